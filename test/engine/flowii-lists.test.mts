import type { IDataObject } from 'n8n-workflow';

import type { StoredRecord } from '../../sandbox/vendors/flowii.mts';
import { mapFields, searchList } from '../support/engine.mts';
import { nodeType } from '../support/nodes.mts';
import { useSandbox } from '../support/sandbox.mts';
import { byId, COMPANY, flowiiTest } from './flowii-support.mts';

/** Reading at FLOWii: code lists, pages, filters, full and simplified records, pickers. */

const sandbox = useSandbox('flowii');
const flowii = flowiiTest(sandbox);
const { run, sent, calls } = flowii;

describe('FLOWii: code lists', () => {
	/** The calls for all entries, for one, and for those below one. */
	interface CodeList {
		all: string;
		one?: string;
		below?: string;
		needs?: IDataObject;
	}

	const LISTS: Record<string, CodeList> = {
		activityTypes: { all: 'listActivityTypes', one: 'getActivityType' },
		bankAccounts: { all: 'listBankAccounts', one: 'getBankAccount' },
		businessCaseFailures: { all: 'listBusinessCaseFailures', one: 'getBusinessCaseFailure' },
		businessCaseSources: { all: 'listBusinessCaseSources', one: 'getBusinessCaseSource' },
		businessCaseStates: { all: 'listBusinessCaseStates', one: 'getBusinessCaseState' },
		companyData: { all: 'listOwnCompanies', one: 'getOwnCompany' },
		countries: { all: 'listCountries' },
		deliveryTypes: { all: 'listDeliveryTypes', one: 'getDeliveryType' },
		documentCategories: {
			all: 'listDocumentCategories',
			one: 'getDocumentCategory',
			below: 'listDocumentSubcategories',
			needs: { documentType: 4 },
		},
		documentNumberSeries: {
			all: 'listDocumentNumberSeries',
			needs: { documentType: 1, companyData: byId('6021') },
		},
		eventCategories: { all: 'listEventCategories', one: 'getEventCategory' },
		eventTypes: { all: 'listEventTypes', one: 'getEventType' },
		goodCategories: {
			all: 'listGoodCategories',
			one: 'getGoodCategory',
			below: 'listGoodSubcategories',
		},
		orderStates: { all: 'listOrderStates', one: 'getOrderState' },
		orderTypes: { all: 'listOrderTypes', one: 'getOrderType', below: 'listOrderSubtypes' },
		partnerTags: { all: 'listPartnerTags', one: 'getTag' },
		partnerTypes: { all: 'listPartnerTypes', one: 'getPartnerType', below: 'listPartnerSubtypes' },
		paymentMethods: { all: 'listPaymentMethods', one: 'getPaymentMethod' },
		taskCategories: {
			all: 'listTaskCategories',
			one: 'getTaskCategory',
			below: 'listTaskSubcategories',
		},
		units: { all: 'listUnits', one: 'getUnit' },
	};

	test.each(Object.entries(LISTS))('reads %s', async (list, { all, one, below, needs }) => {
		const codeList = { resource: 'codeList', list };
		const many = await run({ ...codeList, operation: 'getMany', returnAll: true, ...needs });
		expect(many.error).toBeUndefined();
		expect(many.json).not.toEqual([]);
		const [first] = many.json;
		expect(first).toMatchObject({ id: expect.stringMatching(/^\d+$/), name: expect.any(String) });

		if (one) {
			const single = await run({ ...codeList, operation: 'get', recordId: first.id });
			expect(single.json).toEqual([expect.objectContaining(first)]);
		}
		if (below) {
			const under = {
				...codeList,
				operation: 'getSubentries',
				recordId: first.id,
				returnAll: true,
			};
			const { json } = await run(under);
			expect(json).toEqual([
				expect.objectContaining({ parentId: first.id, parentName: first.name }),
			]);
		}
		expect(calls()).toEqual([all, one, below].filter(Boolean));
	});

	test('is offered with every list that the contract has', () => {
		const offered = nodeType('flowii').description.properties.find(
			({ name, displayOptions }) =>
				name === 'list' && displayOptions?.show?.operation?.includes('getMany'),
		);
		expect(offered?.options?.map((option) => 'value' in option && option.value).sort()).toEqual(
			Object.keys(LISTS).sort(),
		);
	});

	test.each([
		['partner', 'listPartnerCustomFields'],
		['businessCase', 'listBusinessCaseCustomFields'],
		['order', 'listOrderCustomFields'],
		['task', 'listTaskCustomFields'],
	])('reads the custom fields of a %s', async (recordType, call) => {
		const { json } = await run({
			resource: 'customField',
			operation: 'getMany',
			recordType,
			returnAll: true,
		});
		expect(json.map(({ valueTypeName }) => valueTypeName)).toEqual([
			'Text',
			'Number',
			'Date',
			'Flag',
			'Code List',
		]);
		expect(calls()).toEqual([call]);
	});
});

