import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

import type { INodeProperties } from 'n8n-workflow';

import type { Operation, Resource } from '../../../nodes/shared/operation.ts';
import { vendors } from '../../../vendors.mts';

const ROOT = resolve(__dirname, '../../..');
const requireSource = createRequire(import.meta.url);

function resourcesOf(folder: string): Resource[] {
	const module = requireSource(join(ROOT, 'nodes', folder, 'resources/index.ts'));
	return (module as { resources: Resource[] }).resources;
}

const operations = vendors.flatMap(({ folder }) =>
	resourcesOf(folder).flatMap((resource) =>
		resource.operations.map(
			(operation): [string, { folder: string; resource: Resource; operation: Operation }] => [
				`${folder} ${resource.value}:${operation.value}`,
				{ folder, resource, operation },
			],
		),
	),
);

/** Every parameter of an operation, nested ones too. */
function parametersIn(properties: INodeProperties[] = []): INodeProperties[] {
	return properties.flatMap((property) => [
		property,
		...(property.options ?? []).flatMap((option) => {
			if ('values' in option) return parametersIn(option.values);
			return 'displayName' in option ? parametersIn([option]) : [];
		}),
	]);
}

describe.each(operations)('%s', (_name, { folder, resource, operation }) => {
	const parameters = parametersIn([...(operation.properties ?? []), ...(operation.options ?? [])]);

	test('is described for people and for AI agents', () => {
		expect(operation.name).toMatch(/^[A-Z]/);
		expect(operation.action).toMatch(/^[A-Z]/);
		expect(operation.action).not.toMatch(/ (a|an|the) /);
		expect(operation.description.length).toBeGreaterThan(8);
	});

	test('says which record it changes, so that items of the same one keep their order', () => {
		// A request has its path for that; what several calls are about only the operation knows.
		if (operation.kind === 'write' && 'run' in operation) expect(operation.subject).toBeDefined();
	});

	test('has texts as n8n wants them', () => {
		for (const { displayName, description, placeholder, type } of parameters) {
			expect(displayName).toMatch(/^[A-Z0-9]/);
			// One sentence ends without a period, several end with one.
			if (description && !/[.!?] /.test(description)) expect(description).not.toMatch(/\.$/);
			if (type === 'boolean' && description) expect(description).toMatch(/^Whether /);
			const isExample = placeholder !== undefined && !/^(Add|Choose|Set) /.test(placeholder);
			if (isExample) expect(placeholder).toMatch(/^e\.g\. /);
		}
	});

	test('calls no two inputs the same, and no two buttons', () => {
		const shown = operation.properties ?? [];
		const names = shown.map(({ displayName }) => displayName);
		expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
		const buttons = shown
			.filter(({ type }) => type === 'collection' || type === 'fixedCollection')
			.map(({ placeholder }) => placeholder);
		expect(buttons.filter((text, index) => buttons.indexOf(text) !== index)).toEqual([]);
	});

	test('reads no parameter name twice with different meanings', () => {
		const names = (operation.properties ?? []).map(
			({ name, displayOptions }) => `${name} ${JSON.stringify(displayOptions ?? {})}`,
		);
		expect(new Set(names).size).toBe(names.length);
	});

	// The output of a custom call is whatever the vendor answers.
	if (resource.value === 'customApiCall') return;

	test('has an output schema', () => {
		const file = join(
			ROOT,
			'nodes',
			folder,
			'__schema__/v1.0.0',
			resource.value,
			`${operation.value}.json`,
		);
		expect(existsSync(file)).toBe(true);
		const schema = JSON.parse(readFileSync(file, 'utf8')) as { type: string; version: number };
		expect(schema).toMatchObject({ type: 'object', version: 1 });
	});
});

test.each(vendors)('$name: actions are told apart', ({ folder }) => {
	const actions = resourcesOf(folder).flatMap(({ operations: list }) =>
		list.map(({ action }) => action),
	);
	expect(actions.filter((action, index) => actions.indexOf(action) !== index)).toEqual([]);
});
