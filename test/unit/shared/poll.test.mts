import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import { anyAnswer } from '../../../nodes/shared/evidence.ts';
import { fingerprintOf, pollRecords, type PollSource } from '../../../nodes/shared/poll.ts';
import type { RequestSpec } from '../../../nodes/shared/request.ts';
import type { VendorApi } from '../../../nodes/shared/vendor.ts';

const api: VendorApi = {
	name: 'Vendor',
	credentialType: 'vendorApi',
	baseUrl: ({ host }) => String(host ?? 'https://vendor.example'),
	secretFields: [],
	accountFields: ['user'],
	evidence: anyAnswer,
	authenticationHeaders: [],
	problemIn: () => undefined,
};

interface Row {
	id: string;
	version: string;
}

/** A trigger over records that the test changes, with n8n's handling of static data. */
function trigger(source: Partial<PollSource> = {}) {
	const parameters: IDataObject = { event: 'created' };
	const credential: IDataObject = { user: 'ana' };
	const windows: Array<[number, number]> = [];
	let rows: Row[] = [];
	let fails = false;
	let saved: IDataObject = {};
	const watched: PollSource = {
		overlap: 60_000,
		memory: 'window',
		watched: ['event'],
		read: async (_tools, since, until) => {
			windows.push([since.getTime(), until.getTime()]);
			if (fails) throw new Error('The vendor is down');
			return rows.map((row) => ({ ...row, json: { ...row } }));
		},
		sample: async () => [...rows].reverse().map((row) => ({ ...row, json: { ...row } })),
		...source,
	};
	const poll = async (mode = 'trigger') => {
		const staged = structuredClone(saved);
		const engine = {
			getMode: () => mode,
			getNode: () => ({ name: 'Trigger', type: 'trigger' }),
			getTimezone: () => 'UTC',
			getCredentials: async () => credential,
			getNodeParameter: (name: string) => parameters[name],
			getWorkflowStaticData: () => staged,
		} as unknown as IPollFunctions;
		const output = await pollRecords(engine, api, watched);
		saved = staged;
		return output?.[0].map(({ json }) => json.id) ?? null;
	};
	return {
		poll,
		parameters,
		credential,
		windows,
		saved: () => saved,
		vendorHas: (...now: Row[]) => (rows = now),
		isDown: (now: boolean) => (fails = now),
	};
}

const row = (id: string, version = '1'): Row => ({ id, version });

describe.each(['window', 'all'] as const)('polling with memory %s', (memory) => {
	test('nothing of what was there before, then each new record once', async () => {
		const { poll, vendorHas } = trigger({ memory });
		vendorHas(row('1'), row('2'));
		expect(await poll()).toBeNull();
		expect(await poll()).toBeNull();
		vendorHas(row('1'), row('2'), row('10'));
		expect(await poll()).toEqual(['10']);
		expect(await poll()).toBeNull();
	});

	test('a changed version counts as new, also twice in one window', async () => {
		const { poll, vendorHas } = trigger({ memory });
		vendorHas(row('1'));
		await poll();
		vendorHas(row('1', '2'));
		expect(await poll()).toEqual(['1']);
		vendorHas(row('1', '2'), row('1', '3'));
		expect(await poll()).toEqual(['1']);
		expect(await poll()).toBeNull();
	});

	test('a failed poll loses and repeats nothing', async () => {
		const { poll, vendorHas, isDown, windows } = trigger({ memory });
		await poll();
		vendorHas(row('1'));
		isDown(true);
		await expect(poll()).rejects.toThrow('The vendor is down');
		isDown(false);
		expect(await poll()).toEqual(['1']);
		expect(await poll()).toBeNull();
		const [[, firstUntil], , [retriedSince]] = windows;
		expect(retriedSince).toBe(firstUntil - 60_000);
	});

	test('a record that one read missed is not told again', async () => {
		const { poll, vendorHas } = trigger({ memory });
		vendorHas(row('1'));
		await poll();
		vendorHas();
		await poll();
		vendorHas(row('1'));
		expect(await poll()).toBeNull();
	});

	test('a manual run shows a few records and touches no state', async () => {
		const { poll, vendorHas, saved } = trigger({ memory });
		vendorHas(...['1', '2', '3', '4', '5', '6', '7'].map((id) => row(id)));
		expect(await poll('manual')).toEqual(['7', '6', '5', '4', '3']);
		expect(saved()).toEqual({});
	});

	test('another choice of what to watch starts anew', async () => {
		const { poll, vendorHas, parameters } = trigger({ memory });
		await poll();
		parameters.event = 'updated';
		vendorHas(row('1'));
		expect(await poll()).toBeNull();
		vendorHas(row('1'), row('2'));
		expect(await poll()).toEqual(['2']);
	});
});

