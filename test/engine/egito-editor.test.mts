import type { IDataObject } from 'n8n-workflow';

import type { EgitoState } from '../../sandbox/vendors/egito.mts';
import { credentials } from '../../sandbox/vendors/egito.mts';
import { mapFields, type NodeRun, searchList } from '../support/engine.mts';
import { useSandbox } from '../support/sandbox.mts';

/** What the editor asks while somebody fills in the node: pickers and the mapper. */

const sandbox = useSandbox('egito');
const egito = () => sandbox.vendor<EgitoState>('egito');

let user = '';
let users = 0;

// A process remembers the login of a credential, so each test has a user of its own.
beforeEach(() => {
	user = `editor${(users += 1)}@sandbox`;
	egito().state.users[user] = structuredClone(egito().state.users['api@sandbox']);
});

const node = (parameters: IDataObject): NodeRun => {
	const { type, data } = credentials(egito().url);
	return { node: 'egito', parameters, credentials: { type, data: { ...data, username: user } } };
};

const search = async (parameters: IDataObject, filter?: string) =>
	(await searchList({ ...node(parameters), method: 'searchRecords', filter })).results;

const fields = async (parameters: IDataObject) =>
	(await mapFields({ ...node(parameters), method: 'getRecordFields' })).fields;

describe('record picker', () => {
	it.each([
		['lead', 'Piotr Zieliński (102)', '102'],
		['account', 'Tartak Dębowy (202)', '202'],
		['contact', 'Ewa Wiśniewska (301)', '301'],
		['opportunity', 'Delivery fleet (401)', '401'],
	])('shows every %s by name', async (resource, name, value) => {
		expect(await search({ resource, operation: 'get' })).toContainEqual({ name, value });
	});

	it('searches in what came back, names and IDs', async () => {
		const parameters = { resource: 'lead', operation: 'get' };
		expect(await search(parameters, 'nowak')).toEqual([{ name: 'Anna Nowak (101)', value: '101' }]);
		expect(await search(parameters, '102')).toHaveLength(1);
		expect(await search(parameters, 'nobody')).toEqual([]);
	});

	it('reads as the options of the node say', async () => {
		Object.assign(egito().state.tenant, { listEnvelope: 'a' });
		const options = { requestMethod: 'POST', recordsProperty: 'a' };
		const found = await search({ resource: 'lead', operation: 'getMany', options });

		expect(found).toHaveLength(2);
		expect(egito().requests.at(-1)?.method).toBe('POST');
	});

	it('takes the named type, and asks for it when it is missing', async () => {
		const other = { resource: 'other', operation: 'get' };
		expect(await search({ ...other, recordType: 'Contact' })).toHaveLength(1);
		await expect(search(other)).rejects.toThrow("'Record Type' is empty");
	});

	it('says what went wrong', async () => {
		egito().state.users[user].rights.Lead = [];
		await expect(search({ resource: 'lead', operation: 'get' })).rejects.toThrow(
			'the right READ for Lead',
		);
	});
});

describe('record picker, a long list', () => {
	const get = { resource: 'lead', operation: 'get' };
	const pages = { positionParameter: 'page', sizeParameter: 'max', size: 50, first: 1 };
	const paged = { ...get, options: { pagination: { pages } } };

	beforeEach(() => {
		egito().state.records.Lead = Array.from({ length: 130 }, (_, i) => ({
			id: String(i + 1),
			name: `P${String(i).padStart(3, '0')}`,
		}));
	});

	const page = async (parameters: IDataObject, filter?: string, paginationToken?: string) =>
		await searchList({ ...node(parameters), method: 'searchRecords', filter, paginationToken });
	const asked = () => egito().requests.filter(({ operationId }) => operationId === 'leadList');

	it('gives a page, and the next one when somebody scrolls', async () => {
		const first = await page(get);
		const second = await page(get, undefined, first.paginationToken as string);
		const third = await page(get, undefined, second.paginationToken as string);

		expect([first, second, third].map(({ results }) => results.length)).toEqual([50, 50, 30]);
		expect(third.paginationToken).toBeUndefined();
		expect(third.results.at(-1)?.name).toBe('P129 (130)');
	});

	it('searches in the whole list', async () => {
		const { results } = await page(get, 'p128');
		expect(results).toEqual([{ name: 'P128 (129)', value: '129' }]);
	});

	it('fetches no more pages of Egito than it shows, and searches in all of them', async () => {
		egito().state.tenant.paging = {
			position: 'page',
			counts: 'pages',
			first: 1,
			size: 'max',
			defaultSize: 50,
		};
		expect((await page(paged)).results).toHaveLength(50);
		expect(asked()).toHaveLength(2);
		expect((await page(paged, 'p128')).results).toHaveLength(1);
		expect((await page(get, 'p128')).results).toHaveLength(0);
	});

	it('takes wrapped records, and no value for an ID', async () => {
		egito().fault({
			kind: 'edit',
			times: 9,
			edit: (reply) => ({
				...reply,
				body: {
					leads: [
						{ id: 7, name: 'Ewa' },
						{ name: 'Fleet', value: '48000' },
					],
					errors: [],
				},
			}),
		});
		expect(await search(get)).toEqual([{ name: 'Ewa (7)', value: '7' }]);
	});

	it('says when the list cannot be read', async () => {
		egito().fault({ kind: 'answer', body: 'Trwa aktualizacja', times: 9 });
		await expect(search(get)).rejects.toThrow('does not document');
	});
});

