import type { INodeProperties } from 'n8n-workflow';

import { displayNamesOf, operationFor } from '../../../nodes/shared/lookup.ts';
import type { Operation, Resource } from '../../../nodes/shared/operation.ts';
import { plainSource } from '../../../nodes/shared/source.ts';

const operation = (value: string, more: Partial<Operation> = {}) =>
	({ name: value, value, kind: 'read', ...more }) as Operation;
const resources = [
	{ name: 'Lead', value: 'lead', operations: [operation('create'), operation('get')] },
	{ name: 'Account', value: 'account', operations: [operation('get')] },
] as Resource[];
const wanted = (resource: string, value: string) => {
	return operationFor(plainSource({ resource, operation: value }), resources);
};

describe('the operation that an item asks for', () => {
	test('is the one of its resource', () => {
		expect(wanted('lead', 'get')).toBe(resources[0].operations[1]);
		expect(wanted('account', 'get')).toBe(resources[1].operations[0]);
	});

	test.each([
		['account', 'create'],
		['invoice', 'get'],
	])('%s: %s does not exist', (resource, value) => {
		expect(() => wanted(resource, value)).toThrow(
			`'operation' '${value}' does not exist for the resource '${resource}'. Choose the resource and the operation again.`,
		);
	});
});

describe('names for messages', () => {
	const text = (name: string, displayName: string) =>
		({ name, displayName, type: 'string', default: '' }) as INodeProperties;
	const properties = [
		text('email', 'E-Mail'),
		{
			...text('additionalFields', 'Additional Fields'),
			type: 'collection',
			options: [text('phone', 'Phone')],
		},
		{
			...text('customFields', 'Custom Fields'),
			type: 'fixedCollection',
			options: [{ name: 'values', displayName: 'Field', values: [text('value', 'Value')] }],
		},
		{ ...text('sort', 'Sort'), type: 'options', options: [{ name: 'Newest', value: 'newest' }] },
	] as INodeProperties[];
	const names = displayNamesOf(
		operation('create', { properties, options: [text('force', 'Force')] }),
	);

	test.each([
		['email', 'E-Mail'],
		['additionalFields', 'Additional Fields'],
		['additionalFields.phone', 'Phone'],
		['customFields.values.value', 'Value'],
		['options.force', 'Force'],
		['options.batching.batch.batchSize', 'Items per Batch'],
		// 'Execute and Wait' takes one item at a time, not 'Operation'.
		['operation', 'create'],
	])('%s is %s to users', (name, displayName) => expect(names.get(name)).toBe(displayName));

	test('the choices of a parameter are none', () => {
		expect([...names.keys()].filter((name) => name.startsWith('sort'))).toEqual(['sort']);
	});

	test('without an operation there is the name of the one that is missing', () => {
		expect([...displayNamesOf(undefined)]).toEqual([['operation', 'Operation']]);
	});
});
