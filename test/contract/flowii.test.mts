import type { ActReply } from '../../sandbox/server.mts';
import type { State } from '../../sandbox/vendors/flowii.mts';
import { useSandbox } from '../support/sandbox.mts';

/** FLOWii's contract, and whether its sandbox keeps what the node's tests rely on. */

const sandbox = useSandbox('flowii');
const vendor = () => sandbox.vendor<State>('flowii');

const JSON_API = 'application/vnd.api+json';
const KEY = { 'api-key': 'sandbox-key' };
const FORM = { ...KEY, 'content-type': 'application/x-www-form-urlencoded' };

interface Answer extends ActReply {
	// Answers are read as they come; a wrong shape fails the expectation that looks at it.
	body: any;
}

async function logIn(
	form = 'grant_type=password&username=api%40sandbox.test&password=sandbox-pass',
) {
	return (await vendor().act({
		method: 'POST',
		path: '/token',
		headers: FORM,
		body: form,
	})) as Answer;
}

let token = '';

beforeEach(async () => {
	token = (await logIn()).body.access_token as string;
});

async function call(method: string, path: string, body?: unknown): Promise<Answer> {
	const headers = { ...KEY, authorization: `Bearer ${token}`, 'content-type': JSON_API };
	const inCompany = path.includes('companyId=') || path === '/companies';
	const separator = path.includes('?') ? '&' : '?';
	return (await vendor().act({
		method,
		path: inCompany ? path : `${path}${separator}companyId=4523`,
		headers,
		body,
	})) as Answer;
}

const link = (type: string, id: string) => ({ data: { type, id } });
const titles = ({ body }: Answer) => (body.errors as { title: string }[]).map(({ title }) => title);
const idsIn = ({ body }: Answer) => ((body.data ?? []) as { id: string }[]).map(({ id }) => id);

