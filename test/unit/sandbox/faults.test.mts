import type { Library } from './library.mts';
import { call, handlers, startLibrary } from './library.mts';

let library: Library;

beforeAll(async () => {
	library = await startLibrary();
});

beforeEach(() => library.reset());

afterAll(async () => await library.close());

const list = async () => await call(library, 'GET', '/shelves');
const statuses = () => library.requests.map((request) => request.status);

const get = async (signal?: AbortSignal) =>
	await fetch(`${library.url}/shelves`, {
		headers: { 'x-token': 'first' },
		redirect: 'manual',
		signal,
	});
const logIn = async () =>
	await call(library, 'POST', '/login', {
		body: 'user=a&password=b',
		type: 'application/x-www-form-urlencoded',
	});

/** What of the body came, and what ended it. */
async function received(response: Response): Promise<{ text: string; problem?: string }> {
	const decoder = new TextDecoder();
	let text = '';
	try {
		const reader = response.body?.getReader();
		for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
			text += decoder.decode(part.value);
		}
		return { text };
	} catch (error) {
		return { text, problem: (error as Error).name };
	}
}

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

it('drop unread: closes the connection before the body was read', async () => {
	library.fault({ kind: 'drop', unread: true });

	const body = JSON.stringify({ data: { title: 'x'.repeat(1_000_000) } });
	await expect(
		call(library, 'POST', '/books', { body, type: 'application/vnd.api+json' }),
	).rejects.toThrow(LOST);

	expect(library.state.written).toEqual([]);
	expect(library.requests).toEqual([
		expect.objectContaining({
			operationId: 'writeBook',
			call: null,
			body: undefined,
			status: 0,
			valid: true,
			fault: 'drop',
		}),
	]);
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

it.each([
	['head', ''],
	['half', '[{"she'],
] as const)('stall after %s: the vendor has acted, and nothing more comes', async (after, text) => {
	library.fault({ kind: 'stall', after });

	const response = await get(AbortSignal.timeout(150));
	expect([response.status, response.headers.get('content-length')]).toEqual([200, '13']);
	expect(await received(response)).toEqual({ text, problem: 'TimeoutError' });
	expect(library.state.listed).toBe(1);
	expect(statuses()).toEqual([200]);
});

it('drip: the head at once, then a byte at a time', async () => {
	library.fault({ kind: 'drip', milliseconds: 15 });
	const began = performance.now();

	const response = await get();
	const headAfter = performance.now() - began;

	expect(await response.json()).toEqual([{ shelf: 1 }]);
	expect(performance.now() - began).toBeGreaterThanOrEqual(13 * 15 - 5);
	expect(headAfter).toBeLessThan(13 * 15);
	expect(statuses()).toEqual([200]);
});

it('drip from head: even the head comes a byte at a time', async () => {
	library.fault({ kind: 'drip', milliseconds: 1, from: 'head' });
	const began = performance.now();

	const response = await get();

	expect(performance.now() - began).toBeGreaterThan(50);
	expect(await response.json()).toEqual([{ shelf: 1 }]);
});

it('drip endless: goes on until the client gives up, who is then no longer in flight', async () => {
	library.fault({ kind: 'drip', milliseconds: 2, endless: true });

	const response = await get(AbortSignal.timeout(400));
	const { text, problem } = await received(response);
	expect(text).toMatch(/^\[\{"shelf":1\}\] +$/);
	expect(problem).toBe('TimeoutError');
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

it('cut unnoticed: half of the body, as if it were all', async () => {
	library.fault({ kind: 'cut', unnoticed: true });

	expect(await list()).toMatchObject({ status: 200, text: '[{"she' });
});

it('answer: these bytes under this content type, or none', async () => {
	library.fault({ kind: 'answer', body: 'Brak uprawnień' });
	library.fault({
		kind: 'answer',
		body: Buffer.from([0, 255]),
		headers: { 'Content-Type': 'a/b' },
	});
	library.fault({ kind: 'answer', status: 422, body: { problem: 'x' } });

	const [text, bytes, json] = [await get(), await get(), await get()];

	expect([text.status, text.headers.get('content-type')]).toEqual([200, null]);
	expect(await text.text()).toBe('Brak uprawnień');
	expect(bytes.headers.get('content-type')).toBe('a/b');
	expect(Buffer.from(await bytes.arrayBuffer())).toEqual(Buffer.from([0, 255]));
	expect([json.status, await json.json()]).toEqual([422, { problem: 'x' }]);
	expect(library.state.listed).toBe(0);
});

it.each([
	{ kind: 'answer', body: '' },
	{ kind: 'status', status: 502 },
	{ kind: 'redirect', location: '/elsewhere' },
] as const)('$kind afterHandling: the vendor has acted all the same', async (fault) => {
	library.fault({ ...fault, afterHandling: true });

	await get();

	expect(library.state.listed).toBe(1);
});

it.each([301, 302, 303, 307, 308] as const)('redirect: %d to where it is told', async (status) => {
	library.fault({ kind: 'redirect', status, location: 'http://elsewhere.example/x' });
	library.fault({ kind: 'redirect', location: '/login/auth' });

	const [there, default302] = [await get(), await get()];

	expect([there.status, there.headers.get('location')]).toEqual([
		status,
		'http://elsewhere.example/x',
	]);
	expect([default302.status, default302.headers.get('location')]).toEqual([302, '/login/auth']);
	expect(library.state.listed).toBe(0);
});

it('prefix: a text before the answer that the vendor gives', async () => {
	library.fault({ kind: 'prefix', prefix: 'Zażółć ', headers: { 'content-type': 'text/html' } });
	library.fault({ kind: 'prefix', prefix: '<br />' });

	const [page, json] = [await get(), await get()];

	expect(page.headers.get('content-type')).toBe('text/html');
	expect(await page.text()).toBe('Zażółć [{"shelf":1}]');
	expect(json.headers.get('content-type')).toContain('application/json');
	expect(await json.text()).toBe('<br />[{"shelf":2}]');
});

it.each([
	['iso-8859-1', 'é ñ', 'é ñ'],
	['iso-8859-2', 'Łódź € ', 'Łódź ? '],
	['windows-1250', 'Łódź €', 'Łódź €'],
	['windows-1252', 'é €', 'é €'],
	['utf-16le', 'Łódź 🐢', 'Łódź 🐢'],
	['utf-16be', 'Łódź 🐢', 'Łódź 🐢'],
	['utf-16', 'Łódź 🐢', 'Łódź 🐢'],
] as const)('charset: the answer in %s', async (charset, name, read) => {
	const shelves = await startLibrary({
		handlers: { ...handlers, listShelves: () => ({ status: 200, body: { name } }) },
	});
	shelves.fault({ kind: 'charset', charset });
	shelves.fault({ kind: 'charset', charset, announced: 'utf-8' });

	const [honest, wrong] = [
		await fetch(`${shelves.url}/shelves`, { headers: { 'x-token': 'first' } }),
		await fetch(`${shelves.url}/shelves`, { headers: { 'x-token': 'first' } }),
	];
	await shelves.close();

	expect(honest.headers.get('content-type')).toBe(`application/json; charset=${charset}`);
	const bytes = Buffer.from(await honest.arrayBuffer());
	expect(new TextDecoder(charset).decode(bytes)).toBe(JSON.stringify({ name: read }));
	expect(wrong.headers.get('content-type')).toBe('application/json; charset=utf-8');
	expect(Buffer.from(await wrong.arrayBuffer())).toEqual(bytes);
});

it('emptyPage: the vendor’s answer without what is in its lists', async () => {
	const body = { total: 2, items: [1, 2], more: { items: [3] }, next: null };
	const shelves = await startLibrary({
		handlers: { ...handlers, listShelves: () => ({ status: 200, body }) },
	});
	shelves.fault({ kind: 'emptyPage' });
	library.fault({ kind: 'emptyPage' });

	const [wrapped, bare] = [await call(shelves, 'GET', '/shelves'), await list()];
	await shelves.close();

	expect(wrapped.json).toEqual({ total: 2, items: [], more: { items: [3] }, next: null });
	expect([bare.status, bare.json]).toEqual([200, []]);
});

it('edit: the vendor’s answer, changed', async () => {
	library.fault({
		kind: 'edit',
		edit: ({ status, body }) => ({ status, body: { shelves: body }, headers: { 'x-total': '9' } }),
	});

	const response = await get();

	expect(response.headers.get('x-total')).toBe('9');
	expect(await response.json()).toEqual({ shelves: [{ shelf: 1 }] });
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

it('expireTokens for ever: logins succeed, and no token is worth anything', async () => {
	library.fault({ kind: 'expireTokens', times: Infinity });

	for (let round = 0; round < 3; round += 1) {
		expect((await logIn()).status).toBe(200);
		expect((await list()).status).toBe(401);
	}
});

it('refuseLogin: the vendor’s words, at the login only', async () => {
	library.fault({ kind: 'refuseLogin' });

	expect((await list()).status).toBe(200);
	expect(await logIn()).toMatchObject({ status: 400, json: { problem: 'password' } });
	expect((await logIn()).status).toBe(200);
});

it('repeatPage: waits for an answer of the operation and gives it again', async () => {
	library.fault({ kind: 'repeatPage' });

	const answers = [await list(), await list(), await list()];

	expect(answers.map(({ json }) => json)).toEqual([[{ shelf: 1 }], [{ shelf: 1 }], [{ shelf: 2 }]]);
});

describe('one page of a list', () => {
	it.each([
		['empty', { kind: 'emptyPage' }, '[]'],
		['unreadable', { kind: 'answer', body: '<p>x</p>' }, '<p>x</p>'],
		['repeated', { kind: 'repeatPage' }, '[{"shelf":1}]'],
		['failing', { kind: 'status', status: 503, body: 'busy' }, 'busy'],
	] as const)('is %s: the second, by letting one pass', async (_what, fault, text) => {
		// `repeatPage` counts from the first answer on: before it there is nothing to repeat.
		const skip = fault.kind === 'repeatPage' ? 0 : 1;
		library.fault({ ...fault, skip, match: { operationId: 'listShelves' } });

		const pages = [await list(), await list(), await list()];

		expect(pages[0]?.text).toBe('[{"shelf":1}]');
		expect(pages[1]?.text).toBe(text);
		expect(pages[2]?.text).toMatch(/shelf":[23]/);
	});
});

it('needs a vendor that has what the fault is about', async () => {
	const plain = await startLibrary({
		errorUnder200: undefined,
		expireTokens: undefined,
		refuseLogin: undefined,
	});

	expect(() => plain.fault({ kind: 'errorUnder200' })).toThrow('has no errorUnder200');
	expect(() => plain.fault({ kind: 'expireTokens' })).toThrow('has no expireTokens');
	expect(() => plain.fault({ kind: 'refuseLogin' })).toThrow('has no refuseLogin');
	await plain.close();
});

describe('which requests a fault hits', () => {
	const hit = async (method: string, path: string) =>
		(await call(library, method, path)).status === 503;
	it('spares the login unless it is named', async () => {
		library.fault({ kind: 'status', status: 503 });
		expect((await logIn()).status).toBe(200);
		expect(await hit('GET', '/shelves')).toBe(true);

		library.fault({ kind: 'status', status: 503, match: { operationId: 'login' } });
		expect(await hit('GET', '/shelves')).toBe(false);
		expect((await logIn()).status).toBe(503);

		library.fault({ kind: 'status', status: 503, match: { login: true } });
		expect(await hit('GET', '/shelves')).toBe(false);
		expect((await logIn()).status).toBe(503);
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