describe('FLOWii: pages', () => {
	const all = { resource: 'partner', operation: 'getMany', returnAll: true };

	/** So many partners that one page does not hold them. */
	function manyPartners(count: number): void {
		const { records } = flowii.vendor().state;
		const isPartner = (record: StoredRecord) =>
			record.type === 'partner' && record.company === COMPANY;
		const [partner, ...others] = records.filter(isPartner);
		for (let number = others.length + 1; number < count; number++) {
			records.push({ ...partner, id: String(700_000 + number) });
		}
	}

	test('are read from zero until one is empty, however small FLOWii makes them', async () => {
		manyPartners(120);
		const { json } = await run(all);
		expect(new Set(json.map(({ id }) => id)).size).toBe(120);
		expect(sent().map(({ query }) => [query['page[number]'], query['page[size]']])).toEqual([
			['0', '100'],
			['1', '100'],
			['2', '100'],
			['3', '100'],
		]);
	});

	test('end at the limit, without asking for more', async () => {
		manyPartners(120);
		const { json } = await run({ ...all, returnAll: false, limit: 60 });
		expect(json).toHaveLength(60);
		expect(sent()).toHaveLength(2);
	});

	test('end when FLOWii repeats itself', async () => {
		flowii.vendor().fault({ kind: 'repeatPage', skip: 1, times: 50 });
		const { json, error } = await run(all);
		expect(error).toBeUndefined();
		expect(json.map(({ id }) => id)).toEqual(['457851', '457852', '457853', '457854']);
		expect(sent().length).toBeLessThanOrEqual(3);
	});

	test('give nothing where FLOWii answers null', async () => {
		const files = { resource: 'file', operation: 'getMany', owner: 'event', returnAll: true };
		const { json, error } = await run({ ...files, ownerId: byId('195869') });
		expect(error).toBeUndefined();
		expect(json).toEqual([]);
	});
});

