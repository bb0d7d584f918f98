import type { IDataObject } from 'n8n-workflow';

import type { EgitoState } from '../../sandbox/vendors/egito.mts';
import { credentials } from '../../sandbox/vendors/egito.mts';
import { mapFields, type NodeRun, searchList } from '../support/engine.mts';
import { useSandbox } from '../support/sandbox.mts';

/** What the editor asks while somebody fills in the node: pickers and the mapper. */

const sandbox = useSandbox('egito');
const egito = () => sandbox.vendor<EgitoState>('egito');

const node = (parameters: IDataObject): NodeRun => ({
	node: 'egito',
	parameters,
	credentials: credentials(egito().url),
});

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
		egito().state.users['api@sandbox'].rights.Lead = [];
		await expect(search({ resource: 'lead', operation: 'get' })).rejects.toThrow(
			'the right READ for Lead',
		);
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

		expect(lead.map(({ id }) => id)).toEqual(['email']);
		expect(named.find(({ id }) => id === 'sourceId')?.options).toHaveLength(3);
	});

	it('has nothing to offer while there is no record', async () => {
		egito().state.records.Opportunity = [];
		expect(await fields({ resource: 'opportunity', operation: 'create' })).toEqual([]);
	});
});
