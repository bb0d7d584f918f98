import type { IDataObject } from 'n8n-workflow';

import { errorsUnder200, phpWarning, strangeAnswers } from '../../sandbox/answers.mts';
import { credentials, type EgitoState } from '../../sandbox/vendors/egito.mts';
import { StoredCredential } from '../support/credentials.mts';
import { type NodeRun, runNode } from '../support/engine.mts';
import { expectFailure } from '../support/n8nVersions.mts';
import { useSandbox } from '../support/sandbox.mts';

/**
 * The laws of running items, on n8n's engine against a vendor that goes wrong on demand. Egito stands
 * for all vendors here: it has a login, reads and writes, and errors under HTTP 200.
 */
const sandbox = useSandbox('egito');
const egito = () => sandbox.vendor<EgitoState>('egito');
const sent = (call?: string) =>
	egito().requests.filter(({ operationId }) =>
		call ? operationId === call : operationId !== 'token',
	);
const logins = () => egito().requests.filter(({ operationId }) => operationId === 'token');

let user = '';
let users = 0;

// A process remembers the login of a credential, so each test has a user of its own.
beforeEach(() => {
	user = `law${(users += 1)}@sandbox`;
	egito().state.users[user] = egito().state.users['api@sandbox'];
});

async function run(parameters: IDataObject, more: Partial<NodeRun> & { login?: IDataObject } = {}) {
	const { login, ...options } = more;
	const { type, data } = credentials(egito().url);
	return await runNode({
		node: 'egito',
		parameters,
		credentials: { type, data: { ...data, username: user, ...login } as never },
		...options,
	});
}

const rows = (count: number) => Array.from({ length: count }, (_, row) => ({ row }));
const options = (more: IDataObject) => ({ options: more });
const batching = (batchSize: number, batchInterval = 0) =>
	options({ batching: { batch: { batchSize, batchInterval } } });

const create = {
	resource: 'lead',
	operation: 'create',
	name: '={{ "Lead " + $json.row }}',
};
const read = { resource: 'dictionary', operation: 'getMany', type: 'industry', returnAll: true };

describe('law 1: order and pairing', () => {
	test('output follows input, whatever ends first, failed items included', async () => {
		egito().fault({ kind: 'delay', milliseconds: 150, match: { operationId: 'leadCreate' } });
		egito().fault({ kind: 'status', status: 500, skip: 2, match: { operationId: 'leadCreate' } });
		const { items } = await run(
			{ ...create, ...batching(5) },
			{ items: rows(6), onError: 'continueRegularOutput' },
		);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
			rows(6).map(({ row }) => ({ item: row })),
		);
		expect(items.filter(({ json }) => 'error' in json)).toHaveLength(1);
	});

	test('an operation that no longer exists is an error of each item, with its pairing', async () => {
		const { items } = await run(
			{ ...create, operation: 'sing' },
			{ items: rows(2), onError: 'continueRegularOutput' },
		);
		expect(sent()).toEqual([]);
		expect(items[1]).toMatchObject({
			json: { error: { message: "'Operation' 'sing' does not exist for the resource 'lead'" } },
			pairedItem: { item: 1 },
		});
	});
});

