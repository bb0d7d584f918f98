import type { IDataObject, ILoadOptionsFunctions } from 'n8n-workflow';

import { getCustomFields } from '../../../nodes/Flowii/methods/getCustomFields.ts';
import { listSearch, loadOptions } from '../../../nodes/Flowii/methods/listSearch.ts';

/** The editor's context with some parameters, in front of a FLOWii that knows a few paths. */
function editor(parameters: IDataObject, known: Record<string, IDataObject[]>) {
	const urls: URL[] = [];
	const helpers = {
		httpRequestWithAuthentication: async (_type: string, { url }: { url: string }) => {
			const address = new URL(url);
			urls.push(address);
			const isFirst = !['1', '2'].includes(address.searchParams.get('page[number]') ?? '0');
			const data = isFirst ? (known[address.pathname] ?? []) : [];
			return {
				statusCode: 200,
				headers: { 'content-type': 'application/vnd.api+json' },
				body: Buffer.from(JSON.stringify({ data })),
			};
		},
	};
	const context = {
		getCredentials: async () => ({ baseUrl: 'http://127.0.0.1:1', companyId: '1' }),
		getTimezone: () => 'Europe/Bratislava',
		getNode: () => ({
			name: 'FLOWii',
			type: 'flowii',
			typeVersion: 1,
			position: [0, 0],
			credentials: { flowiiApi: { id: '1', name: 'Test' } },
		}),
		getCurrentNodeParameter: (name: string) =>
			name
				.split('.')
				.reduce<unknown>((value, key) => (value as IDataObject | undefined)?.[key], parameters),
		helpers,
	} as unknown as ILoadOptionsFunctions;
	return { context, urls };
}

const named = (id: string, name: string) => ({ id, attributes: { name } });
const picked = (value: string) => ({ __rl: true, mode: 'list', value });

async function search(method: string, context: ILoadOptionsFunctions, filter?: string) {
	return (await listSearch[method].call(context, filter)).results;
}

