import type { Library } from './library.mts';
import { call, handled, startLibrary } from './library.mts';

const JSON_API = 'application/vnd.api+json';
const FORM = 'application/x-www-form-urlencoded';

let library: Library;

beforeAll(async () => {
	library = await startLibrary();
});

beforeEach(() => {
	library.reset();
	handled.length = 0;
});

afterAll(async () => await library.close());

const book = (data: object, more: object = {}) => JSON.stringify({ data, ...more });

async function refusal(
	method: string,
	path: string,
	options: Parameters<typeof call>[3] = {},
): Promise<{ kind: string; findings: string[] }> {
	const { status, json } = await call(library, method, path, options);
	expect(status).toBe(400);
	const { kind, findings } = json as {
		kind: string;
		findings: { where: string; message: string }[];
	};
	expect(library.requests.at(-1)).toMatchObject({ valid: false, findings, status: 400 });
	return { kind, findings: findings.map(({ where, message }) => `${where} ${message}`) };
}

describe('a request that fits', () => {
	it('reaches the handler with its media type, decoded path and raw strings', async () => {
		const { json } = await call(library, 'GET', '//books/a%2Fb?pages=12', {
			headers: { 'X-Branch': 'north' },
		});

		expect(json).toEqual({ id: 'a/b' });
		expect(handled[0]).toMatchObject({ params: { id: 'a/b' }, query: { pages: '12' } });
		expect(library.requests).toEqual([
			expect.objectContaining({
				operationId: 'getBook',
				call: 'getBook',
				path: '//books/a%2Fb',
				status: 200,
				valid: true,
				findings: [],
				inFlight: 1,
			}),
		]);
	});

	it('is a form whose numbers arrive as strings and whose single value makes a list', async () => {
		const body = 'user=anna&password=pw&remember_days=3&scope=read';

		expect((await call(library, 'POST', '/login', { body, type: FORM })).status).toBe(200);
		expect(handled[0]?.body).toEqual({
			user: 'anna',
			password: 'pw',
			remember_days: '3',
			scope: 'read',
		});
	});

	it('is a multipart body with a file, kept byte by byte', async () => {
		const content = Buffer.from([0, 255, 13, 10, 45, 45]);
		const form = new FormData();
		form.set('kind', 'scan');
		form.set('pages', '7');
		form.set('cover', new File([content], 'żółw.png', { type: 'image/png' }));

		expect((await call(library, 'POST', '/books', { body: form })).status).toBe(200);
		expect(handled[0]?.body).toEqual({
			fields: { kind: 'scan', pages: '7' },
			files: [{ field: 'cover', fileName: 'żółw.png', mimeType: 'image/png', content }],
		});
	});
});

describe('a request that does not fit', () => {
	it('has an undocumented path, a trailing slash included', async () => {
		expect((await refusal('GET', '/boks')).kind).toBe('unknownPath');
		expect((await refusal('GET', '/shelves/')).kind).toBe('unknownPath');
		expect((await refusal('GET', '/books/1', { headers: { 'x-branch': 'n' } })).kind).toBe(
			'unknownPath',
		);
		expect((await refusal('GET', '//books/%zz')).kind).toBe('unknownPath');
	});

	it('has the wrong method', async () => {
		expect((await refusal('DELETE', '/shelves')).kind).toBe('wrongMethod');
	});

	it('lacks a header', async () => {
		expect(await refusal('GET', '//books/1')).toEqual({
			kind: 'invalid',
			findings: ['header/x-branch is missing'],
		});
	});

	it('has a query parameter that is misspelt or no number', async () => {
		const headers = { 'x-branch': 'n' };

		expect((await refusal('GET', '//books/1?page=2', { headers })).findings).toEqual([
			'query/page is not documented',
		]);
		expect((await refusal('GET', '//books/1?pages=two', { headers })).findings).toEqual([
			'query/pages must be integer',
		]);
	});

	it('has another media type than the contract lists', async () => {
		for (const type of ['application/json', 'text/plain', FORM]) {
			expect(await refusal('POST', '/books', { body: book({ title: 'x' }), type })).toEqual({
				kind: 'wrongMediaType',
				findings: ['header/content-type must be application/vnd.api+json or multipart/form-data'],
			});
		}
	});

	it('lacks a member, has an unknown one or a wrong type', async () => {
		const body = book({ pages: '7' }, { colour: 'red' });

		expect((await refusal('POST', '/books', { body, type: JSON_API })).findings.sort()).toEqual([
			'body/colour is not documented',
			'body/data/pages must be integer',
			'body/data/title is missing',
		]);
	});

	it('has a date that is none', async () => {
		for (const published of ['01.02.2026', '2026-02-30', '2026-02-01T00:00:00Z', '']) {
			const body = book({ title: 'x', published });
			expect((await refusal('POST', '/books', { body, type: JSON_API })).findings).toEqual([
				'body/data/published must match format "date"',
			]);
		}
	});

	it('has no body, one that does not parse, or one where none is documented', async () => {
		expect((await refusal('POST', '/books', { type: JSON_API })).findings).toEqual([
			'body is missing',
		]);
		const { findings } = await refusal('POST', '/books', { body: '{"pw":', type: JSON_API });
		expect(findings).toEqual(['body cannot be read as application/vnd.api+json']);
		expect((await refusal('POST', '/books', { body: '"x"', type: JSON_API })).kind).toBe('invalid');
		const withBody = await library.act({
			method: 'GET',
			path: '/shelves',
			headers: { 'x-token': 'first' },
			body: {},
		});
		expect(withBody.body).toMatchObject({
			findings: [{ where: 'body', message: 'is not documented for this call' }],
		});
	});

	it('has a form that lacks a field or repeats one that is no list', async () => {
		expect(
			(await refusal('POST', '/login', { body: 'user=a&user=b&pasword=x', type: FORM })).findings,
		).toEqual([
			'body/password is missing',
			'body/pasword is not documented',
			'body/user must be string',
		]);
	});

	it('has a multipart body without its file', async () => {
		const form = new FormData();
		form.set('kind', 'scan');

		expect((await refusal('POST', '/books', { body: form })).findings).toEqual([
			'body/cover is missing',
		]);
	});
});