describe('law 2: concurrency', () => {
	const answersAfter = (milliseconds: number) =>
		egito().fault({ kind: 'delay', milliseconds, times: Infinity, match: { path: /lead|dict/i } });

	test.each([
		['writes', create, 'leadCreate'],
		['reads', read, 'dictionaryList'],
	])(
		'%s: the first item alone, then more with each success, five at the most',
		async (_, ask, id) => {
			// Long enough for five to be there together, on a slow machine too.
			answersAfter(80);
			const { json, error } = await run(ask, { items: rows(20) });
			expect(error).toBeUndefined();
			expect(json.length).toBeGreaterThanOrEqual(20);
			const inFlight = sent(id).map((request) => request.inFlight);
			expect(inFlight.slice(0, 2)).toEqual([1, 1]);
			expect(Math.max(...inFlight)).toBe(5);
		},
	);

	test.each(['stopWorkflow', 'continueRegularOutput'] as const)(
		'a run whose first items fail stays at one call at a time (%s)',
		async (onError) => {
			const refused = { kind: 'status', status: 400, body: { errors: ['No'] } } as const;
			egito().fault({ ...refused, times: 6, match: { operationId: 'leadCreate' } });
			await run(create, { items: rows(6), onError });
			const inFlight = sent('leadCreate').map((request) => request.inFlight);
			expect(inFlight).toEqual(onError === 'stopWorkflow' ? [1] : [1, 1, 1, 1, 1, 1]);
		},
	);

	test('a vendor that bears three at once gets all items, each once, without a failed one', async () => {
		// The retry pauses are the vendor's, so that the test need not wait for ours.
		const headers = { 'retry-after': '0.05' };
		const match = { operationId: 'leadCreate' };
		egito().fault({ kind: 'crowd', most: 3, headers, times: Infinity, match });
		const { json, error } = await run(create, { items: rows(120) });
		expect(error).toBeUndefined();
		expect(json).toHaveLength(120);
		const done = sent('leadCreate').filter(({ status }) => status !== 429);
		expect(done.map(({ body }) => (body as { name: string }).name).sort()).toEqual(
			rows(120)
				.map(({ row }) => `Lead ${row}`)
				.sort(),
		);
		const refused = sent('leadCreate').length - done.length;
		expect(refused).toBeGreaterThan(0);
		// It learns the number instead of trying it again and again.
		expect(refused).toBeLessThan(12);
		expect(Math.max(...done.map((request) => request.inFlight))).toBe(3);
	});

	test('changes of the same record keep their order, those of others run beside them', async () => {
		answersAfter(5);
		const ids = egito()
			.state.records.Lead.slice(0, 2)
			.map(({ id }) => id);
		const update = {
			resource: 'lead',
			operation: 'update',
			recordId: '={{ $json.id }}',
			updateFields: { name: '={{ $json.row }}' },
		};
		const items = rows(24).map(({ row }) => ({ row, id: ids[Math.floor(row / 3) % 2] }));
		const { error } = await run(update, { items });
		expect(error).toBeUndefined();
		const changes = sent('leadUpdate');
		for (const id of ids) {
			const own = changes.filter(({ body }) => String((body as IDataObject).id) === id);
			const expected = items.filter((item) => item.id === id).map(({ row }) => String(row));
			expect(own.map(({ body }) => String((body as IDataObject).name))).toEqual(expected);
		}
		expect(egito().maxInFlight).toBe(2);
	});

	test('upserts of the same value create one record, however it is written', async () => {
		answersAfter(10);
		const upsert = {
			resource: 'lead',
			operation: 'upsert',
			matchField: 'email',
			matchValue: '={{ $json.email }}',
			name: 'Ola',
		};
		// The first one is another's, so that several run at once when the same ones come.
		const emails = ['a@example.com', 'b@example.com'].flatMap((first) => [first, first]);
		const same = Array.from({ length: 6 }, (_, row) =>
			row % 2 ? 'OLA@example.com' : 'ola@Example.com',
		);
		const { json, error } = await run(upsert, {
			items: [...emails, ...same].map((email) => ({ email })),
		});
		expect(error).toBeUndefined();
		expect(json.filter(({ created }) => created === true)).toHaveLength(3);
		expect(sent('leadCreate')).toHaveLength(3);
	});

	test.each([1, 3, 7])('never more than Items per Batch: %i', async (size) => {
		egito().fault({
			kind: 'delay',
			// Long enough for all of a batch to be there together, on a slow machine too.
			milliseconds: 50,
			times: 40,
			match: { operationId: 'leadCreate' },
		});
		const { json } = await run({ ...create, ...batching(size) }, { items: rows(40) });
		expect(json).toHaveLength(40);
		expect(egito().maxInFlight).toBe(size);
	});

	test('Batch Interval pauses between batches', async () => {
		await run({ ...create, ...batching(2, 120) }, { items: rows(6) });
		const [first, , third, , fifth] = sent('leadCreate').map(({ at }) => at);
		expect(third - first).toBeGreaterThanOrEqual(110);
		expect(fifth - third).toBeGreaterThanOrEqual(110);
	});
});