describe('pickers of FLOWii', () => {
	test('pass the search on where FLOWii can search', async () => {
		const { context, urls } = editor({}, { '/partners': [named('7', 'Example')] });
		expect(await search('searchPartner', context, 'exa')).toEqual([
			{ name: 'Example', value: '7' },
		]);
		expect(urls[0].searchParams.get('filter[search-text]')).toBe('exa');
		expect(urls[0].searchParams.get('companyId')).toBe('1');
	});

	test('search by themselves where it cannot', async () => {
		const known = { '/goods': [named('1', 'Table'), named('2', 'Chair')] };
		const { context, urls } = editor({}, known);
		expect(await search('searchGood', context, 'CHA')).toEqual([{ name: 'Chair', value: '2' }]);
		expect(urls[0].searchParams.has('filter[search-text]')).toBe(false);
	});

	test.each([
		[
			'searchOrderTypesUnderType',
			{ additionalFields: { type: picked('2948') } },
			'/ordertypes/2948/ordertypes',
		],
		[
			'searchOrderTypesUnderTypeId',
			{ filters: { typeId: picked('2948') } },
			'/ordertypes/2948/ordertypes',
		],
		[
			'searchTaskCategoriesUnderCategory',
			{ updateFields: { category: '2254' } },
			'/taskcategories/2254/taskcategories',
		],
		['searchDocumentCategories', { type: 4 }, '/documentcategories'],
		['searchOwner', { owner: 'event' }, '/communications'],
		['searchEntry', { list: 'units' }, '/units'],
	])('%s follows what was chosen beside it', async (method, parameters, path) => {
		const { context, urls } = editor(parameters as IDataObject, { [path]: [named('1', 'One')] });
		expect(await search(method, context)).toEqual([{ name: 'One', value: '1' }]);
		expect(urls[0].pathname).toBe(path);
	});

	test.each(['made up', 'constructor'])('a list called %s is unknown', async (list) => {
		const { context, urls } = editor({ list }, {});
		await expect(search('searchEntry', context)).rejects.toThrow(`is unknown: ${list}`);
		expect(urls).toEqual([]);
	});

	test('a number series needs the document type and the own company', async () => {
		const path = '/numberingsequences/documents';
		const parameters = { type: 4, additionalFields: { companyData: picked('6021') } };
		const { context, urls } = editor(parameters, { [path]: [named('1', 'Invoices')] });
		await search('searchDocumentNumberSeries', context);
		expect(Object.fromEntries(urls[0].searchParams)).toEqual({
			companyId: '1',
			documentType: '4',
			companyDataId: '6021',
		});
		const { context: without } = editor({ type: 4 }, {});
		await expect(search('searchDocumentNumberSeries', without)).rejects.toThrow(
			"Choose 'Own Company' first",
		);
	});

	test('steps of a task are picked by type, user and state, below the chosen task', async () => {
		const step = {
			id: '171568',
			type: 'activity',
			attributes: { state: 4 },
			relationships: { 'activity-type': { data: { type: 'activity-type', id: '12245' } } },
		};
		const { context, urls } = editor({ taskId: picked('7') }, { '/tasks/7/activities': [step] });
		expect(await search('searchActivity', context)).toEqual([{ name: 'Waiting', value: '171568' }]);
		expect(urls[0].pathname).toBe('/tasks/7/activities');
		await expect(search('searchActivity', editor({}, {}).context)).rejects.toThrow(
			"Choose 'Task' first",
		);
	});

	test('cash flows, which have no names, are picked by kind and amount', async () => {
		const flow = { id: '5', type: 'cash-flow', attributes: { type: 1, amount: 120 } };
		const { context } = editor({}, { '/cashflow': [flow] });
		expect(await search('searchCashFlow', context)).toEqual([{ name: 'Income, 120', value: '5' }]);
	});

	test('documents are found by the name of their partner', async () => {
		const invoice = { id: '97', type: 'document', attributes: { 'serial-nr': '26001', type: 4 } };
		const known = { '/partners': [named('7', 'Example')], '/partners/7/documents': [invoice] };
		const { context, urls } = editor({}, known);
		expect(await search('searchDocument', context, 'exa')).toEqual([
			{ name: '26001, Invoice, Example', value: '97' },
		]);
		expect(urls[0].searchParams.get('filter[search-text]')).toBe('exa');
	});

	test('a list below another entry says what to choose first', async () => {
		const { context } = editor({}, {});
		await expect(search('searchTaskCategoriesUnderCategory', context)).rejects.toThrow(
			"Choose 'Category' first",
		);
	});

	test('users can be chosen several at once', async () => {
		const { context } = editor(
			{},
			{ '/users': [named('2', 'Nová Alena'), named('1', 'Malá Eva')] },
		);
		expect(await loadOptions.loadUser.call(context)).toEqual([
			{ name: 'Malá Eva', value: '1' },
			{ name: 'Nová Alena', value: '2' },
		]);
	});

	test('custom fields come with the input that fits their kind', async () => {
		const field = (id: string, name: string, type: number) => ({
			id,
			attributes: { name, 'value-type': type },
		});
		const { context } = editor(
			{ resource: 'order' },
			{
				'/orders/customfields': [
					field('1', 'Number', 3),
					field('2', 'Fitted', 1),
					field('3', 'Odd', 5),
				],
			},
		);
		const { fields } = await getCustomFields.call(context);
		expect(fields.map(({ id, displayName, type }) => [id, displayName, type])).toEqual([
			['1', 'Number', 'string'],
			['2', 'Fitted', 'boolean'],
		]);
		const { context: elsewhere } = editor({ resource: 'good' }, {});
		expect(await getCustomFields.call(elsewhere)).toEqual({
			fields: [],
			emptyFieldsNotice: 'No custom fields are defined in FLOWii for these records.',
		});
	});
});
