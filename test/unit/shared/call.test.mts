import { getEventListeners } from 'node:events';

import type { IDataObject, IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { Caller, type CallSettings } from '../../../nodes/shared/call.ts';
import { emptyAnswer, recordWith } from '../../../nodes/shared/evidence.ts';
import { LoginProblem } from '../../../nodes/shared/login.ts';
import { Pace } from '../../../nodes/shared/pace.ts';
import type { VendorApi } from '../../../nodes/shared/vendor.ts';

const api: VendorApi = {
	name: 'Vendor',
	credentialType: 'vendorApi',
	baseUrl: () => 'https://vendor.example',
	secretFields: ['accessToken', 'password'],
	accountFields: [],
	evidence: recordWith('id'),
	authenticationHeaders: ['Authorization'],
	problemIn: () => undefined,
};
const settings: CallSettings = { maxRetries: 3, timeout: 60_000, preview: 'none', given: {} };
const spec = { method: 'GET', path: '/things/1' } as const;
const answer = (statusCode: number, body: unknown, headers = {}) => ({ statusCode, headers, body });
const fine = answer(200, { id: 1 });

interface World {
	api?: Partial<VendorApi>;
	credentials?: IDataObject;
	pace?: Pace;
	/** Ends the execution. */
	cancel?: AbortSignal;
}

/** A caller whose vendor gives the answers in turn, the last one for ever. */
async function callerOf(answers: unknown[], world: World = {}) {
	const sent: IHttpRequestOptions[] = [];
	const engine = {
		getCredentials: async () => world.credentials ?? {},
		getExecutionCancelSignal: () => world.cancel,
		helpers: {
			httpRequestWithAuthentication: async (_type: string, options: IHttpRequestOptions) => {
				sent.push(options);
				const given = answers[Math.min(sent.length, answers.length) - 1];
				if (given instanceof Error) throw given;
				return await given;
			},
		},
	} as unknown as IExecuteFunctions;
	const caller = await Caller.create(engine, { ...api, ...world.api }, world.pace);
	const waits: number[] = [];
	jest.spyOn(caller, 'wait').mockImplementation(async (milliseconds) => {
		waits.push(milliseconds);
	});
	return { caller, sent, waits };
}

describe('what a run computes once', () => {
	test('is computed once, also for those who ask at the same time', async () => {
		const { caller } = await callerOf([fine]);
		let computed = 0;
		const ask = async () => await caller.once('key', async () => ++computed);
		expect(await Promise.all([ask(), ask()])).toEqual([1, 1]);
		expect(await ask()).toBe(1);
		expect(await caller.once('other', async () => 'other')).toBe('other');
	});

	test('a failure is told to all who asked, and is not kept', async () => {
		const { caller } = await callerOf([fine]);
		const fails = async () => {
			throw new Error('no company');
		};
		const asked = [caller.once('key', fails), caller.once('key', async () => 'late')];
		expect(await Promise.allSettled(asked)).toMatchObject([
			{ status: 'rejected' },
			{ status: 'rejected' },
		]);
		expect(await caller.once('key', async () => 'found')).toBe('found');
	});
});

describe('law 4: retry', () => {
	const busy = answer(429, '', { 'retry-after': '50' });

	test('the waits of a call are added up: two minutes are the end', async () => {
		const { caller, sent, waits } = await callerOf([busy]);
		await expect(caller.call(spec, 'read', { ...settings, maxRetries: 9 })).rejects.toThrow();
		expect(waits).toEqual([50_000, 50_000]);
		expect(sent).toHaveLength(3);
	});

	test('a write by a custom call is a write, whatever the operation is', async () => {
		const { caller, sent } = await callerOf([answer(503, '')]);
		const write = { ...spec, method: 'POST', kind: 'write' } as const;
		await expect(caller.call(write, 'read', settings)).rejects.toMatchObject({ status: 503 });
		expect(sent).toHaveLength(1);
	});

	test('a search of an operation that writes is a read', async () => {
		const { caller, sent } = await callerOf([answer(503, ''), fine]);
		await caller.call({ ...spec, kind: 'read' }, 'write', settings);
		expect(sent).toHaveLength(2);
	});

	test('the status in the body of a 200 counts, where the vendor puts it there', async () => {
		const refused = { message: 'Slow down', status: 429 };
		const { caller, sent } = await callerOf([answer(200, { code: 429 }), fine], {
			api: { problemIn: ({ body }) => ((body as IDataObject).code ? refused : undefined) },
		});
		await caller.call(spec, 'write', settings);
		expect(sent).toHaveLength(2);
	});
});

describe('law 2: requests in flight', () => {
	test('a call that fails gives its place back', async () => {
		const { caller } = await callerOf([answer(400, ''), new Error('broken'), fine], {
			pace: Pace.fixed(1),
		});
		await expect(caller.call(spec, 'write', settings)).rejects.toThrow();
		await expect(caller.call(spec, 'write', settings)).rejects.toThrow();
		expect((await caller.call(spec, 'write', settings)).body).toEqual({ id: 1 });
	});
});

describe('what a request asks of n8n', () => {
	test('bytes, every status, no redirect, and an end', async () => {
		const { caller, sent } = await callerOf([fine]);
		await caller.call({ ...spec, method: 'POST', body: { a: 1 } }, 'write', settings);
		expect(sent).toMatchObject([
			{
				method: 'POST',
				headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
				encoding: 'arraybuffer',
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
				disableFollowRedirect: true,
				timeout: 60_000,
			},
		]);
	});

	test.each([
		[0, 60_000],
		[0.9, 60_000],
		[1, 1],
		[1.5, 1],
		[1e12, 3_600_000],
	])('a Timeout of %d is one of %i ms', async (timeout, asked) => {
		const { caller, sent } = await callerOf([fine]);
		await caller.call(spec, 'read', { ...settings, timeout });
		expect(sent[0].timeout).toBe(asked);
	});

	test.each([
		[undefined, { a: 1 }],
		['json', { a: 1 }],
		['binary', Buffer.from('{"a":1}')],
	] as const)('an answer as %s', async (kind, body) => {
		const { caller } = await callerOf([answer(200, Buffer.from('{"a":1}'))], {
			api: { evidence: { form: 'anything', isIn: () => true } },
		});
		expect((await caller.call({ ...spec, answer: kind }, 'read', settings)).body).toEqual(body);
	});
});

describe('law 13: every call ends', () => {
	const never = new Promise(() => undefined);
	const short = { ...settings, timeout: 20, maxRetries: 1 };

	test('a write that is not answered in time is not repeated', async () => {
		const { caller, sent } = await callerOf([never]);
		await expect(caller.call(spec, 'write', short)).rejects.toMatchObject({
			problem: {
				message: 'Vendor could not be reached: no answer within the time limit',
				hint: expect.stringContaining('is not known') as string,
			},
		});
		expect(sent).toHaveLength(1);
	});

	test('a write whose login is not answered in time was never sent, and is', async () => {
		const login = { tokenField: 'accessToken', refusedWith: [401] };
		const { caller, sent } = await callerOf([never], { api: { login } });
		await expect(caller.call(spec, 'write', short)).rejects.toMatchObject({
			problem: {
				message: 'Vendor could not be reached: the login took longer than the time limit',
				hint: expect.stringContaining('The time limit was 0.02 s') as string,
			},
		});
		expect(sent).toHaveLength(2);
	});

	test('a login that was never answered is no doubt about a write', async () => {
		const problem = new LoginProblem('nobody there', false, 'ECONNREFUSED');
		const { caller, sent } = await callerOf([problem]);
		await expect(caller.call(spec, 'write', { ...short, timeout: 0 })).rejects.toMatchObject({
			problem: {
				message: 'Vendor could not be reached: nobody there',
				hint: expect.stringMatching(/^Check the address/) as string,
				details: { networkCode: 'ECONNREFUSED' },
			},
		});
		expect(sent).toHaveLength(2);
	});

	test('with the execution: at once, and without a second try', async () => {
		const execution = new AbortController();
		const { caller, sent } = await callerOf([never], { cancel: execution.signal });
		const call = caller.call(spec, 'read', settings);
		setTimeout(() => execution.abort(), 5);
		await expect(call).rejects.toThrow('The execution was cancelled');
		expect(sent).toHaveLength(1);
	});

	test('before it began where the execution was over', async () => {
		const { caller } = await callerOf([never], { cancel: AbortSignal.abort() });
		await expect(caller.call(spec, 'read', settings)).rejects.toThrow('was cancelled');
	});

	test('and leaves nothing at the execution', async () => {
		const { signal } = new AbortController();
		const { caller } = await callerOf([fine, answer(400, '')], { cancel: signal });
		await caller.call(spec, 'read', settings);
		await caller.call(spec, 'read', settings).catch(() => undefined);
		expect(getEventListeners(signal, 'abort')).toEqual([]);
	});
});

describe('law 2: an overloaded vendor', () => {
	test.each([
		[answer(429, ''), 1],
		[answer(500, ''), 1],
		[new Error('broken'), 1],
		[answer(400, ''), 3],
		[Object.assign(new Error('x'), { code: 'CERT_HAS_EXPIRED' }), 3],
	])('%p leaves room for %i', async (failing, room) => {
		const pace = Pace.earned(5);
		const { caller } = await callerOf([fine, fine, failing], { pace });
		const call = async () => await caller.call(spec, 'write', { ...settings, maxRetries: 0 });
		await call();
		await call();
		await expect(call()).rejects.toThrow();
		expect(pace.requests).toBe(room);
	});
});

describe('law 6: errors', () => {
	test.each(['X-Request-Id', 'x-correlation-id', 'request-id'])(
		'the ID of the request stands in %s',
		async (name) => {
			const { caller } = await callerOf([answer(404, '', { [name]: 'r-1' })]);
			await expect(caller.call(spec, 'read', settings)).rejects.toMatchObject({
				requestId: 'r-1',
			});
		},
	);

	test.each([
		[299, 'Vendor answered with a web page instead of data'],
		[300, 'Log in again'],
		[399, 'Log in again'],
		[400, 'Vendor answered with a web page instead of data'],
	])('a page with %i is told as: %s', async (status, message) => {
		// A vendor may know where its redirects lead.
		const { caller } = await callerOf([answer(status, '<html></html>')], {
			api: { problemIn: () => ({ message: 'Log in again' }) },
		});
		await expect(caller.call(spec, 'read', settings)).rejects.toThrow(message);
	});

	test('a redirect of which the vendor says nothing is one', async () => {
		const { caller } = await callerOf([answer(302, '')]);
		const call = caller.call(spec, 'read', settings);
		await expect(call).rejects.toThrow('Vendor redirects to another address');
	});

	test('name the request for the support of the vendor', async () => {
		const { caller } = await callerOf([answer(404, '', { 'X-Correlation-Id': 'c-7' })]);
		await expect(caller.call(spec, 'read', settings)).rejects.toMatchObject({
			status: 404,
			requestId: 'c-7',
		});
	});

	test("have a hint and a cause also where the vendor's own words have none", async () => {
		const { caller } = await callerOf([answer(401, '')], {
			api: { problemIn: () => ({ message: 'Zły klucz' }) },
		});
		await expect(caller.call(spec, 'read', settings)).rejects.toMatchObject({
			problem: {
				message: 'Zły klucz',
				hint: 'Check the credential: what it holds is wrong or no longer valid.',
				failure: { cause: 'credential-invalid' },
			},
		});
	});

	test('keep the hint of the vendor', async () => {
		const { caller } = await callerOf([answer(401, '')], {
			api: { problemIn: () => ({ message: 'Zły klucz', hint: 'Ask Ola.' }) },
		});
		await expect(caller.call(spec, 'read', settings)).rejects.toMatchObject({
			problem: { hint: 'Ask Ola.' },
		});
	});

	test('are explained by the vendor', async () => {
		const { caller } = await callerOf([answer(400, '')], {
			api: { explain: async (problem) => ({ ...problem, hint: 'The quota resets at 9.' }) },
		});
		await expect(caller.call(spec, 'write', settings)).rejects.toMatchObject({
			problem: { hint: 'The quota resets at 9.' },
		});
	});

	test.each([
		['read', 'ECONNRESET', /^Check the address in the credential and the network\. .* 60 s\.$/],
		['write', 'ECONNREFUSED', /^Check the address/],
		['write', 'ECONNRESET', /^Whether the change was carried out is not known/],
	] as const)('a %s that ends with %s says what to do', async (kind, code, hint) => {
		const { caller } = await callerOf([Object.assign(new Error('x'), { code })]);
		await expect(caller.call(spec, kind, { ...settings, maxRetries: 0 })).rejects.toMatchObject({
			problem: {
				message: expect.stringContaining('Vendor could not be reached: the connection was '),
				hint: expect.stringMatching(hint),
				details: { networkCode: code },
				failure: { cause: 'temporarily-unavailable' },
			},
		});
	});

	test.each([
		[0, '60 s'],
		[2_000, '2 s'],
		[1e12, '3600 s'],
	])('a Timeout of %i counts as %s', async (timeout, time) => {
		const { caller } = await callerOf([new Error('broken')]);
		const call = caller.call(spec, 'read', { ...settings, maxRetries: 0, timeout });
		await expect(call).rejects.toMatchObject({
			problem: { hint: expect.stringContaining(`The time limit was ${time}.`) },
		});
	});
});

describe('law 14: secrets', () => {
	test('neither password nor token of the credential shows, in message, details or ID', async () => {
		const said = { message: 'tok-in-use and hunter22 are wrong', errors: { hunter22: 'wrong' } };
		const { caller } = await callerOf([answer(400, said, { 'x-request-id': 'tok-in-use' })], {
			api: { login: { tokenField: 'accessToken', refusedWith: [401] } },
			credentials: { accessToken: 'tok-in-use', password: 'hunter22' },
		});
		const error = await caller.call(spec, 'read', settings).catch((reason: unknown) => reason);
		expect(error).toMatchObject({ requestId: '***', problem: { message: expect.any(String) } });
		expect(JSON.stringify(error)).not.toMatch(/tok-in-use|hunter22/);
	});
});

describe('law 12: no success without evidence', () => {
	test('a call may name its own', async () => {
		const { caller } = await callerOf([answer(204, '')]);
		await expect(caller.call(spec, 'read', settings)).rejects.toThrow('does not document');
		const call = caller.call({ ...spec, evidence: emptyAnswer }, 'read', settings);
		expect((await call).status).toBe(204);
	});
});

describe('what a vendor adds to every call', () => {
	const prepare: VendorApi['prepare'] = async (plain, { given, previewing, call, once }) => {
		const company = previewing
			? { body: { id: 'looked up' } }
			: await once('company', async () => await call({ method: 'GET', path: '/company' }));
		return { ...plain, query: { company: String((company.body as IDataObject).id), ...given } };
	};

	test('is looked up once, and not prepared itself', async () => {
		const { caller, sent } = await callerOf([answer(200, { id: 7 })], { api: { prepare } });
		await caller.call(spec, 'read', { ...settings, given: { mode: 'test' } });
		await caller.call(spec, 'read', settings);
		expect(sent.map(({ url }) => url)).toEqual([
			'https://vendor.example/company',
			'https://vendor.example/things/1?company=7&mode=test',
			'https://vendor.example/things/1?company=7',
		]);
	});

	test('is read, so that it survives a vendor that is busy', async () => {
		const answers = [answer(503, ''), answer(200, { id: 7 })];
		const { caller, sent } = await callerOf(answers, { api: { prepare } });
		await caller.call(spec, 'write', settings);
		expect(sent).toHaveLength(3);
	});

	test('ends the call in its own words when it cannot be looked up', async () => {
		const { caller, sent } = await callerOf([answer(400, '')], {
			api: { prepare, problemIn: () => ({ message: 'Which company?' }) },
		});
		await expect(caller.call(spec, 'write', settings)).rejects.toThrow('Which company?');
		expect(sent).toHaveLength(1);
	});

	test.each([
		['all', 'read'],
		['all', 'write'],
		['writes', 'write'],
	] as const)(
		'Preview Request (%s) shows a %s with it and sends nothing',
		async (preview, kind) => {
			const { caller, sent } = await callerOf([fine], { api: { prepare } });
			await expect(caller.call(spec, kind, { ...settings, preview })).rejects.toMatchObject({
				name: 'Preview',
				request: {
					method: 'GET',
					url: 'https://vendor.example/things/1?company=looked+up',
					headers: { Accept: 'application/json', Authorization: '***' },
				},
			});
			expect(sent).toEqual([]);
		},
	);

	test('an operation that looks something up still reads while it is previewed', async () => {
		const { caller, sent } = await callerOf([fine]);
		await caller.call(spec, 'read', { ...settings, preview: 'writes' });
		expect(sent).toHaveLength(1);
	});
});