describe('law 3: failure', () => {
	test('Stop: no new call starts, and the error says what is done already', async () => {
		egito().fault({
			kind: 'status',
			status: 400,
			body: { errors: ['No'] },
			skip: 3,
			match: { operationId: 'leadCreate' },
		});
		const { error } = await run({ ...create, ...batching(1) }, { items: rows(10) });
		expect(sent('leadCreate')).toHaveLength(4);
		expect(error?.message).toBe('No');
		expect(error?.context?.itemIndex).toBe(3);
		expect(error?.description).toContain(
			'It happened at the 4th of 10 items. The 1st to 3rd are completed, so do not run them again.',
		);
	});

	test('Stop with several at once: those in flight finish and are named', async () => {
		egito().fault({
			kind: 'status',
			status: 400,
			body: { errors: ['No'] },
			match: { operationId: 'leadCreate' },
		});
		egito().fault({
			kind: 'delay',
			milliseconds: 100,
			times: 2,
			match: { operationId: 'leadCreate' },
		});
		const { error } = await run({ ...create, ...batching(3) }, { items: rows(10) });
		expect(sent('leadCreate')).toHaveLength(3);
		expect(error?.description).toMatch(
			/The (1st and 2nd|2nd and 3rd|1st and 3rd) are completed, so do not run them again\.$/,
		);
	});

	test('a read that fails does not warn of repeating it', async () => {
		egito().fault({ kind: 'status', status: 400, body: { errors: ['No'] }, skip: 2 });
		const { error } = await run({ ...read, ...batching(1) }, { items: rows(5) });
		expect(error?.description).toMatch(/It happened at the 3rd of 5 items\.$/);
	});

	test.each(['continueRegularOutput', 'stopWorkflow'] as const)(
		'a Batching that cannot be read is an error of the items (%s)',
		async (onError) => {
			const { items, error } = await run(
				{ ...create, ...options({ batching: { batch: { batchSize: 'many' } } }) },
				{ items: rows(2), onError },
			);
			expect(sent()).toEqual([]);
			const text = "'Items per Batch' is not a number: many";
			if (onError === 'stopWorkflow') {
				expect(error?.message).toBe(text);
				expect(error?.context?.itemIndex).toBe(0);
			} else {
				expect(items.map(({ json }) => (json.error as IDataObject).message)).toEqual([text, text]);
			}
		},
	);

	test('error branch: failed items merged with their input, the rest through the success branch', async () => {
		egito().fault({
			kind: 'status',
			status: 400,
			body: { errors: ['No'] },
			skip: 1,
			match: { operationId: 'leadCreate' },
		});
		const { items, failed } = await run(create, { items: rows(3), onError: 'continueErrorOutput' });
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 2 }]);
		expect(failed.map(({ json }) => json)).toEqual([
			{
				row: 1,
				error: expect.objectContaining({
					message: 'No',
					hint: expect.any(String),
					httpCode: '400',
				}),
				message: expect.stringMatching(/^No\. /),
			},
		]);
	});
});

