import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import type { INodeProperties, INodeTypeDescription } from 'n8n-workflow';
import { validateFieldType } from 'n8n-workflow';

import { replaceBetween } from '../../../scripts/lib/pages.mts';
import * as measures from '../../../scripts/lib/verification/measures.mts';
import { verificationTables } from '../../../scripts/lib/verification/page.mts';
import { subjectsFrom } from '../../../scripts/lib/verification/subjects.mts';
import { credentialType, nodeType } from '../../support/nodes.mts';

const subjects = subjectsFrom((_folder, name) => nodeType(name), credentialType);

test('docs/verification.md is up to date (npm run generate -- verification)', () => {
	const page = readFileSync(resolve(__dirname, '../../../docs/verification.md'), 'utf8');
	expect(page).toBe(replaceBetween(page, 'verification', verificationTables(subjects)));
});

describe('what is measured', () => {
	const field = (displayName: string, more: Partial<INodeProperties> = {}): INodeProperties => ({
		displayName,
		name: displayName.toLowerCase().replaceAll(' ', ''),
		type: 'string',
		default: '',
		...more,
	});

	function node(...properties: INodeProperties[]): INodeTypeDescription {
		const resource = field('Resource', {
			name: 'resource',
			type: 'options',
			options: [{ name: 'Lead', value: 'lead' }],
		});
		const operation = field('Operation', {
			name: 'operation',
			type: 'options',
			displayOptions: { show: { resource: ['lead'] } },
			options: [
				{ name: 'Get', value: 'get', action: 'Get lead', description: 'Gets the leads' },
				{ name: 'Merge', value: 'merge', action: 'Merge', description: 'Join two leads' },
			],
		});
		return { name: 'x', properties: [resource, operation, ...properties] } as INodeTypeDescription;
	}

	const shownFor = (operation: string, more: Record<string, unknown[]> = {}) =>
		({
			displayOptions: { show: { resource: ['lead'], operation: [operation], ...more } },
		}) as Partial<INodeProperties>;

	test('descriptions that are missing, at any depth', () => {
		const found = measures.withoutDescription(
			node(
				field('Email', { description: 'Where the contract goes' }),
				field('Phone', shownFor('get')),
				field('Fields', {
					type: 'collection',
					options: [
						field('City'),
						field('Rows', {
							type: 'fixedCollection',
							options: [{ displayName: 'Row', name: 'row', values: [field('Cell')] }],
						}),
					],
				}),
				field('Mind this', { type: 'notice' }),
			),
		);
		expect(found).toEqual(['lead: Phone', 'Fields > City', 'Fields > Rows > Cell']);
	});

	test('descriptions that say nothing new', () => {
		const found = measures.withEmptyDescription(
			node(
				field('Last Name', { description: 'The last name' }),
				field('Last Name', { description: 'As in the passport' }),
			),
		);
		expect(found).toEqual(['Last Name']);
		expect(measures.withRepeatedAction(node())).toEqual(['lead:get']);
	});

	test('actions that need their resource beside them', () => {
		expect(measures.withUnclearAction(node())).toEqual(['lead:merge']);
	});

	test('display names that one operation has twice, unless only one of them can be seen', () => {
		expect(
			measures.withSharedName(
				node(
					field('Name', shownFor('get')),
					field('Name', shownFor('merge')),
					field('Value', shownFor('get', { kind: ['a'] })),
					field('Value', shownFor('get', { kind: ['b'] })),
				),
			),
		).toEqual([]);
		expect(
			measures.withSharedName(
				node(
					field('Name', shownFor('get')),
					field('Fields', { ...shownFor('get'), type: 'collection', options: [field('Name')] }),
					field('Rows', {
						...shownFor('get'),
						type: 'fixedCollection',
						typeOptions: { multipleValues: true },
						options: [{ displayName: 'Row', name: 'row', values: [field('Name')] }],
					}),
				),
			),
		).toEqual(['lead:get Fields > Name']);
	});

	test('locators', () => {
		const list = { displayName: 'From List', name: 'list', type: 'list' } as const;
		const id = { displayName: 'By ID', name: 'id', type: 'string' } as const;
		const locator = (name: string, modes: INodeProperties['modes']) =>
			field(name, { type: 'resourceLocator', modes });
		const found = node(
			locator('Backwards', [id, list]),
			locator('Good', [
				{
					...list,
					typeOptions: { searchListMethod: 'x', slowLoadNotice: { message: 'x', timeout: 1 } },
				},
				id,
			]),
		);
		expect(measures.withoutList(found)).toEqual(['Backwards']);
		expect(measures.withoutSlowLoadNotice(found)).toEqual(['Backwards']);
		expect(measures.withoutUrlMode(found)).toEqual(['Backwards', 'Good']);
	});
});

/** Why no parameter has `validateType`: n8n would change values before the nodes can refuse them. */
describe("n8n's validateType", () => {
	test('makes 0 out of an expression that gave nothing', () => {
		expect(validateFieldType('amount', '', 'number')).toMatchObject({ valid: true, newValue: 0 });
	});

	test("makes a moment of the server's time zone out of a day", () => {
		const result = validateFieldType('day', '2026-01-15', 'dateTime') as { newValue?: unknown };
		expect(typeof result.newValue).toBe('object');
		expect(Number(result.newValue)).toBe(new Date(2026, 0, 15).getTime());
	});
});
