import type { INodeProperties } from 'n8n-workflow';

import { Flowii } from '../../../nodes/Flowii/Flowii.node.ts';
import { FlowiiTrigger } from '../../../nodes/Flowii/FlowiiTrigger.node.ts';
import { resources } from '../../../nodes/Flowii/resources/index.ts';
import { codeLists, tables } from '../../../nodes/Flowii/tables/index.ts';
import {
	camelCase,
	type Field,
	isPickable,
	type PartTable,
	type Table,
	verbsOf,
} from '../../../nodes/Flowii/tables/table.ts';
import { optionsOf, propertiesOf } from '../../../nodes/shared/describe.ts';

const parts: PartTable[] = tables.flatMap(({ parts: own = [] }) => own);
const all: Table[] = [...tables, ...parts];

function withChildren(fields: readonly Field[]): Field[] {
	return fields.flatMap((field) =>
		field.kind === 'child' ? [field, ...withChildren(field.fields)] : [field],
	);
}

/** Every parameter of a node, those inside of collections included. */
function everyProperty(properties: INodeProperties[]): INodeProperties[] {
	return properties.flatMap((property) => [
		property,
		...(property.options ?? []).flatMap((option) => {
			if ('values' in option) return everyProperty(option.values);
			return 'displayName' in option && 'type' in option ? everyProperty([option]) : [];
		}),
	]);
}

describe('the tables of FLOWii', () => {
	test.each(all)('$value: names are kebab-case and occur once', ({ fields, filters = [] }) => {
		for (const list of [
			fields,
			filters,
			...fields.map((field) => ('fields' in field ? field.fields : [])),
		]) {
			const names = list.map(({ name }) => name);
			expect(names.filter((name) => !/^[a-z]+(-[a-z]+)*$/.test(name))).toEqual([]);
			expect(names).toEqual([...new Set(names)]);
		}
	});

	test.each(all)('$value: meanings of numbers are unique', ({ fields, filters = [] }) => {
		for (const field of withChildren([...fields, ...filters])) {
			if (field.kind !== 'choice') continue;
			const values = field.choices.map(({ value }) => value);
			expect(values).toEqual([...new Set(values)]);
			const names = field.choices.map(({ name }) => name);
			expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
		}
	});

	test.each(all)('$value: what depends on a field stands beside it', ({ fields, filters = [] }) => {
		for (const list of [fields, filters]) {
			const names = list.map(({ name }) => name);
			const parents = list.flatMap((field) =>
				'under' in field && field.under ? [field.under] : [],
			);
			expect(parents.filter((name) => !names.includes(name))).toEqual([]);
		}
	});

	test('owners and pickable records have a list and can be read', () => {
		const owners = all.flatMap(({ below }) => below?.owners ?? []);
		for (const owner of owners) expect(tables.map(({ value }) => value)).toContain(owner);
		const pickable = tables.filter(isPickable);
		expect(pickable.map(({ value }) => value).sort()).toEqual([
			'businessCase',
			'cashFlow',
			'event',
			'good',
			'notification',
			'order',
			'partner',
			'task',
			'user',
		]);
		for (const table of pickable) expect(verbsOf(table)).toContain('getMany');
	});

	test('code lists that others depend on can be read below an entry', () => {
		const links = all.flatMap(({ fields, filters = [] }) => withChildren([...fields, ...filters]));
		for (const field of links) {
			if (field.kind !== 'link' || !field.under || !field.from) continue;
			const list = codeLists[field.from as keyof typeof codeLists];
			expect([field.name, list?.children]).toEqual([field.name, expect.any(String)]);
		}
	});
});

/** Fields of bodies and filters: what becomes a parameter. */
function inputsOf({ fields, filters = [] }: Table): Field[] {
	const isInput = ({ only }: Field) => only !== 'read';
	return withChildren([...fields, ...filters].filter(isInput)).filter(isInput);
}

describe('the texts of the tables of FLOWii', () => {
	// Of records that are only read no field is a parameter.
	const written = all.filter(({ verbs }) => verbs.create ?? verbs.update);

	test.each(written)('$value: every field is described', (table) => {
		const silent = inputsOf(table).filter(
			({ description, ...field }) =>
				description === undefined && !('many' in field && field.kind === 'link'),
		);
		expect(silent.map(({ name }) => name)).toEqual([]);
	});

	test.each(written)('$value: descriptions say more than labels', (table) => {
		const words = (text: string): string[] => text.toLowerCase().match(/[a-z]+/g) ?? [];
		for (const { label, description } of inputsOf(table)) {
			const more = words(description ?? 'something else').filter(
				(word) => word.length > 2 && !words(label).includes(word),
			);
			expect([label, more.length > 0]).toEqual([label, true]);
		}
	});
});