describe('law 4: retry', () => {
	test('a read survives two 503', async () => {
		egito().fault({ kind: 'status', status: 503, times: 2 });
		const { error, json } = await run(read);
		expect(error).toBeUndefined();
		expect(json.length).toBeGreaterThan(0);
		expect(sent()).toHaveLength(3);
	});

	test('a read survives a dropped connection', async () => {
		egito().fault({ kind: 'drop' });
		expect((await run(read)).error).toBeUndefined();
		expect(sent()).toHaveLength(2);
	});

	test.each([true, false])(
		'a dropped connection never repeats a write (after the vendor acted: %s)',
		async (afterHandling) => {
			egito().fault({ kind: 'drop', afterHandling });
			const { error } = await run(create);
			expect(sent('leadCreate')).toHaveLength(1);
			expect(error?.message).toBe(
				'Egito could not be reached: the connection was closed before the answer was complete',
			);
			expect(error?.description).toContain('look at the record before repeating it');
		},
	);

	test.each([500, 502, 503, 504])('a write is not repeated on %i', async (status) => {
		egito().fault({ kind: 'status', status });
		expect((await run(create)).error?.httpCode).toBe(String(status));
		expect(sent()).toHaveLength(1);
	});

	test('a refused rate repeats even a write, after Retry-After', async () => {
		egito().fault({ kind: 'status', status: 429, headers: { 'Retry-After': '1' } });
		expect((await run(create)).error).toBeUndefined();
		const [first, second] = sent('leadCreate').map(({ at }) => at);
		expect(second - first).toBeGreaterThanOrEqual(990);
	});

	test('Max Retries 0 means one try; the failure says how long to wait', async () => {
		egito().fault({ kind: 'status', status: 429, headers: { 'Retry-After': '30' }, times: 9 });
		const { error } = await run({ ...read, ...options({ maxRetries: 0 }) });
		expect(sent()).toHaveLength(1);
		expectFailure(error, { cause: 'rate-limited', retryAfterMs: 30_000 });
	});

	test('a stalled connection ends at Timeout, and a stalled write is not repeated', async () => {
		egito().fault({ kind: 'stall' });
		const { error } = await run({ ...create, ...options({ timeout: 200 }) });
		expect(error?.message).toContain('no answer within the time limit');
		expect(sent()).toHaveLength(1);
	});

	test('a billion retries end, and Retry-After below a second is a pause', async () => {
		egito().fault({ kind: 'status', status: 429, headers: { 'Retry-After': '0.05' }, times: 99 });
		const { error } = await run({ ...read, ...options({ maxRetries: 1e9 }) });
		expect(error?.httpCode).toBe('429');
		expect(sent()).toHaveLength(11);
	});

	test('a cancelled execution stops waiting and calling', async () => {
		egito().fault({ kind: 'status', status: 503, headers: { 'Retry-After': '5' }, times: 99 });
		const started = Date.now();
		await run(read, { items: rows(20), cancelAfter: 300 });
		const calls = sent().length;
		expect(Date.now() - started).toBeLessThan(4_000);
		expect(calls).toBeLessThanOrEqual(5);
		await new Promise((resolve) => setTimeout(resolve, 300));
		expect(sent()).toHaveLength(calls);
	});
});