it('asks for the token before it looks at the rest', async () => {
	const { status, json } = await call(library, 'POST', '/books', {
		body: '{}',
		type: JSON_API,
		headers: { 'x-token': 'wrong' },
	});

	expect([status, json]).toEqual([401, { problem: 'token' }]);
});

describe('calls that share an operation', () => {
	const named = async (body: BodyInit, type?: string) => {
		await call(library, 'POST', '/books', { body, type });
		return library.requests.at(-1)?.call;
	};

	it('are told apart by JSON members, multipart fields, or as the default', async () => {
		const scan = new FormData();
		scan.set('kind', 'scan');
		scan.set('cover', new File(['x'], 'x.png'));

		expect(await named(book({ title: 'x', kind: 'manga' }), JSON_API)).toBe('addComic');
		expect(await named(scan)).toBe('addScan');
		expect(await named(book({ title: 'x' }), JSON_API)).toBe('addBook');
	});
});

describe('state and recordings', () => {
	it('begin anew at a reset, and the former state is disposed of', async () => {
		const { state } = library;
		await call(library, 'GET', '/shelves');
		library.fault({ kind: 'status' });

		library.reset();

		expect(state.disposed).toEqual(['disposed']);
		expect(library.requests).toEqual([]);
		expect(library.maxInFlight).toBe(0);
		expect((await call(library, 'GET', '/shelves')).json).toEqual([{ shelf: 1 }]);
	});

	it('leave out what `act` does', async () => {
		const reply = await library.act({
			method: 'POST',
			path: '/books',
			headers: { 'X-Token': 'first' },
			body: { data: { title: 'x' } },
		});

		expect(reply).toMatchObject({ status: 200, body: { number: 1 } });
		expect(library.state.written).toEqual([{ data: { title: 'x' } }]);
		expect(library.requests).toEqual([]);
	});

	it('count the requests in flight', async () => {
		library.fault({ kind: 'delay', milliseconds: 100, times: 3 });

		await Promise.all([1, 2, 3].map(async () => await call(library, 'GET', '/shelves')));
		await call(library, 'GET', '/shelves');

		expect(library.maxInFlight).toBe(3);
		expect(library.requests.at(-1)?.inFlight).toBe(1);
	});
});

describe('a vendor module', () => {
	it('is refused when a handler is missing or has no operation', async () => {
		await expect(startLibrary({ handlers: { getBok: () => ({ status: 200 }) } })).rejects.toThrow(
			/no handler for login.*no operation getBok/,
		);
	});

	it('answers 500 when it breaks, and says so in the output', async () => {
		const output = jest.spyOn(console, 'error').mockImplementation(() => undefined);
		const broken = () => {
			throw new Error('defect');
		};
		const vendor = await startLibrary({
			handlers: { login: broken, getBook: broken, writeBook: broken, listShelves: broken },
		});

		expect((await call(vendor, 'GET', '/shelves')).status).toBe(500);
		expect(output).toHaveBeenCalledTimes(1);
		output.mockRestore();
		await vendor.close();
	});
});