describe('FLOWii: filters', () => {
	const query = async (parameters: IDataObject, timezone?: string) => {
		const { error } = await run({ operation: 'getMany', limit: 1, ...parameters }, { timezone });
		expect(error).toBeUndefined();
		const { companyId, 'page[number]': _number, 'page[size]': _size, ...rest } = sent()[0].query;
		expect(companyId).toBe(COMPANY);
		return rest;
	};

	test('turn moments into Unix seconds, in the zone of the workflow', async () => {
		const filters = {
			createdFrom: '2026-01-31T00:00:00',
			createdTo: '2026-02-01T00:00:00.000Z',
			deadlineFrom: '={{ $now.set({ year: 2026, month: 7, day: 1 }).startOf("day") }}',
		};
		expect(await query({ resource: 'order', filters }, 'Europe/Bratislava')).toEqual({
			'filter[created-from]': String(Date.UTC(2026, 0, 30, 23) / 1000),
			'filter[created-to]': String(Date.UTC(2026, 1, 1) / 1000),
			'filter[deadline-from]': String(Date.UTC(2026, 5, 30, 22) / 1000),
		});
	});

	test('take links, lists of tags, numbers and text', async () => {
		const filters = {
			tagIds: ['19021', '19022'],
			billingAddressCountryId: byId('1'),
			businessCaseState: 2,
			searchText: 'stôl & stolička',
			businesCaseCreatedTo: '2026-01-31T00:00:00Z',
		};
		expect(await query({ resource: 'partner', filters })).toEqual({
			'filter[tag-ids]': '19021,19022',
			'filter[billing-address-country-id]': '1',
			'filter[business-case-state]': '2',
			'filter[search-text]': 'stôl & stolička',
			'filter[busines-case-created-to]': String(Date.UTC(2026, 0, 31) / 1000),
		});
	});

	test('take amounts and pairing of cash flow', async () => {
		const filters = { amountFrom: 10.5, amountTo: 800, invoicePairing: -3, currencyId: '44' };
		expect(await query({ resource: 'cashFlow', filters })).toEqual({
			'filter[amount-from]': '10.5',
			'filter[amount-to]': '800',
			'filter[invoice-pairing]': '-3',
			'filter[currency-id]': '44',
		});
	});

	test('narrow exports, too', async () => {
		const filters = { paidFrom: '2026-01-01T00:00:00Z' };
		await run({ resource: 'document', operation: 'exportPohoda', filters });
		expect(sent()[0].query['filter[paid-from]']).toBe(String(Date.UTC(2026, 0, 1) / 1000));
	});

	test('refuse a moment that is none, before any call', async () => {
		const filters = { createdFrom: 'last week' };
		const { error } = await run({ resource: 'order', operation: 'getMany', filters });
		expect(error?.message).toBe("'Created From' is not a date: last week");
		expect(flowii.vendor().requests).toEqual([]);
	});

	test('name every filter that the contract has', () => {
		const { operations, document } = flowii.vendor().contract;
		const inContract = new Set(
			operations
				.filter(({ operationId }) => operationId.startsWith('list'))
				.flatMap(({ path }) => document.paths?.[path]?.get?.parameters ?? [])
				.flatMap((parameter) => ('name' in parameter ? [parameter.name] : []))
				.filter((name) => name.startsWith('filter['))
				.map((name) =>
					name.slice(7, -1).replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()),
				),
		);
		const offered = new Set(
			nodeType('flowii')
				.description.properties.filter(({ name }) => name === 'filters')
				.flatMap(({ options = [] }) => options.map(({ name }) => name)),
		);
		expect([...inContract].filter((name) => !offered.has(name))).toEqual([]);
	});
});

describe('FLOWii: records', () => {
	test('of lists are thin, and full on demand', async () => {
		const orders = { resource: 'order', operation: 'getMany', returnAll: true };
		const thin = await run(orders);
		const full = await run({ ...orders, options: { readFullRecord: true } });
		expect(thin.json[0]).not.toHaveProperty('serialNr');
		expect(full.json.map(({ serialNr }) => serialNr)).toEqual(['Z167', 'Z168']);
		expect(calls().slice(-2)).toEqual(['getOrder', 'getOrder']);
	});

	test('come as JSON:API when they shall not be simplified', async () => {
		const { json } = await run({
			resource: 'order',
			operation: 'get',
			recordId: byId('34167'),
			simplify: false,
		});
		expect(json[0]).toMatchObject({
			type: 'order',
			id: '34167',
			attributes: { 'serial-nr': 'Z167' },
			relationships: { state: { data: { type: 'order-state', id: '24162' } } },
			included: expect.arrayContaining([expect.objectContaining({ type: 'partner' })]),
		});
	});

	test('that do not exist are an error in the words of FLOWii', async () => {
		const { error } = await run({ resource: 'order', operation: 'get', recordId: byId('1') });
		expect(error?.message).toBe('The order 1 does not exist');
		expect(error?.httpCode).toBe('404');
	});

	test.each(['../users', '34167?x=', '34167/tasks'])(
		'cannot be reached by the path %s',
		async (id) => {
			const recordId = byId('={{ $json.id }}');
			const order = { resource: 'order', operation: 'get', recordId };
			const { error } = await run(order, { items: [{ id }] });
			expect(error?.message).toContain(`is not an ID: ${id}`);
			expect(sent()).toEqual([]);
		},
	);

	test.each([
		['zip', 'application/zip', 'PK'],
		['xml', 'application/xml', '<?'],
	] as const)('in an export are a file, %s by its first bytes', async (kind, mimeType, start) => {
		flowii.vendor().state.switches.exports = kind;
		const { items, json } = await run({ resource: 'document', operation: 'exportPohoda' });
		const [{ binary }] = items;
		expect(binary?.data).toMatchObject({ mimeType, fileExtension: kind });
		expect(
			Buffer.from(binary?.data?.data ?? '', 'base64')
				.toString()
				.slice(0, 2),
		).toBe(start);
		expect(json[0]).toMatchObject({
			mimeType,
			fileName: expect.stringMatching(new RegExp(`\\.${kind}$`)),
		});
	});

	test('in a PDF may come in JSON, as Base64', async () => {
		const content = Buffer.from('%PDF-1.4 in JSON %%EOF').toString('base64');
		const body = { data: { type: 'file', attributes: { content } } };
		flowii.vendor().fault({ kind: 'status', status: 200, body });
		const { items } = await run({ resource: 'document', operation: 'getPdf', recordId: '97272' });
		expect(Buffer.from(items[0].binary?.data?.data ?? '', 'base64').toString()).toBe(
			'%PDF-1.4 in JSON %%EOF',
		);
	});
});