describe('law 5: login', () => {
	test('200 items on an empty token make one login', async () => {
		const { json, credential } = await run({ ...create, ...batching(10) }, { items: rows(200) });
		expect(json).toHaveLength(200);
		expect(logins()).toHaveLength(1);
		expect(credential.data.accessToken).not.toBe('');
	});

	test.each([1, 10])(
		'a token that dies mid-run costs one more, every item arrives once (%i at once)',
		async (size) => {
			egito().fault({ kind: 'expireTokens', skip: 60, match: { operationId: 'leadCreate' } });
			const { json, error } = await run({ ...create, ...batching(size) }, { items: rows(200) });
			expect(error).toBeUndefined();
			expect(json).toHaveLength(200);
			expect(logins()).toHaveLength(2);
			const arrived = egito()
				.state.records.Lead.map(({ name }) => name)
				.filter((name) => /^Lead \d+$/.test(name));
			expect(arrived.sort()).toEqual(
				rows(200)
					.map(({ row }) => `Lead ${row}`)
					.sort(),
			);
		},
	);

	test('a refused login is tried once, whatever the number of items', async () => {
		const { items } = await run(
			{ ...create, ...batching(10) },
			{
				items: rows(50),
				onError: 'continueRegularOutput',
				login: { password: 'not-the-password' },
			},
		);
		expect(logins()).toHaveLength(1);
		expect(sent()).toHaveLength(0);
		expect(items).toHaveLength(50);
		for (const { json } of items) expect(json.message).toContain('Egito refused the login');
		expect(JSON.stringify(items)).not.toContain('not-the-password');
	});

	test('a refused login that repeats the password does not show it', async () => {
		const body = { error: 'invalid_grant', error_description: 'No user with sandbox-pass' };
		egito().fault({ kind: 'status', status: 400, body, match: { operationId: 'token' } });
		const { error } = await run(create);
		expect(error?.message).toContain('Egito refused the login: No user with ***.');
		expectFailure(error, { cause: 'credential-invalid' });
	});

	test('a token that is refused for ever is renewed once, whatever the number of items', async () => {
		egito().fault({ kind: 'status', status: 401, body: {}, times: 999 });
		const { items } = await run(create, { items: rows(50), onError: 'continueRegularOutput' });
		expect(logins()).toHaveLength(2);
		expect(items).toHaveLength(50);
		for (const { json } of items) {
			expect(json.message).toContain('Egito refuses the token that it has just given');
		}
	});

	test('a token out of the memory of the process may be dead: it costs a login, not the run', async () => {
		await run(create);
		egito().fault({ kind: 'expireTokens' });
		// The same user without a stored token: the process still knows one.
		const { error } = await run(create, { items: rows(3) });
		expect(error).toBeUndefined();
		expect(logins()).toHaveLength(2);
	});

	test('a refused token gives way to the one that another worker has stored', async () => {
		const { type, data } = credentials(egito().url);
		const stored = new StoredCredential(type, { ...data, username: user } as never);
		// This process logs in once, so it remembers a token.
		await run(create, { stored });
		const ours = stored.data.accessToken;
		egito().fault({ kind: 'expireTokens' });
		await run(create, { stored });
		expect(logins()).toHaveLength(2);
		const theirs = String(stored.data.accessToken);
		expect(theirs).not.toBe(ours);
		// The run has begun with the old token when another worker stores a new one.
		const begun = new StoredCredential(type, { ...stored.data, accessToken: ours });
		const read = begun.getDecrypted.bind(begun);
		let reads = 0;
		begun.getDecrypted = async () => {
			if (++reads > 1) begun.data = { ...begun.data, accessToken: theirs };
			return await read();
		};
		const { error } = await run(create, { stored: begun, items: rows(3) });
		expect(error).toBeUndefined();
		expect(logins()).toHaveLength(2);
		expect(begun.data.accessToken).toBe(theirs);
	});

	test('a login that is redirected is not followed', async () => {
		const headers = { Location: 'https://evil.example/oauth/token' };
		egito().fault({ kind: 'status', status: 307, headers, match: { operationId: 'token' } });
		const { error } = await run(create);
		expect(error?.message).toContain('Egito redirects to another address');
	});

	test('a login that is not answered for a moment does not lose a write', async () => {
		egito().fault({ kind: 'status', status: 503, match: { operationId: 'token' } });
		expect((await run(create)).error).toBeUndefined();
		expect(logins()).toHaveLength(2);
		expect(sent('leadCreate')).toHaveLength(1);
	});
});

describe('law 6: errors', () => {
	test('HTTP 200 with an error inside is an error', async () => {
		egito().fault({ kind: 'errorUnder200' });
		const { error } = await run(create);
		expect(error?.name).toBe('NodeApiError');
		expect(error?.context?.itemIndex).toBe(0);
	});

	test('an HTML answer says that the address is wrong', async () => {
		egito().fault({ kind: 'html' });
		const { error } = await run(create);
		expect(error?.message).toBe('Egito answered with a web page instead of data');
		expect(error?.description).toContain('The address in the credential is probably wrong');
	});

	test('a refused read does not speak of changes', async () => {
		egito().fault({ kind: 'status', status: 500, body: '' });
		const { error } = await run({ ...read, ...options({ maxRetries: 0 }) });
		expect(error?.description).not.toContain('Whether');
		egito().fault({ kind: 'status', status: 500, body: '' });
		expect((await run(create)).error?.description).toContain('Whether the change was carried out');
	});

	test.each(['cut', 'notJson'] as const)(
		'an answer that is %s is an error of a write',
		async (kind) => {
			egito().fault({ kind });
			const { error } = await run(create);
			expect(error?.message).toMatch(/cannot be read|closed before the answer was complete/);
			expect(sent()).toHaveLength(1);
		},
	);

	test('a redirect is not followed', async () => {
		egito().fault({
			kind: 'status',
			status: 302,
			headers: { Location: 'https://evil.example/take' },
		});
		const { error } = await run(create);
		expect(error?.message).toBe('Egito redirects to another address');
		expect(error?.description).toContain('evil.example');
	});

	test("a vendor's text that contains an errno or a secret stays readable and clean", async () => {
		egito().fault({
			kind: 'status',
			status: 400,
			body: { errors: ['EPERMANENT sandbox-secret wrong'] },
		});
		const { error } = await run(create);
		expect(error?.message).toBe('EPERMANENT *** wrong');
	});
});

