import type { INodeProperties } from 'n8n-workflow';

import {
	describe as describeNode,
	optionsOf,
	propertiesOf,
} from '../../../nodes/shared/describe.ts';
import type { Operation, Resource } from '../../../nodes/shared/operation.ts';

const operation = (value: string, more: Partial<Operation> = {}): Operation =>
	({
		name: value.toUpperCase(),
		value,
		action: `${value} thing`,
		description: value,
		kind: 'read',
		request: () => ({ method: 'GET', path: '/' }),
		...more,
	}) as Operation;
const id = { displayName: 'ID', name: 'id', type: 'string', default: '' } as const;
const thing: Resource = {
	name: 'Thing',
	value: 'thing',
	operations: [
		operation('update', { properties: [{ ...id, displayOptions: { show: { mode: ['x'] } } }] }),
		operation('get', { properties: [id] }),
		operation('delete', {
			properties: [id],
			options: [{ displayName: 'Force', name: 'force', type: 'boolean', default: false }],
		}),
	],
};
const properties = describeNode([
	thing,
	{ name: 'Alpha', value: 'alpha', operations: [operation('get')] },
]);
const named = (name: string) => properties.filter((property) => property.name === name);

describe('parameters made from resources', () => {
	test('selectors are sorted and default to the first as written', () => {
		const [resource] = named('resource');
		expect(resource.options?.map(({ name }) => name)).toEqual(['Alpha', 'Thing']);
		expect(resource.default).toBe('thing');
		const [operations] = named('operation');
		expect(operations.options?.map(({ name }) => name)).toEqual(['DELETE', 'GET', 'UPDATE']);
		expect(operations.displayOptions).toEqual({ show: { resource: ['thing'] } });
	});

	test('a parameter that operations share is listed once, other conditions are kept', () => {
		expect(named('id').map(({ displayOptions }) => displayOptions?.show)).toEqual([
			{ mode: ['x'], resource: ['thing'], operation: ['update'] },
			{ resource: ['thing'], operation: ['get', 'delete'] },
		]);
	});

	test('shared parameters keep the order of each operation', () => {
		const field = (name: string) => ({ ...id, displayName: name, name });
		const [a, b, c] = ['a', 'b', 'c'].map(field);
		const operations = [
			operation('create', { properties: [a, c] }),
			operation('update', { properties: [a, b, c] }),
			operation('odd', { properties: [c, a] }),
		];
		const names = describeNode([{ name: 'X', value: 'x', operations }])
			.map(({ name }) => name)
			.filter((name) => /^[abc]$/.test(name));
		expect(names).toEqual(['a', 'b', 'c']);
	});

	test('every operation has Options with the common entries, sorted', () => {
		const collections = named('options').map(({ displayOptions, options }) => ({
			shown: displayOptions?.show,
			names: options?.map(({ name }) => name),
		}));
		const common = ['batching', 'maxRetries', 'previewRequest', 'timeout'];
		expect(collections).toEqual([
			{ shown: { resource: ['thing'], operation: ['update', 'get'] }, names: common },
			{
				shown: { resource: ['thing'], operation: ['delete'] },
				names: ['batching', 'force', 'maxRetries', 'previewRequest', 'timeout'],
			},
			{ shown: { resource: ['alpha'], operation: ['get'] }, names: common },
		]);
	});

	test('Preview Request is on as soon as somebody adds it', () => {
		const previews = named('options').flatMap(({ options }) =>
			(options as INodeProperties[]).filter(({ name }) => name === 'previewRequest'),
		);
		expect(previews).toHaveLength(3);
		expect(previews.every((preview) => preview.default === true)).toBe(true);
	});
});

describe('what an operation has because of what it is', () => {
	const paging = { pageSize: 1 } as never;
	const field = { ...id, name: 'field' };
	const filters = { ...id, name: 'filters', type: 'collection' } as const;
	const rows = { ...id, name: 'rows', type: 'fixedCollection' } as const;
	const namesOf = (more: object) =>
		propertiesOf(operation('x', more as never)).map(({ name }) => name);

	test.each([
		[{}, []],
		[{ properties: [field] }, ['field']],
		[{ paging }, ['returnAll', 'limit']],
		[{ list: true }, ['returnAll', 'limit']],
		[{ paging: undefined, list: undefined }, []],
		[{ paging, properties: [field] }, ['field', 'returnAll', 'limit']],
		[{ paging, properties: [field, filters] }, ['field', 'returnAll', 'limit', 'filters']],
		[{ paging, properties: [rows, field] }, ['returnAll', 'limit', 'rows', 'field']],
	])('%#', (more, names) => {
		expect(namesOf(more)).toEqual(names);
	});

	test('simplifying has a choice of its own', () => {
		const [first] = namesOf({ simplify: () => ({}) });
		expect(first).toBe('simplify');
		expect(namesOf({ simplify: undefined })).toEqual([]);
	});

	test('a list says what becomes of one that is not whole', () => {
		const options = (more: object) =>
			optionsOf(operation('x', more as never)).map(({ name }) => name);
		expect(options({ paging })).toContain('ifIncomplete');
		expect(options({})).not.toContain('ifIncomplete');
	});

	test('the selectors are what n8n wants', () => {
		const resources = [
			{ ...thing, description: 'Things' },
			{ name: 'Alpha', value: 'alpha', operations: [operation('get')] },
		];
		const [resource, operations] = describeNode(resources);
		expect(resource).toEqual({
			displayName: 'Resource',
			name: 'resource',
			type: 'options',
			noDataExpression: true,
			options: [
				{ name: 'Alpha', value: 'alpha' },
				{ name: 'Thing', value: 'thing', description: 'Things' },
			],
			default: 'thing',
		});
		expect(operations).toMatchObject({
			displayName: 'Operation',
			name: 'operation',
			type: 'options',
			noDataExpression: true,
			default: 'update',
		});
	});
});