describe('FLOWii: pickers', () => {
	const options = (parameters: IDataObject) => ({
		node: 'flowii',
		credentials: {
			type: 'flowiiApi',
			data: flowii.context.credentials(flowii.context.vendor()),
		},
		parameters,
	});
	const names = async (method: string, parameters: IDataObject = {}, filter?: string) =>
		(await searchList({ ...options(parameters), method, filter })).results.map(({ name }) => name);

	test('search partners at FLOWii', async () => {
		expect(await names('searchPartner', {}, 'hotel')).toEqual(['Hotel Morava a. s.']);
		expect(sent()[0].query['filter[search-text]']).toBe('hotel');
	});

	test('search short lists by themselves', async () => {
		expect(await names('searchOrderStates', {}, 'dok')).toEqual(['Dokončená']);
		expect(await names('searchUser', {}, 'horváth')).toEqual(['Horváth Peter']);
		expect(await names('searchCompany')).toEqual(['Lipa Nábytok s. r. o.']);
	});

	test('list subtypes of the chosen type', async () => {
		const parameters = {
			resource: 'order',
			operation: 'create',
			additionalFields: { type: byId('2948') },
		};
		expect(await names('searchOrderTypesUnderType', parameters)).toEqual(['Na mieru']);
	});

	test('list number series of the chosen document type and own company', async () => {
		const additionalFields = { companyData: byId('6021') };
		const parameters = { resource: 'document', operation: 'create', type: 1, additionalFields };
		expect(await names('searchDocumentNumberSeries', parameters)).toEqual(['Ponuky']);
	});

	test('say what must be chosen first', async () => {
		const parameters = { resource: 'order', operation: 'create' };
		await expect(names('searchOrderTypesUnderType', parameters)).rejects.toThrow('is empty');
		expect(flowii.vendor().requests).toEqual([]);
	});

	test('list the records of the chosen kind', async () => {
		expect(
			await names('searchOwner', { resource: 'file', operation: 'upload', owner: 'task' }),
		).toEqual(['Vyrobiť stoly', 'Zamerať byt']);
	});

	test('fill every list that a parameter names', async () => {
		const properties = JSON.stringify(nodeType('flowii').description.properties);
		const wanted = [...properties.matchAll(/"searchListMethod":"(\w+)"/g)].map(([, name]) => name);
		expect(wanted.length).toBeGreaterThan(20);
		const methods = Object.keys(nodeType('flowii').methods?.listSearch ?? {});
		expect(wanted.filter((name) => !methods.includes(name))).toEqual([]);
	});

	test('offer the custom fields of the resource with their kinds and entries', async () => {
		const { fields } = await mapFields({
			...options({ resource: 'order' }),
			method: 'getCustomFields',
		});
		expect(fields.map(({ id, type }) => [id, type])).toEqual([
			['4641', 'string'],
			['4642', 'number'],
			['4643', 'dateTime'],
			['4644', 'boolean'],
			['4645', 'options'],
		]);
		expect(fields[4].options).toEqual([
			{ name: 'Dub', value: '4651' },
			{ name: 'Buk', value: '4652' },
		]);
	});
});
