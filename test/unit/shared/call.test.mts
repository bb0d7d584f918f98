import type { IDataObject, IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { Caller, type CallSettings } from '../../../nodes/shared/call.ts';
import { emptyAnswer, recordWith } from '../../../nodes/shared/evidence.ts';
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
}

/** A caller whose vendor gives the answers in turn, the last one for ever. */
async function callerOf(answers: unknown[], world: World = {}) {
	const sent: IHttpRequestOptions[] = [];
	const engine = {
		getCredentials: async () => world.credentials ?? {},
		helpers: {
			httpRequestWithAuthentication: async (_type: string, options: IHttpRequestOptions) => {
				sent.push(options);
				const given = answers[Math.min(sent.length, answers.length) - 1];
				if (given instanceof Error) throw given;
				return given;
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

describe('law 6: errors', () => {
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