describe('law 7: paging', () => {
	test('Limit asks for no more and returns no more', async () => {
		const { json } = await run({ ...read, returnAll: false, limit: 2 });
		expect(json).toHaveLength(2);
		expect(sent()).toHaveLength(1);
	});
});

describe('law 8: output', () => {
	test('one item a record, each paired with the item that asked', async () => {
		const { items } = await run(read, { items: rows(2) });
		const half = items.length / 2;
		expect(half).toBeGreaterThan(1);
		expect(
			items.slice(0, half).every(({ pairedItem }) => (pairedItem as { item: number }).item === 0),
		).toBe(true);
		expect(items[0].json).toMatchObject({ id: expect.anything() });
	});
});

describe('law 10: hosts', () => {
	test.each(['evil.com/x?', 'a@evil.com', '../x', 'http://egito.example'])(
		'%s is refused before any call',
		async (application) => {
			const { error } = await run(create, { login: { application } });
			expect(error?.message).toMatch(/^'Application' /);
			expect(egito().requests).toEqual([]);
		},
	);
});

describe('law 12: no success without evidence', () => {
	test.each(strangeAnswers)('$name is no success of a write', async ({ answer }) => {
		egito().fault({ kind: 'answer', ...answer });
		const { error, json } = await run(create);
		expect(json).toEqual([]);
		expect(error?.name).toBe('NodeApiError');
		expect(error?.message).not.toMatch(/<|undefined|\[object/);
		expect(sent()).toHaveLength(1);
	});

	test.each(errorsUnder200)('an error under 200 is an error: $name', async ({ answer }) => {
		egito().fault({ kind: 'answer', ...answer });
		const { error, json } = await run(create);
		expect(json).toEqual([]);
		expect(error?.name).toBe('NodeApiError');
	});
});

describe('law 13: every call ends', () => {
	const ends = async (
		parameters: IDataObject,
		within: number,
		message = 'no answer within the time limit',
	) => {
		const began = Date.now();
		const { error } = await run(parameters);
		expect(error?.message).toContain(message);
		expect(Date.now() - began).toBeLessThan(within);
		return error;
	};

	test.each(['head', 'body'] as const)(
		'an answer that drips ends at Timeout (%s)',
		async (from) => {
			egito().fault({ kind: 'drip', milliseconds: 60, from, endless: true });
			await ends({ ...create, ...options({ timeout: 300 }) }, 3_000);
			expect(sent()).toHaveLength(1);
		},
	);

	test.each(['head', 'half'] as const)('an answer that stalls after %s ends', async (after) => {
		egito().fault({ kind: 'stall', after });
		await ends({ ...create, ...options({ timeout: 300 }) }, 3_000);
	});

	test('a login that drips ends at Timeout, too', async () => {
		egito().fault({ kind: 'drip', endless: true, times: 9, match: { login: true } });
		const error = await ends(
			{ ...create, ...options({ timeout: 300, maxRetries: 0 }) },
			3_000,
			'the login took longer than the time limit',
		);
		expect(sent()).toHaveLength(0);
		// Nothing can have happened, so nobody is sent to look.
		expect(error?.description).not.toContain('Look');
	});

	test.each([
		['0 is the default, not for ever, and not at once', 0],
		['a fraction of a millisecond is nothing to fail over', 2_000.5],
	])('a Timeout of %s', async (_what, timeout) => {
		const { error } = await run({ ...create, ...options({ timeout }) });
		expect(error).toBeUndefined();
	});

	test.each([3_000_000_000, Number.MAX_VALUE])(
		'a Batch Interval beyond what timers hold is a pause, not none (%d)',
		async (interval) => {
			await run({ ...create, ...batching(1, interval) }, { items: rows(3), cancelAfter: 500 });
			expect(sent('leadCreate')).toHaveLength(1);
		},
	);
});

describe('law 14: secrets in any spelling', () => {
	test.each([
		['in a form', 'p=sandbox-secret+x&q=1'],
		['as the name of a member', { errors: { 'sandbox-pass': ['is wrong'] } }],
		['in base64', `Basic ${Buffer.from('sandbox-secret').toString('base64')}`],
		['as the newest token', undefined],
	])('%s', async (_where, body) => {
		const first = await run(create);
		const token = String(first.credential.data.accessToken);
		egito().fault({ kind: 'status', status: 400, body: body ?? { errors: [`bad ${token}`] } });
		const { items } = await run(create, {
			stored: first.credential,
			onError: 'continueRegularOutput',
		});
		const shown = JSON.stringify(items);
		expect(shown).toContain('***');
		const secrets = ['sandbox-secret', 'sandbox-pass', token];
		for (const secret of secrets) {
			expect(shown).not.toContain(secret);
			expect(shown).not.toContain(Buffer.from(secret).toString('base64'));
		}
	});
});

describe('law 14: tokens that a login gave in an answer that cannot be read', () => {
	const token = 'f3c1a7d2-0000-4000-8000-0123456789ab';
	test.each([
		['after a PHP warning', `${phpWarning}{"access_token":"${token}"}`],
		['in a form', `access_token=${token}&token_type=bearer`],
		['below another member', { data: { access_token: token } }],
		['with a sign that no header takes', { access_token: `${token}\n`, token_type: 'bearer' }],
	])('%s', async (_where, body) => {
		egito().fault({ kind: 'answer', body, match: { operationId: 'token' } });
		const { items } = await run(create, { onError: 'continueRegularOutput' });
		const shown = JSON.stringify(items);
		expect(shown).toContain('Egito refused the login');
		expect(shown).not.toContain(token);
	});
});

describe('law 16: answers are text in the encoding that they announce', () => {
	test.each(['iso-8859-2', 'windows-1250', 'utf-16le', 'utf-16be'] as const)(
		'%s',
		async (charset) => {
			egito().fault({
				kind: 'edit',
				edit: (reply) => ({ ...reply, body: [{ id: 1, label: 'Zażółć gęślą jaźń' }] }),
			});
			expect((await run(read)).json).toMatchObject([{ label: 'Zażółć gęślą jaźń' }]);
			egito().state.dictionaries.industry = [{ id: '1', label: 'Źródło' }] as never;
			egito().fault({ kind: 'charset', charset });
			expect((await run(read)).json).toMatchObject([{ label: 'Źródło' }]);
		},
	);
});

describe('law 11: unknowns', () => {
	test('a field that nobody documented is sent by its name', async () => {
		await run({ ...create, customFields: { values: [{ name: 'x.y-z', value: 'ł' }] } });
		expect(sent()[0].body).toMatchObject({ 'x.y-z': 'ł' });
	});

	test('any call can be made through the same transport', async () => {
		const { json } = await run({
			resource: 'customApiCall',
			operation: 'send',
			method: 'GET',
			path: '/SelectDictionary/list',
			query: { values: [{ name: 'type', value: 'industry' }] },
		});
		expect(json.length).toBeGreaterThan(0);
	});

	test.each([
		'https://evil.com/x',
		'//evil.com',
		'/../../oauth/token',
		'/%2e%2e/x',
		'/a?b=c',
		'\\evil.com',
	])('a custom path cannot leave the API: %s', async (path) => {
		const { error } = await run({
			resource: 'customApiCall',
			operation: 'send',
			method: 'GET',
			path,
		});
		expect(error?.message).toMatch(/^'Path' /);
		expect(egito().requests).toEqual([]);
	});
});