describe('picker for lead sources', () => {
	it('shows labels and searches them', async () => {
		const parameters = node({ resource: 'lead', operation: 'create' });
		const all = await searchList({ ...parameters, method: 'searchLeadSources' });
		const fair = await searchList({ ...parameters, method: 'searchLeadSources', filter: 'FAIR' });

		expect(all.results.map(({ name }) => name)).toEqual([
			'Recommendation',
			'Trade fair',
			'Website',
		]);
		expect(fair.results).toEqual([{ name: 'Trade fair', value: '12' }]);
	});
});

describe('field mapper', () => {
	it('learns names and kinds of fields from existing records', async () => {
		const learned = await fields({
			resource: 'account',
			operation: 'create',
			moreFields: 'mapper',
		});

		expect(learned.map(({ id, type }) => [id, type])).toEqual([
			['name', 'string'],
			['industryId', 'number'],
			['relationshipTypeId', 'number'],
			['mainPhoneNumber.prefix', 'string'],
			['mainPhoneNumber.suffix', 'string'],
			['mainAddress.city', 'string'],
		]);
	});

	it('offers the values of a dictionary that the user names', async () => {
		const learned = await fields({
			resource: 'account',
			operation: 'create',
			moreFields: 'mapper',
			dictionaryFields: { values: [{ field: 'industryId', dictionary: 'industry' }] },
		});

		expect(learned.find(({ id }) => id === 'industryId')).toMatchObject({
			type: 'options',
			options: [
				{ name: 'Construction', value: '21' },
				{ name: 'Food', value: '22' },
				{ name: 'Logistics', value: '23' },
			],
		});
	});

	it('leaves out what a lead has inputs for, and knows the dictionary of its source by name', async () => {
		const lead = await fields({ resource: 'lead', operation: 'create', moreFields: 'mapper' });
		const named = await fields({
			resource: 'other',
			recordType: 'Lead',
			operation: 'create',
			moreFields: 'mapper',
		});

		expect(lead).toEqual([]);
		expect(named.find(({ id }) => id === 'sourceId')?.options).toHaveLength(3);
	});

	it('obeys Request Method and ID Parameter Name', async () => {
		egito().state.tenant.idParameter = 'recordId';
		const learned = await fields({
			resource: 'account',
			operation: 'create',
			moreFields: 'mapper',
			options: { requestMethod: 'POST', idParameterName: 'recordId', bodyFormat: 'json' },
		});

		expect(learned.map(({ id }) => id)).toContain('mainAddress.city');
		const asked = egito().requests.filter(({ operationId }) => operationId !== 'token');
		expect(asked.map(({ method }) => method)).toEqual(['POST', 'POST', 'POST']);
		expect(asked.slice(1).map(({ body }) => body)).toEqual([
			{ recordId: '202' },
			{ recordId: '201' },
		]);
	});

	it.each([403, 404, 500])('shows what the list gave when get is refused (%i)', async (status) => {
		egito().fault({
			kind: 'status',
			status,
			body: { errors: ['No'] },
			times: 9,
			match: { operationId: 'accountGet' },
		});
		const learned = await fields({ resource: 'account', operation: 'create' });
		expect(learned.map(({ id }) => id)).toContain('industryId');
	});

	it("never learns from another record's answer, nor from a page", async () => {
		egito().fault({
			kind: 'edit',
			times: 9,
			match: { operationId: 'accountGet' },
			edit: (reply) => ({ ...reply, body: { id: 999, secretField: 'x' } }),
		});
		const learned = await fields({ resource: 'account', operation: 'create' });
		expect(learned.map(({ id }) => id)).not.toContain('secretField');
	});

	it('takes the kind of a value from a record that has one', async () => {
		egito().fault({
			kind: 'edit',
			times: 9,
			match: { operationId: 'contactList' },
			edit: (reply) => ({
				...reply,
				body: [
					{ id: 9, active: null },
					{ id: 8, active: true },
				],
			}),
		});
		const learned = await fields({ resource: 'contact', operation: 'create' });
		expect(learned).toMatchObject([{ id: 'active', type: 'boolean' }]);
	});

	it('offers names to try while there is no record, and says that they are guesses', async () => {
		egito().state.records.Contact = [];
		const guessed = await fields({ resource: 'contact', operation: 'create' });
		expect(guessed.map(({ id }) => id)).toContain('surname');
		for (const { displayName } of guessed) expect(displayName).toContain('a guess');
	});

	it('has nothing to offer for a type that nobody published while there is no record', async () => {
		sandbox.expectRefusals();
		egito().fault({
			kind: 'answer',
			body: '[]',
			times: 9,
			headers: { 'content-type': 'application/json' },
		});
		const other = { resource: 'other', recordType: 'Offer', operation: 'create' };
		const { fields: none, emptyFieldsNotice } = await mapFields({
			...node(other),
			method: 'getRecordFields',
		});
		expect(none).toEqual([]);
		expect(emptyFieldsNotice).toContain('no record of this type yet');
	});
});