describe('contract', () => {
	test('has the 135 documented calls and leaves out one', () => {
		const { calls } = vendor().contract;
		const methods = Object.groupBy(calls, ({ method }) => method);
		expect(calls).toHaveLength(135);
		expect(methods.GET).toHaveLength(99);
		expect(methods.POST).toHaveLength(19);
		expect(methods.PATCH).toHaveLength(9);
		expect(methods.DELETE).toHaveLength(8);
		expect(calls.filter(({ excluded }) => excluded).map(({ path }) => path)).toEqual(['/devices']);
	});

	test('asks for the company on all calls but the login and the list of companies', () => {
		const { calls, operations, validate } = vendor().contract;
		const free = operations.filter((operation) => {
			const path = operation.path.replace(/\{\w+\}/g, '1');
			const request = {
				...operation,
				path,
				query: {},
				headers: {},
				mediaType: undefined,
				body: undefined,
			};
			return !validate(operation, request).some(({ where }) => where === 'query/companyId');
		});
		expect(free.map(({ path }) => path)).toEqual(['/token', '/companies']);
		expect(calls).toHaveLength(operations.length);
	});

	const partner = { type: 'partner', attributes: { name: 'Nový', type: 1 } };
	const order = (attributes: object, relationships: object) => ({
		type: 'order',
		attributes: { created: '2026-01-31T09:00:00', ...attributes },
		relationships: {
			state: link('order-state', '24161'),
			user: link('user', '11141'),
			...relationships,
		},
	});

	test.each([
		[
			'a misspelt attribute',
			'/partners',
			{ ...partner, attributes: { name: 'x', type: 1, icdph: '1' } },
		],
		[
			'an unknown relationship',
			'/partners',
			{ ...partner, relationships: { owner: link('user', '1') } },
		],
		[
			'a link to another type',
			'/orders',
			order({}, { state: link('business-case-state', '47593') }),
		],
		[
			'an id that is a number',
			'/orders',
			order({}, { partner: { data: { type: 'partner', id: 457851 } } }),
		],
		['a date with a zone', '/orders', order({ deadline: '2026-01-31T09:00:00Z' }, {})],
		['a date without a time', '/orders', order({ deadline: '2026-01-31' }, {})],
		['a serial number on create', '/orders', order({ 'serial-nr': '1' }, {})],
		[
			'a task without steps',
			'/tasks',
			{ type: 'task', attributes: { caption: 'x' }, relationships: { activities: { data: [] } } },
		],
		[
			'a cash flow entry without company',
			'/cashflow',
			{ type: 'cash-flow', attributes: { type: 1 } },
		],
		[
			'an absence with a time',
			'/plannedabsences',
			{
				type: 'planned-absence',
				attributes: { type: 7, 'date-from': '2026-01-31T00:00:00', 'date-to': '2026-01-31' },
				relationships: { user: link('user', '11141') },
			},
		],
		['the type of another resource', '/partners', { ...partner, type: 'partners' }],
	])('refuses %s', async (_what, path, data) => {
		const before = vendor().state.records.length;
		const answer = await call('POST', path, { data });
		expect(answer.status).toBe(400);
		expect(titles(answer)[0]).toMatch(/^body\/data\//);
		expect(vendor().state.records).toHaveLength(before);
	});

	test.each([
		'filter[nope]=1',
		'filter[created-from]=2026-01-31',
		'page[number]=-1',
		'Filter[state-id]=1',
	])('refuses the query %s', async (query) => {
		const answer = await call('GET', `/orders?${query}`);
		expect(answer.status).toBe(400);
		expect(titles(answer)[0]).toMatch(/^query\//);
	});
});

describe('sandbox', () => {
	test('answers every read with JSON:API records that exist', async () => {
		const listed: Record<string, string> = {
			'/documents': '97272',
			'/files': '26363',
			'/tags': '19021',
		};
		const query: Record<string, string> = {
			listDocumentCategories: '?documentType=4',
			listDocumentNumberSeries: '?documentType=4&companyDataId=6021',
		};
		const reads = vendor().contract.operations.filter(({ method }) => method === 'GET');
		for (const { operationId, path } of reads) {
			if (/pdf$|export/.test(path)) continue;
			const base = `/${path.split('/')[1]}`;
			if (path.includes('{id}') && !listed[base]) {
				const list = await call(
					'GET',
					`${base}${base === '/documentcategories' ? '?documentType=4' : ''}`,
				);
				listed[base] = idsIn(list)[0] ?? '';
			}
			const answer = await call(
				'GET',
				path.replace('{id}', listed[base] ?? '').replace('{activityId}', '171568') +
					(query[operationId] ?? ''),
			);
			expect([operationId, answer.status]).toEqual([operationId, 200]);
			expect(answer.headers['content-type']).toContain(JSON_API);
			for (const record of [answer.body.data ?? []].flat()) {
				expect(record).toMatchObject({
					type: expect.any(String),
					id: expect.stringMatching(/^\d+$/),
				});
				expect(record.attributes).toEqual(expect.any(Object));
			}
		}
	});

	test('keeps inline children, links and custom values, and includes what a record links to', async () => {
		const created = await call('POST', '/partners', {
			data: {
				type: 'partner',
				attributes: { name: 'Nový s. r. o.', type: 1, ico: '50000099' },
				relationships: {
					'billing-address': {
						data: {
							type: 'address',
							attributes: { city: 'Nitra' },
							relationships: { country: link('country', '1') },
						},
					},
					contacts: { data: [{ type: 'contact', attributes: { email: 'novy@firma.test' } }] },
					tags: { data: [{ type: 'tag', attributes: { name: 'e-shop' } }] },
					'custom-field-enum-values': {
						data: [
							{
								type: 'custom-field-enum-value',
								relationships: {
									value: link('custom-field-enum-value-definition', '4611'),
									'custom-field': link('custom-field', '4605'),
								},
							},
						],
					},
				},
			},
		});
		expect(created.body.data).toEqual({ type: 'partner', id: expect.any(String), attributes: {} });

		const { id } = created.body.data;
		const { data, included } = (await call('GET', `/partners/${id}`)).body;
		expect(data.attributes.ico).toBe('50000099');
		expect(data.relationships.tags.data).toEqual([{ type: 'tag', id: '19021' }]);
		expect(included.map((record: { type: string }) => record.type).sort()).toEqual([
			'address',
			'contact',
			'country',
			'tag',
		]);
		expect(vendor().state.records.find((record) => record.id === id)?.customFields).toEqual({
			4605: '4611',
		});
		expect(idsIn(await call('GET', '/partners?filter[search-text]=novy@firma'))).toEqual([id]);
	});

	test('drops the entries that an update of a list leaves out, and changes those with an id', async () => {
		const contacts = { data: [{ type: 'contact', id: '430933', attributes: { phone: '+420 1' } }] };
		const update = (relationships: object) =>
			call('PATCH', '/partners/457852', { data: { type: 'partner', id: '457852', relationships } });
		expect((await update({ contacts })).status).toBe(204);
		expect(idsIn(await call('GET', '/partners/457852/contacts'))).toEqual(['430932', '430933']);
		await update({ contacts: { data: [{ type: 'contact', attributes: { 'last-name': 'Iná' } }] } });
		expect(idsIn(await call('GET', '/partners/457852/contacts'))).not.toContain('430933');
	});

	test('refuses links to nothing and custom values of the wrong kind, and keeps nothing of them', async () => {
		const before = structuredClone(vendor().state.records);
		const numeric = {
			type: 'custom-field-numeric-value',
			attributes: { value: 5 },
			relationships: { 'custom-field': link('custom-field', '4601') },
		};
		const refused = [
			{ 'responsible-user': link('user', '1') },
			{
				contacts: { data: [{ type: 'contact', attributes: {} }] },
				'responsible-user': link('user', '1'),
			},
			{ 'custom-field-numeric-values': { data: [numeric] } },
		];
		for (const relationships of refused) {
			const data = { type: 'partner', attributes: { name: 'x', type: 1 }, relationships };
			expect((await call('POST', '/partners', { data })).status).toBe(422);
		}
		expect(vendor().state.records).toEqual(before);
	});

	test('counts pages from zero and gives no more than its own size', async () => {
		vendor().state.switches.pageSize = 3;
		const page = async (number: number) =>
			idsIn(await call('GET', `/partners?page[number]=${number}&page[size]=100`));
		expect([await page(0), await page(1), await page(2)].map((ids) => ids.length)).toEqual([
			3, 1, 0,
		]);
	});

	test('filters by Unix seconds, links and text', async () => {
		const monthAgo = Math.floor(Date.now() / 1000) - 30.5 * 86_400;
		expect(
			idsIn(await call('GET', `/partners?filter[created-from]=${Math.floor(monthAgo)}`)),
		).toEqual(['457854']);
		expect(idsIn(await call('GET', '/orders?filter[partner-country-id]=1'))).toEqual(['34167']);
		expect(idsIn(await call('GET', '/cashflow?filter[invoice-pairing]=-3'))).toEqual(['1200883']);
		expect(idsIn(await call('GET', '/tasks?filter[search-text]=VYROBIŤ'))).toEqual(['142733']);
	});

	test('works out the amounts of a new invoice and pairs a bank transaction with it', async () => {
		const items = [
			{
				type: 'item',
				attributes: { name: 'Stôl', quantity: 2, 'discount-type': 1, discount: 10 },
				relationships: { good: link('good', '93669') },
			},
			{
				type: 'item',
				attributes: {
					name: 'Doprava',
					quantity: 1,
					'unit-price': 12,
					'unit-price-type': 0,
					'vat-rate': 20,
				},
			},
		];
		const created = await call('POST', '/documents', {
			data: {
				type: 'document',
				attributes: { type: 4, 'variable-symbol': '2026777' },
				relationships: { partner: link('partner', '457852'), items: { data: items } },
			},
		});
		expect(created.body.data.attributes).toEqual({ 'serial-nr': expect.any(String) });
		const [document] = (await call('GET', '/partners/457852/documents')).body.data;
		expect(document.attributes).toMatchObject({
			'gross-amount': 730,
			'taxed-gross-amount': 876,
			unpaid: 876,
		});

		const paid = await call('POST', '/cashflowtransactions', {
			data: {
				type: 'cash-flow-transaction',
				attributes: { 'company-id': 4523, type: 1, amount: 876, variablesymbol: '2026777' },
			},
		});
		const entry = await call('GET', `/cashflow/${paid.body.data.id}`);
		expect(entry.body.data.relationships.invoice.data.id).toBe(created.body.data.id);
	});

	test('gives exports as ZIP or XML, and documents as PDF', async () => {
		const start = async (path: string) => String((await call('GET', path)).body).slice(0, 4);
		expect(await start('/documents/export/pohoda')).toMatch(/^PK/);
		vendor().state.switches.exports = 'xml';
		expect(await start('/documents/export/pohoda')).toBe('<?xm');
		expect(await start('/documents/97272/pdf')).toBe('%PDF');
	});

	test('keeps files with their content', async () => {
		const data = {
			type: 'file',
			attributes: { name: 'a.txt', content: 'aGVq', 'content-type': 'text/plain' },
		};
		const { id } = (await call('POST', '/tasks/142733/files', { data })).body.data;
		expect((await call('GET', '/tasks/142733/files')).body.data[0].attributes).toMatchObject({
			name: 'a.txt',
			size: 3,
		});
		expect((await call('GET', `/files/${id}`)).body.data.attributes.content).toBe('aGVq');
		expect((await call('DELETE', `/files/${id}`)).status).toBe(204);
		expect((await call('GET', '/tasks/142733/files')).body.data).toBeNull();
	});

	test('wants key and token, ends tokens early when asked to, and renews them', async () => {
		expect((await vendor().act({ method: 'GET', path: '/companies', headers: KEY })).status).toBe(
			401,
		);
		expect(
			(await logIn('grant_type=password&username=api%40sandbox.test&password=wrong')).body.error,
		).toBe('invalid_grant');

		vendor().state.switches.callsPerToken = 1;
		const { access_token, refresh_token, expires_in } = (await logIn()).body;
		expect(expires_in).toBe(599);
		token = access_token;
		expect((await call('GET', '/companies')).status).toBe(200);
		expect((await call('GET', '/companies')).status).toBe(401);

		const form = `grant_type=refresh_token&client_id=api%40sandbox.test&refresh_token=${refresh_token}`;
		token = (await logIn(form)).body.access_token;
		expect((await call('GET', '/companies')).status).toBe(200);
		expect((await logIn(form.replace(refresh_token, 'unknown'))).status).toBe(400);
	});

	test('has one company, or two that see nothing of each other', async () => {
		expect(idsIn(await call('GET', '/companies'))).toEqual(['4523']);
		expect((await call('GET', '/partners?companyId=4524')).status).toBe(403);
		vendor().state.switches.secondCompany = true;
		expect(idsIn(await call('GET', '/companies'))).toEqual(['4523', '4524']);
		expect(idsIn(await call('GET', '/partners?companyId=4524'))).toEqual(['600001']);
	});

	test('speaks of its quota, of wrong paths in HTML, of wrong methods and media types', async () => {
		vendor().state.switches.callsUntilQuota = 0;
		const spent = await call('GET', '/orders');
		expect([spent.status, spent.headers['retry-after']]).toEqual([429, '1']);
		expect(titles(spent)[0]).toMatch(/quota exceeded/);

		const lost = await call('GET', '/api/v1/orders');
		expect([lost.status, lost.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
		expect((await call('PUT', '/orders')).status).toBe(405);
		const plain = { ...KEY, authorization: `Bearer ${token}`, 'content-type': 'application/json' };
		const path = '/partners?companyId=4523';
		expect((await vendor().act({ method: 'POST', path, headers: plain, body: {} })).status).toBe(
			415,
		);
		expect((await call('GET', '/orders/1')).status).toBe(404);
	});
});
