import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Operation, Resource } from '../../../nodes/shared/operation.ts';
import { Parameters } from '../../../nodes/shared/parameters.ts';
import { plainSource } from '../../../nodes/shared/source.ts';
import type { VendorApi } from '../../../nodes/shared/vendor.ts';
import { vendors } from '../../../vendors.mts';

/**
 * Every operation of every vendor reads what it declares and declares what it reads. A source that
 * gives a fitting value for each declared parameter notes every name that is asked for; each choice is
 * tried once, because some parameters are read only with it.
 */

const ROOT = resolve(__dirname, '../../..');
const requireSource = createRequire(import.meta.url);
const load = (folder: string, file: string) =>
	requireSource(join(ROOT, 'nodes', folder, file)) as Record<string, unknown>;

const operations = vendors.flatMap(({ folder, name }) => {
	const { resources } = load(folder, 'resources/index.ts') as { resources: Resource[] };
	const api = load(folder, 'transport.ts')[name] as VendorApi;
	return resources.flatMap((resource) =>
		resource.operations.map((operation): [string, { api: VendorApi; operation: Operation }] => [
			`${folder} ${resource.value}:${operation.value}`,
			{ api, operation },
		]),
	);
});

/** Read only by what fills lists and mappers in the editor, which asks the vendor under these settings. */
const FOR_THE_EDITOR = [
	'dictionaryFields',
	'documentType',
	'exampleExecutionId',
	'options.pagination',
];

/** Dotted names of all parameters, with n8n's description of each. */
function namesIn(
	properties: readonly INodeProperties[] = [],
	prefix = '',
): Map<string, INodeProperties> {
	const names = new Map<string, INodeProperties>();
	for (const property of properties) {
		const name = `${prefix}${property.name}`;
		if (property.type !== 'notice') names.set(name, property);
		for (const option of property.options ?? []) {
			if ('values' in option) {
				for (const [inner, found] of namesIn(option.values, `${name}.${option.name}.`)) {
					names.set(inner, found);
				}
			} else if (property.type === 'collection' && 'displayName' in option) {
				for (const [inner, found] of namesIn([option as INodeProperties], `${name}.`)) {
					names.set(inner, found);
				}
			}
		}
	}
	return names;
}

function valueOf(
	property: INodeProperties,
	chosen: ReadonlyMap<INodeProperties, unknown>,
): unknown {
	if (chosen.has(property)) return chosen.get(property);
	const { type, options = [], typeOptions } = property;
	switch (type) {
		case 'string':
			if (/mail/i.test(property.name)) return 'name@example.com';
			if (/zone/i.test(property.name)) return 'Europe/Warsaw';
			return '12';
		case 'number':
			return 12;
		case 'boolean':
			return true;
		case 'dateTime':
			return '2026-01-31T09:00:00';
		case 'json':
			return '{"a":1}';
		case 'options':
			return property.default;
		case 'multiOptions':
			return options.slice(0, 1).map((option) => ('value' in option ? option.value : ''));
		case 'resourceLocator':
			return { __rl: true, mode: 'id', value: '12' };
		case 'resourceMapper':
			return { mappingMode: 'defineBelow', value: { a: 1 }, matchingColumns: ['a'], schema: [] };
		case 'collection':
			return Object.fromEntries(
				options.map((option) => [option.name, valueOf(option as INodeProperties, chosen)]),
			);
		case 'fixedCollection':
			return Object.fromEntries(
				options.map((group) => {
					const values = 'values' in group ? group.values : [];
					const row = Object.fromEntries(values.map((one) => [one.name, valueOf(one, chosen)]));
					return [group.name, typeOptions?.multipleValues ? [row] : row];
				}),
			);
		default:
			return property.default;
	}
}

/** One run for the defaults, and one for each other value of each choice. */
function runsFor(declared: Map<string, INodeProperties>): Array<Map<INodeProperties, unknown>> {
	const choices = [...declared.values()].flatMap((property) => {
		if (property.type === 'boolean') return [new Map([[property, false as unknown]])];
		if (property.type !== 'options') return [];
		return (property.options ?? []).map(
			(option) => new Map([[property, ('value' in option ? option.value : '') as unknown]]),
		);
	});
	return [new Map<INodeProperties, unknown>(), ...choices];
}

async function readsOf(
	api: VendorApi,
	operation: Operation,
	values: IDataObject,
	reads: Set<string>,
): Promise<unknown> {
	const content = Buffer.from('file');
	const source = plainSource(values, {
		fileNames: ['12'],
		binary: async () => ({
			data: { data: '', mimeType: 'text/plain', fileName: 'a.txt' },
			content,
		}),
	});
	const noted = (name: string) => {
		reads.add(name.replace(/\.\d+(?=\.|$)/g, ''));
		return source.get(name);
	};
	const parameters = new Parameters({ ...source, get: noted, getExtracted: noted });
	try {
		api.input?.(parameters);
		await ('request' in operation ? operation.request(parameters) : operation.input(parameters));
		return undefined;
	} catch (error) {
		return error;
	}
}

describe.each(operations)('%s', (_name, { api, operation }) => {
	const declared = new Map([
		...namesIn(operation.properties),
		...namesIn(operation.options, 'options.'),
	]);

	test('reads what it declares, and declares what it reads', async () => {
		const reads = new Set<string>();
		const errors: unknown[] = [];
		for (const chosen of runsFor(declared)) {
			const all = (properties: readonly INodeProperties[] = []) =>
				Object.fromEntries(properties.map((one) => [one.name, valueOf(one, chosen)]));
			const values = { ...all(operation.properties), options: all(operation.options) };
			errors.push(await readsOf(api, operation, values as IDataObject, reads));
		}
		// A choice may be refused beside the others, but not with an error of JavaScript's own.
		for (const error of errors) {
			if (error !== undefined) expect(error).toMatchObject({ name: 'InputProblem' });
		}
		expect(errors).toContain(undefined);

		const inside = (name: string, other: string) => name.startsWith(`${other}.`);
		const isDeclared = (name: string) =>
			[...declared.keys()].some(
				(known) =>
					known === name ||
					inside(known, name) ||
					(inside(name, known) && declared.get(known)?.type === 'resourceMapper'),
			);
		// What `VendorApi.input` reads is declared by some operations only.
		const ofVendor = new Set<string>();
		api.input?.(
			new Parameters({
				...plainSource({}),
				get: (name) => void ofVendor.add(name),
				getExtracted: (name) => void ofVendor.add(name),
			}),
		);
		expect([...reads].filter((name) => !isDeclared(name) && !ofVendor.has(name))).toEqual([]);

		const isRead = (name: string) =>
			[...reads, ...FOR_THE_EDITOR].some(
				(read) => read === name || inside(name, read) || inside(read, name),
			);
		expect([...declared.keys()].filter((name) => !isRead(name))).toEqual([]);
	});
});
