import type { IDataObject, IHttpRequestOptions, ILoadOptionsFunctions } from 'n8n-workflow';

import { recordList } from '../../../nodes/shared/evidence.ts';
import {
	hasCredential,
	load,
	type Loader,
	loadFields,
	searched,
} from '../../../nodes/shared/pickers.ts';
import type { RequestSpec } from '../../../nodes/shared/request.ts';
import type { VendorApi } from '../../../nodes/shared/vendor.ts';

const api: VendorApi = {
	name: 'Vendor',
	credentialType: 'vendorApi',
	baseUrl: () => 'https://vendor.example',
	secretFields: [],
	accountFields: [],
	evidence: recordList,
	authenticationHeaders: [],
	problemIn: () => undefined,
};
const FIELD = {
	id: 'a',
	displayName: 'A',
	required: false,
	display: true,
	defaultMatch: false,
} as const;

/** The editor with a node, before a vendor that gives the answers in turn, the last one for ever. */
function editor(
	answers: object[] = [],
	parameters: IDataObject = {},
	credentials: object | undefined = { vendorApi: { id: '1', name: 'Test' } },
) {
	const sent: IHttpRequestOptions[] = [];
	const engine = {
		getNode: () => ({ name: 'Node', type: 'node', parameters: {}, credentials }),
		getCredentials: async () => ({}),
		getTimezone: () => 'UTC',
		getCurrentNodeParameter: (name: string) => parameters[name],
		helpers: {
			httpRequestWithAuthentication: async (_type: string, options: IHttpRequestOptions) => {
				sent.push(options);
				return answers[Math.min(sent.length, answers.length) - 1];
			},
		},
	} as unknown as ILoadOptionsFunctions;
	return { engine, sent };
}

const answer = (statusCode: number, body: unknown, headers = {}) => ({ statusCode, headers, body });
const spec = { method: 'GET', path: '/things' } as const;
const ask = async ({ call }: Loader) => (await call(spec)).body;

describe('what a picker asks', () => {
	test.each([[{}], [undefined], [{ otherApi: { id: '1', name: 'x' } }]])(
		'nothing before a credential is chosen: %j',
		async (credentials) => {
			const { engine, sent } = editor([answer(200, [])], {}, credentials);
			const node = { ...engine.getNode(), credentials: credentials as never };
			Object.assign(engine, { getNode: () => node });
			expect(hasCredential(engine, api)).toBe(false);
			await expect(load(engine, api, ask)).rejects.toThrow('Choose a credential first');
			expect(sent).toEqual([]);
		},
	);

	test('with the parameters of the node, and what the vendor reads from them for every call', async () => {
		const { engine, sent } = editor([answer(200, [{ id: 1 }])], { company: '7' });
		const withCompany: VendorApi = {
			...api,
			input: (parameters) => ({ company: parameters.text('company') }),
			prepare: async (plain, { given, previewing }) => ({
				...plain,
				query: { ...given, previewing: String(previewing) } as never,
			}),
		};
		const body = await load(engine, withCompany, async (loader) => {
			expect(loader.parameters.text('company')).toBe('7');
			return await ask(loader);
		});
		expect(body).toEqual([{ id: 1 }]);
		expect(sent).toMatchObject([
			{ url: 'https://vendor.example/things?company=7&previewing=false', timeout: 60_000 },
		]);
	});

	test('twice at the most, and tells why it failed, with what to do', async () => {
		const busy = answer(429, '', { 'retry-after': '0.001' });
		const { engine, sent } = editor([busy]);
		await expect(load(engine, api, ask)).rejects.toMatchObject({
			name: 'NodeOperationError',
			message: 'Too many requests. Wait a while, or lower Options > Batching > Items per Batch.',
		});
		expect(sent).toHaveLength(2);
	});

	test('a thousand records of a long list', async () => {
		const many = Array.from({ length: 1_200 }, (_none, id) => ({ id }));
		const { engine } = editor([answer(200, many)]);
		const paging = {
			pageSize: 1_200,
			request: (plain: RequestSpec) => plain,
			records: ({ body }: { body: unknown }) => body as IDataObject[],
		};
		const lists = await load(engine, api, async ({ list }) => [
			await list(spec, paging),
			await list(spec, paging, 5),
		]);
		expect(lists.map(({ length }) => length)).toEqual([1_000, 5]);
	});
});

describe('the fields of a mapper', () => {
	const fields = async () => [FIELD];
	const fails = async () => {
		throw new Error('No <b>rights</b> & no fields');
	};
	const kept = { 'mapper.schema': [FIELD] } as unknown as IDataObject;

	test('are what is found, or why there is nothing', async () => {
		const { engine } = editor();
		expect(await loadFields(engine, api, 'mapper', fields)).toEqual({ fields: [FIELD] });
		expect(await loadFields(engine, api, 'mapper', async () => 'Choose <x> & y.')).toEqual({
			fields: [],
			emptyFieldsNotice: 'Choose &lt;x> &amp; y.',
		});
	});

	test('stay where no credential is chosen', async () => {
		const { engine } = editor([], kept, {});
		expect(await loadFields(engine, api, 'mapper', fields)).toEqual({ fields: [FIELD] });
		const empty = editor([], { 'mapper.schema': [] }, {});
		expect(await loadFields(empty.engine, api, 'mapper', fields)).toEqual({
			fields: [],
			emptyFieldsNotice:
				'Choose a credential first, then close this panel and open it again to see the fields.',
		});
	});

	test('that cannot be loaded say so quietly, unless there are some already', async () => {
		const { engine } = editor();
		expect(await loadFields(engine, api, 'mapper', fails)).toEqual({
			fields: [],
			emptyFieldsNotice: 'The fields could not be loaded. No &lt;b>rights&lt;/b> &amp; no fields',
		});
		const full = editor([], kept);
		await expect(loadFields(full.engine, api, 'mapper', fails)).rejects.toThrow('No <b>rights</b>');
		expect(await loadFields(full.engine, api, 'mapper', async () => [])).toEqual({ fields: [] });
	});
});

describe('a list that the node searches itself', () => {
	const entries = [
		{ name: 'Żabka', value: 7 },
		{ name: 'Anna', value: 'x9' },
		{ name: 'ćma', value: 8 },
	];

	test.each([
		[undefined, ['Anna', 'ćma', 'Żabka']],
		['  ', ['Anna', 'ćma', 'Żabka']],
		['ŻAB', ['Żabka']],
		[' X9 ', ['Anna']],
		['7', ['Żabka']],
		['nobody', []],
	])('for %p', (filter, names) => {
		expect(searched(entries, filter).results.map(({ name }) => name)).toEqual(names);
	});
});