test.each([
	['account', { user: 'eva' }],
	['host', { host: 'https://other.example' }],
])(
	'another %s in the credential starts anew: old records of it are not new',
	async (_what, now) => {
		const { poll, vendorHas, credential } = trigger();
		await poll();
		Object.assign(credential, now);
		vendorHas(row('1'));
		expect(await poll()).toBeNull();
		vendorHas(row('1'), row('2'));
		expect(await poll()).toEqual(['2']);
	},
);

test('another password of the same account goes on', async () => {
	const { poll, vendorHas, credential } = trigger();
	await poll();
	credential.password = 'new';
	vendorHas(row('1'));
	expect(await poll()).toEqual(['1']);
});

test('a clock that is set back leaves nothing out and repeats nothing', async () => {
	const { poll, vendorHas, windows } = trigger({ overlap: 1_000 });
	const now = Date.now();
	const clock = jest.spyOn(Date, 'now').mockReturnValue(now);
	vendorHas(row('1'));
	await poll();
	clock.mockReturnValue(now - 3_600_000);
	vendorHas(row('1'), row('2'));
	expect(await poll()).toEqual(['2']);
	// The window reaches back from the new time, not from the old one, which lies ahead.
	expect(windows[1]).toEqual([now - 3_601_000, now - 3_600_000]);
	expect(await poll()).toBeNull();
	clock.mockRestore();
});

test('a list that is short once does not tell its records again', async () => {
	const { poll, vendorHas } = trigger({ memory: 'all' });
	const many = Array.from({ length: 25_000 }, (_, index) => row(String(index)));
	vendorHas(...many);
	await poll();
	vendorHas(...many.slice(0, 10));
	expect(await poll()).toBeNull();
	vendorHas();
	expect(await poll()).toBeNull();
	vendorHas(...many);
	expect(await poll()).toBeNull();
});

test('a list longer than the memory does not flood', async () => {
	const { poll, vendorHas } = trigger({ memory: 'all' });
	const many = Array.from({ length: 25_000 }, (_, index) => row(String(index)));
	vendorHas(...many);
	await poll();
	vendorHas(...many, row('new'));
	expect(await poll()).toEqual(['new']);
});

test('a source is told what is known and what the last poll brought', async () => {
	const told: unknown[] = [];
	const { poll, vendorHas } = trigger({
		memory: 'all',
		read: async (_tools, _since, _until, known, last) => {
			told.push([known && [...known.keys()], last]);
			return (told.length === 1 ? ['1', '2'] : ['3']).map((id) => ({ ...row(id), json: { id } }));
		},
	});
	vendorHas();
	await poll();
	await poll();
	await poll();
	expect(told).toEqual([
		[undefined, []],
		[
			['1', '2'],
			['1', '2'],
		],
		[['1', '2', '3'], ['3']],
	]);
});

test('a window starts before the end of the last one', async () => {
	const { poll, windows } = trigger({ overlap: 5_000 });
	await poll();
	await poll();
	const [[, until], [since]] = windows;
	expect(since).toBe(until - 5_000);
});

