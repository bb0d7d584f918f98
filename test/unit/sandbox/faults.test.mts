import type { Library } from './library.mts';
import { call, startLibrary } from './library.mts';

let library: Library;

beforeAll(async () => {
	library = await startLibrary();
});

beforeEach(() => library.reset());

afterAll(async () => await library.close());

const list = async () => await call(library, 'GET', '/shelves');
const statuses = () => library.requests.map((request) => request.status);

/** What fetch says when the connection is gone. */
const LOST = 'fetch failed';

it('status: answers in the vendor’s place', async () => {
	library.fault({
		kind: 'status',
		status: 429,
		headers: { 'Retry-After': '7' },
		body: { message: 'slow down' },
	});

	const response = await fetch(`${library.url}/shelves`, { headers: { 'x-token': 'first' } });

	expect([response.status, response.headers.get('retry-after')]).toEqual([429, '7']);
	expect(await response.json()).toEqual({ message: 'slow down' });
	expect(library.state.listed).toBe(0);
	expect(library.requests[0]).toMatchObject({ status: 429, fault: 'status', valid: true });
	expect((await list()).status).toBe(200);
});

it('drop: closes the connection before the vendor acts', async () => {
	library.fault({ kind: 'drop' });

	await expect(list()).rejects.toThrow(LOST);

	expect(library.state.listed).toBe(0);
	expect(statuses()).toEqual([0]);
});

it('drop afterHandling: closes the connection when the vendor has acted', async () => {
	library.fault({ kind: 'drop', afterHandling: true });

	await expect(list()).rejects.toThrow(LOST);

	expect(library.state.listed).toBe(1);
	expect(statuses()).toEqual([0]);
});

it('stall: never answers, and is over when the client gives up', async () => {
	library.fault({ kind: 'stall' });

	await expect(
		fetch(`${library.url}/shelves`, { signal: AbortSignal.timeout(100) }),
	).rejects.toThrow('aborted');

	expect(statuses()).toEqual([0]);
	expect((await list()).status).toBe(200);
	expect(library.requests[1]?.inFlight).toBe(1);
});

it('delay: acts at once and answers later', async () => {
	library.fault({ kind: 'delay', milliseconds: 150 });
	const began = performance.now();

	expect((await list()).status).toBe(200);

	expect(performance.now() - began).toBeGreaterThanOrEqual(145);
});

it('cut: sends half of the body and closes', async () => {
	library.fault({ kind: 'cut' });

	const response = await fetch(`${library.url}/shelves`, { headers: { 'x-token': 'first' } });

	expect(response.status).toBe(200);
	await expect(response.text()).rejects.toThrow('terminated');
});

it('html: answers 200 with a page', async () => {
	library.fault({ kind: 'html' });

	const { status, text } = await list();

	expect(status).toBe(200);
	expect(text).toMatch(/^<!DOCTYPE html>/);
});

it('notJson: answers 200 with JSON that breaks off', async () => {
	library.fault({ kind: 'notJson' });

	const { status, text, json } = await list();

	expect([status, json]).toEqual([200, null]);
	expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
});

it('errorUnder200: answers what the vendor calls an error', async () => {
	library.fault({ kind: 'errorUnder200' });

	expect(await list()).toMatchObject({ status: 200, json: { problem: 'inside' } });
	expect(library.state.listed).toBe(0);
});

it('expireTokens: the tokens of before are worth nothing from this request on', async () => {
	library.fault({ kind: 'expireTokens', skip: 1 });

	expect([(await list()).status, (await list()).status, (await list()).status]).toEqual([
		200, 401, 401,
	]);
});

it('repeatPage: waits for an answer of the operation and gives it again', async () => {
	library.fault({ kind: 'repeatPage' });

	const answers = [await list(), await list(), await list()];

	expect(answers.map(({ json }) => json)).toEqual([[{ shelf: 1 }], [{ shelf: 1 }], [{ shelf: 2 }]]);
});

it('needs a vendor that has what the fault is about', async () => {
	const plain = await startLibrary({ errorUnder200: undefined, expireTokens: undefined });

	expect(() => plain.fault({ kind: 'errorUnder200' })).toThrow('has no errorUnder200');
	expect(() => plain.fault({ kind: 'expireTokens' })).toThrow('has no expireTokens');
	await plain.close();
});

describe('which requests a fault hits', () => {
	const hit = async (method: string, path: string, options: Parameters<typeof call>[3] = {}) =>
		(await call(library, method, path, options)).status === 503;
	const login = {
		body: 'user=a&password=b',
		type: 'application/x-www-form-urlencoded',
	};

	it('spares the login unless it is named', async () => {
		library.fault({ kind: 'status', status: 503 });
		expect(await hit('POST', '/login', login)).toBe(false);
		expect(await hit('GET', '/shelves')).toBe(true);

		library.fault({ kind: 'status', status: 503, match: { operationId: 'login' } });
		expect(await hit('GET', '/shelves')).toBe(false);
		expect(await hit('POST', '/login', login)).toBe(true);
	});

	it('matches method and path, as text or pattern', async () => {
		library.fault({ kind: 'status', status: 503, match: { method: 'get', path: '/shelves' } });
		library.fault({ kind: 'status', status: 503, match: { path: /^\/x\d+$/ } });

		expect(await hit('DELETE', '/shelves')).toBe(false);
		expect(await hit('GET', '/shelves')).toBe(true);
		expect(await hit('GET', '/x')).toBe(false);
		expect(await hit('GET', '/x12')).toBe(true);
	});

	it('lets `skip` requests pass, hits `times`, then the next fault has its turn', async () => {
		library.fault({ kind: 'status', status: 503, skip: 1, times: 2 });
		library.fault({ kind: 'status', status: 500, skip: 1 });

		for (let count = 0; count < 5; count += 1) await list();

		expect(statuses()).toEqual([200, 503, 503, 500, 200]);
	});
});