describe.each([
	['node', new Flowii()],
	['trigger', new FlowiiTrigger()],
])('the FLOWii %s', (_, { description, methods }) => {
	const properties = everyProperty(description.properties);

	test('has a method behind every picker', () => {
		const provided: Record<string, object> = { ...methods };
		for (const property of properties) {
			for (const { typeOptions } of property.modes ?? []) {
				if (typeOptions?.searchListMethod) {
					expect(provided.listSearch).toHaveProperty(String(typeOptions.searchListMethod));
				}
			}
			const { loadOptionsMethod, resourceMapper } = property.typeOptions ?? {};
			if (loadOptionsMethod) expect(provided.loadOptions).toHaveProperty(String(loadOptionsMethod));
			if (resourceMapper) {
				expect(provided.resourceMapping).toHaveProperty(
					String(resourceMapper.resourceMapperMethod),
				);
			}
		}
	});

	test('offers no picker that nothing uses', () => {
		const used = new Set(
			properties.flatMap(({ modes = [] }) =>
				modes.map(({ typeOptions }) => String(typeOptions?.searchListMethod)),
			),
		);
		const searches = Object.keys((methods as { listSearch: object }).listSearch);
		// The trigger shares the node's functions and uses only one of them.
		if (description.name === 'flowii')
			expect(searches.filter((name) => !used.has(name))).toEqual([]);
		else expect(used).toContain('searchCompany');
	});

	test('sorts its choices and always has a default', () => {
		for (const property of properties) {
			expect([property.name, property.default]).toEqual([property.name, expect.anything()]);
			if (property.type !== 'collection' || property.name === 'options') continue;
			const names = (property.options ?? []).map((option) =>
				'displayName' in option ? option.displayName : option.name,
			);
			expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
		}
	});
});

describe('the operations of FLOWii', () => {
	test.each(resources)('$value: each is named once and described', ({ operations }) => {
		const values = operations.map(({ value }) => value);
		expect(values).toEqual([...new Set(values)]);
		for (const { name, action, description } of operations) {
			expect([name, action, description].every((text) => text.length > 2)).toBe(true);
			expect(action).toMatch(/^[A-Z][^A-Z]*( (PDF|XML|API|Pohoda).*)?$/);
			expect(description.endsWith('.')).toBe(false);
		}
	});

	test.each(resources)(
		'$value: parameters of one operation have names of their own',
		(resource) => {
			for (const operation of resource.operations) {
				const properties = [...propertiesOf(operation), ...optionsOf(operation)];
				const labels = everyProperty(properties).map(({ displayName }) => displayName);
				expect(labels.filter((label, index) => labels.indexOf(label) !== index)).toEqual([]);
			}
		},
	);

	test('descriptions do not repeat actions', () => {
		const repeating = resources.flatMap(({ operations }) =>
			operations.filter(({ action, description }) => {
				const plain = (text: string) => text.toLowerCase().replace(/\b(an?|the|one) /g, '');
				return plain(description).startsWith(plain(action));
			}),
		);
		expect(repeating.map(({ action }) => action)).toEqual([]);
	});

	// n8n leaves what is set by default out of saved workflows: another default changes their meaning.
	test('what a new node is set to stays the same', () => {
		expect(resources[0].value).toBe('partner');
		expect(
			Object.fromEntries(resources.map(({ value, operations }) => [value, operations[0].value])),
		).toEqual({
			attendance: 'create',
			bankTransaction: 'create',
			businessCase: 'create',
			cashFlow: 'create',
			codeList: 'getMany',
			company: 'getMany',
			contact: 'getMany',
			customApiCall: 'send',
			customField: 'getMany',
			document: 'create',
			email: 'getMany',
			event: 'create',
			file: 'getMany',
			good: 'get',
			notification: 'getMany',
			order: 'create',
			partner: 'getMany',
			plannedAbsence: 'create',
			summary: 'getHome',
			task: 'create',
			user: 'get',
		});
	});

	test('no resource starts with deletion unless it has nothing else', () => {
		for (const { operations } of resources) {
			if (operations.length > 1) expect(operations[0].value).not.toBe('delete');
		}
	});

	test('every operation but the list of companies can choose the company', () => {
		const without = resources.flatMap((resource) =>
			resource.operations
				.filter(({ properties = [] }) => !properties.some(({ name }) => name === 'company'))
				.map(({ value }) => `${resource.value}:${value}`),
		);
		expect(without).toEqual(['company:getMany']);
	});
});

test('parameters carry the camelCase of the names of FLOWii', () => {
	expect(camelCase('ic-dph')).toBe('icDph');
	expect(camelCase('anticipated-income-amount')).toBe('anticipatedIncomeAmount');
	expect(camelCase('name')).toBe('name');
});