test('fingerprints do not depend on the order of members', () => {
	expect(fingerprintOf({ a: 1, b: [{ c: 2, d: 3 }] })).toBe(
		fingerprintOf({ b: [{ d: 3, c: 2 }], a: 1 }),
	);
	expect(fingerprintOf({ a: 1 })).not.toBe(fingerprintOf({ a: '1' }));
});

test('fingerprints tell values of other kinds apart', () => {
	const values = [undefined, null, 0, '', [], {}, ['a', 'b'], ['b', 'a'], { 0: 'a', 1: 'b' }];
	expect(new Set(values.map(fingerprintOf)).size).toBe(values.length);
	expect(fingerprintOf('x')).toMatch(/^[0-9a-f]{16}$/);
});

describe('what a source may call', () => {
	/** A poll whose source asks for a list of a vendor that has `announced` records and gives one. */
	async function listed(answers: object[], limit?: number) {
		const sent: string[] = [];
		const vendor: VendorApi = {
			...api,
			input: (parameters) => ({ event: parameters.text('event') }),
			prepare: async (spec, { given }) => ({ ...spec, query: given as never }),
		};
		const engine = {
			getMode: () => 'trigger',
			getNode: () => ({ name: 'Trigger', type: 'trigger' }),
			getTimezone: () => 'Europe/Warsaw',
			getCredentials: async () => ({ user: 'ana' }),
			getNodeParameter: () => 'created',
			getWorkflowStaticData: (kind: string) => (kind === 'node' ? {} : undefined),
			helpers: {
				httpRequestWithAuthentication: async (_type: string, { url }: { url: string }) => {
					sent.push(url);
					return answers[Math.min(sent.length, answers.length) - 1];
				},
			},
		} as unknown as IPollFunctions;
		const paging = {
			pageSize: 9,
			request: (spec: RequestSpec) => spec,
			records: ({ body }: { body: unknown }) => (body as { rows: IDataObject[] }).rows,
			announced: ({ body }: { body: unknown }) => (body as { total: number }).total,
		};
		let records: IDataObject[] = [];
		await pollRecords(engine, vendor, {
			overlap: 0,
			memory: 'all',
			watched: ['event', (parameters) => parameters.text('event')],
			read: async ({ list, timezone, credentials }) => {
				expect({ timezone, ...credentials }).toEqual({ timezone: 'Europe/Warsaw', user: 'ana' });
				records = await list({ method: 'GET', path: '/rows' }, paging, limit);
				return [];
			},
			sample: async () => [],
		});
		return { records, sent };
	}

	const part = { statusCode: 200, headers: {}, body: { rows: [{ id: 1 }], total: 3 } };

	test('a list has to be whole, unless a part of it was asked for', async () => {
		await expect(listed([part])).rejects.toMatchObject({
			description: expect.stringContaining('Watch less at a time') as string,
		});
		expect((await listed([part], 1)).records).toEqual([{ id: 1 }]);
	});

	test('is read, with what the vendor wants for every call', async () => {
		const busy = { statusCode: 503, headers: { 'retry-after': '0.001' }, body: '' };
		const { sent } = await listed([busy, part], 1);
		const url = 'https://vendor.example/rows?event=created';
		expect(sent).toEqual([url, url]);
	});
});

test('what a function says of a parameter tells one state from another', async () => {
	let says = 'a';
	const { poll, vendorHas } = trigger({ watched: [() => says] });
	vendorHas(row('1'));
	expect(await poll()).toBeNull();
	vendorHas(row('1'), row('2'));
	says = 'b';
	expect(await poll()).toBeNull();
	vendorHas(row('1'), row('2'), row('3'));
	expect(await poll()).toEqual(['3']);
});

test('the newest of several versions in one window is remembered as the latest', async () => {
	const { poll, vendorHas, saved } = trigger({ memory: 'window' });
	vendorHas(row('1'), row('2'), row('1', '2'));
	await poll();
	expect((saved().poll as IDataObject).seen).toEqual([
		['2', '1'],
		['1', '2'],
	]);
});
