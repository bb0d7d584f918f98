import type { IDataObject, IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { anyAnswer } from '../../../nodes/shared/evidence.ts';
import {
	type BulkOperation,
	type FlowOperation,
	type Operation,
	RecordWithFiles,
	type RequestOperation,
	type Resource,
} from '../../../nodes/shared/operation.ts';
import { runItems } from '../../../nodes/shared/run.ts';
import type { VendorApi } from '../../../nodes/shared/vendor.ts';

const api: VendorApi = {
	name: 'Vendor',
	credentialType: 'vendorApi',
	baseUrl: () => 'https://vendor.example',
	secretFields: [],
	accountFields: [],
	evidence: anyAnswer,
	authenticationHeaders: [],
	problemIn: () => undefined,
};

const named = (value: string) => ({ name: value, value, action: value, description: value });
const NAME = { displayName: 'Its Name', name: 'name', type: 'string', default: '' } as const;

const get: RequestOperation = {
	...named('get'),
	kind: 'read',
	properties: [NAME],
	request: (parameters) => ({ method: 'GET', path: `/things/${parameters.text('name')}` }),
};
const change: RequestOperation = {
	...named('change'),
	kind: 'write',
	properties: [NAME],
	request: (parameters) => ({ method: 'PUT', path: `/things/${parameters.text('name')}` }),
};
const getMany: RequestOperation = {
	...named('getMany'),
	kind: 'read',
	properties: [NAME],
	request: (parameters) => ({ method: 'GET', path: `/lists/${parameters.text('name')}` }),
	paging: {
		pageSize: 2,
		request: (spec, { index, size }) => ({ ...spec, query: { page: index, size } }),
		records: ({ body }) => body as IDataObject[],
	},
	simplify: ({ id }, spec) => ({ id, from: spec.path }),
};
const flow: FlowOperation<string> = {
	...named('flow'),
	kind: 'write',
	list: true,
	input: (parameters) => parameters.text('name'),
	run: async ({ call, hint, limit, atOnce }, name) => {
		const { body } = await call({ method: 'POST', path: `/flows/${name}` });
		hint('A hint');
		return [body as IDataObject, { limit: String(limit), atOnce }, { third: true }];
	},
	simplify: (record, name) => ({ ...record, name }),
};
const withFile: FlowOperation<string> = {
	...named('withFile'),
	kind: 'read',
	input: (parameters) => parameters.text('name'),
	run: async (_flow, name) =>
		new RecordWithFiles(
			{ name },
			{ data: { content: Buffer.from('x'), fileName: 'a/b.txt', mimeType: 'text/plain' } },
		),
};

type Given = IDataObject & { operation?: string; name?: string };

interface World {
	operations?: Operation[];
	continues?: boolean;
	isTool?: boolean;
	/** By path; a function sees how many requests there were. Default: `{ ok: true }`. */
	answers?: Record<string, (count: number) => object>;
}

/** A run of one item for each set of parameters. */
async function run(items: Given[], world: World = {}) {
	const { operations = [get, change, getMany, flow, withFile], answers = {} } = world;
	const resources: Resource[] = [{ name: 'Thing', value: 'thing', operations }];
	const sent: string[] = [];
	const hints: string[] = [];
	const told: string[] = [];
	const all = items.map((item): IDataObject => ({ resource: 'thing', operation: 'get', ...item }));
	// Expressions give them, so that each item has its own.
	const names = all.flatMap((one) => Object.keys(one));
	const parameters = Object.fromEntries(names.map((name) => [name, '={{ $json }}']));
	const engine = {
		getNode: () => ({ name: 'Node', type: 'node', parameters }),
		getInputData: () => all.map((json) => ({ json })),
		getTimezone: () => 'UTC',
		getNodeParameter: (name: string, item: number) =>
			name
				.split('.')
				.reduce<unknown>((value, key) => (value as IDataObject | undefined)?.[key], all[item]) ??
			null,
		getCredentials: async () => ({}),
		getExecutionCancelSignal: () => undefined,
		continueOnFail: () => world.continues ?? false,
		isToolExecution: () => world.isTool ?? false,
		logger: { info: (text: string) => told.push(text) },
		sendMessageToUI: (text: string) => expect(told.at(-1)).toBe(text),
		addExecutionHints: ({ message, location }: { message: string; location: string }) =>
			hints.push(`${location}: ${message}`),
		helpers: {
			prepareBinaryData: async (content: Buffer, fileName: string, mimeType: string) => ({
				data: content.toString('base64'),
				fileName,
				mimeType,
			}),
			httpRequestWithAuthentication: async (_type: string, { url }: IHttpRequestOptions) => {
				const { pathname, search } = new URL(url ?? '');
				sent.push(pathname + search);
				await new Promise((resolve) => setTimeout(resolve, 2));
				const given = answers[pathname]?.(sent.length) ?? { ok: true };
				return {
					headers: {},
					...('statusCode' in given ? given : { statusCode: 200, body: given }),
				};
			},
		},
	} as unknown as IExecuteFunctions;
	const output = await runItems(engine, api, resources).catch((error: unknown) => error);
	return { output, sent, hints, told };
}

const EMPTY = "'Its Name' is empty: the expression gave no value for this item";
const refusal = () => ({ statusCode: 400, body: { message: 'No' } });
const item = (index: number, json: IDataObject) => ({ json, pairedItem: { item: index } });

describe('law 1: order and pairing', () => {
	test('output follows input, whatever ends first and whatever comes', async () => {
		const { output } = await run(
			[
				{ name: 'a' },
				{ operation: 'withFile', name: 'b' },
				{ operation: 'getMany', name: 'c', limit: 5, simplify: true },
				{ name: 'd' },
			],
			{ answers: { '/lists/c': (count) => (count > 3 ? [] : [{ id: 1, x: 1 }, { id: 2 }]) } },
		);
		expect(output).toEqual([
			[
				item(0, { ok: true }),
				{
					...item(1, { name: 'b' }),
					binary: {
						data: { data: 'eA==', fileName: expect.any(String) as string, mimeType: 'text/plain' },
					},
				},
				item(2, { id: 1, from: '/lists/c' }),
				item(2, { id: 2, from: '/lists/c' }),
				item(3, { ok: true }),
			],
		]);
	});

	test('no items, nothing to do', async () => {
		expect(await run([])).toEqual({ output: [[]], sent: [], hints: [], told: [] });
	});

	test('a flow has what its item says, and is cut at its limit', async () => {
		const batching = { batch: { batchSize: 3 } };
		const { output, hints } = await run([
			{ operation: 'flow', name: 'a', limit: 2, simplify: false, options: { batching } },
			{ operation: 'flow', name: 'b', returnAll: true, simplify: true },
		]);
		expect(output).toEqual([
			[
				item(0, { ok: true }),
				item(0, { limit: '2', atOnce: 3 }),
				item(1, { ok: true, name: 'b' }),
				item(1, { limit: 'Infinity', atOnce: 3, name: 'b' }),
				item(1, { third: true, name: 'b' }),
			],
		]);
		expect(hints).toEqual(['outputPane: A hint']);
	});
});

describe('law 3: failure', () => {
	test('continues with an item that says so, by the name that the editor shows', async () => {
		const { output, sent } = await run(
			[{ name: 'a' }, { name: 'bad' }, { name: '' }, { operation: 'nothing' }, { name: 'e' }],
			{ continues: true, answers: { '/things/bad': refusal } },
		);
		expect(sent.sort()).toEqual(['/things/a', '/things/bad', '/things/e']);
		expect(output).toMatchObject([
			[
				item(0, { ok: true }),
				item(1, { error: { message: 'No', httpCode: '400' } }),
				item(2, { error: { message: EMPTY } }),
				item(3, { message: expect.stringContaining('nothing') as string }),
				item(4, { ok: true }),
			],
		]);
	});

	test('stops: nothing more starts, and the error says where and what is done', async () => {
		const items = ['a', 'bad', 'c', 'd'].map((name) => ({
			operation: 'change',
			name,
			options: { batching: { batch: { batchSize: 1 } } },
		}));
		const { output, sent } = await run(items, { answers: { '/things/bad': refusal } });
		expect(sent).toEqual(['/things/a', '/things/bad']);
		expect(output).toMatchObject({
			message: 'No',
			description: expect.stringMatching(
				/It happened at the 2nd of 4 items\. The 1st is completed, so do not run it again\.$/,
			) as string,
			context: { itemIndex: 1 },
		});
	});

	test('of two that failed together the earlier one is shown', async () => {
		const batching = { batch: { batchSize: 2 } };
		const { output } = await run([{ name: 'slow', options: { batching } }, { name: 'quick' }], {
			answers: {
				'/things/slow': () => ({ statusCode: 400, body: { message: 'Slow' } }),
				'/things/quick': () => ({ statusCode: 400, body: { message: 'Quick' } }),
			},
		});
		expect(output).toMatchObject({ message: 'Slow', context: { itemIndex: 0 } });
	});

	test('a read that failed says nothing of items that only read', async () => {
		const { output } = await run([{ name: 'a' }, { name: 'bad' }], {
			answers: { '/things/bad': refusal },
		});
		expect(output).toMatchObject({
			description: expect.stringMatching(/It happened at the 2nd of 2 items\.$/) as string,
		});
	});

	test('a call that only reads, of an operation that writes, is a read', async () => {
		const search: RequestOperation = {
			...change,
			request: async (parameters) => ({ ...(await change.request(parameters)), kind: 'read' }),
		};
		const { output } = await run(
			[
				{ operation: 'change', name: 'a' },
				{ operation: 'change', name: 'bad' },
			],
			{ operations: [search], answers: { '/things/bad': refusal } },
		);
		expect((output as Error & { description: string }).description).not.toContain('completed');
	});

	test('an agent reads in the message what to do', async () => {
		const world = { answers: { '/things/bad': refusal } };
		const { output } = await run([{ name: 'bad' }], { ...world, isTool: true });
		expect((output as Error).message).toBe('No. Check what was entered, an ID first.');
		expect(((await run([{ name: 'bad' }], world)).output as Error).message).toBe('No');
	});

	test.each([true, false])(
		'batching that cannot be read fails all (continue: %s)',
		async (continues) => {
			const options = { batching: { batch: { batchSize: 'many' } } };
			const { output, sent } = await run([{ name: 'a', options }, { name: 'b' }], { continues });
			expect(sent).toEqual([]);
			const failed = { error: { message: expect.stringContaining('is not a number') as string } };
			if (continues) expect(output).toMatchObject([[item(0, failed), item(1, failed)]]);
			else expect(output).toMatchObject({ message: failed.error.message });
		},
	);
});

describe('law 2: items at once', () => {
	test('changes of the same record keep their order, reads do not wait', async () => {
		const batching = { batch: { batchSize: 9 } };
		const slowFirst = { ...change, subject: ({ path }: { path: string }) => path.slice(0, 9) };
		const world: World = { operations: [slowFirst, get] };
		const { sent } = await run(
			[
				{ operation: 'change', name: 'a1', options: { batching } },
				{ operation: 'change', name: 'a2' },
				{ name: 'x' },
				{ operation: 'change', name: 'b1' },
			],
			world,
		);
		expect(sent).toEqual(['/things/a1', '/things/x', '/things/b1', '/things/a2']);
	});

	test('a flow that changes something and names no record runs alone', async () => {
		const batching = { batch: { batchSize: 9 } };
		let underWay = 0;
		let most = 0;
		const counted = (kind: 'read' | 'write', more: Partial<FlowOperation> = {}): FlowOperation => ({
			...named('get'),
			kind,
			input: (parameters) => parameters.text('name'),
			run: async () => {
				most = Math.max(most, (underWay += 1));
				await new Promise((resolve) => setTimeout(resolve, 5));
				underWay -= 1;
				return {};
			},
			...more,
		});
		const items = ['a', 'b', 'c'].map((name) => ({ name, options: { batching } }));
		const mostOf = async (operation: FlowOperation) => {
			most = 0;
			await run(items, { operations: [operation] });
			return most;
		};
		expect(await mostOf(counted('write'))).toBe(1);
		expect(await mostOf(counted('read'))).toBe(3);
		expect(await mostOf(counted('write', { subject: (name) => name as string }))).toBe(3);
		expect(await mostOf(counted('write', { subject: () => 'same' }))).toBe(1);
	});

	test('Batch Interval is a pause between batches', async () => {
		const batching = { batch: { batchSize: 2, batchInterval: 60 } };
		const timers = jest.spyOn(globalThis, 'setTimeout');
		await run(['a', 'b', 'c', 'd', 'e'].map((name) => ({ name, options: { batching } })));
		const pauses = timers.mock.calls.filter(([, milliseconds]) => milliseconds === 60);
		timers.mockRestore();
		expect(pauses).toHaveLength(2);
	});
});

describe('Preview Request', () => {
	const options = { previewRequest: true };

	test('shows a read and a list as they would go out, and sends nothing', async () => {
		const { output, sent, hints } = await run([
			{ name: 'a', options },
			{ operation: 'getMany', name: 'b', limit: 1, options },
			{ operation: 'getMany', name: 'c', returnAll: true, options },
			{ operation: 'flow', name: 'd', limit: 5, options },
		]);
		expect(sent).toEqual([]);
		const shown = (path: string) => ({ preview: true, url: `https://vendor.example${path}` });
		expect(output).toMatchObject([
			[
				item(0, shown('/things/a')),
				item(1, shown('/lists/b?page=0&size=1')),
				item(2, shown('/lists/c?page=0&size=2')),
				item(3, shown('/flows/d')),
			],
		]);
		expect(hints).toEqual([expect.stringMatching(/^outputPane: Preview only/)]);
	});
});

describe('hints', () => {
	const lists = (...found: number[]) =>
		Object.fromEntries(
			found.map((count, index) => [
				`/lists/${index}`,
				() => Array.from({ length: count }, (_none, id) => ({ id })),
			]),
		);
	const hintsOf = async (...found: number[]) => {
		const items = found.map((_count, index) => ({
			operation: 'getMany',
			name: String(index),
			limit: 9,
		}));
		return (await run([...items, { name: 'x' }], { answers: lists(...found) })).hints;
	};

	test('some items found nothing', async () => {
		expect(await hintsOf(1, 0, 1)).toEqual([
			'outputPane: 1 of 3 items found nothing, so nothing comes out for them.',
		]);
	});

	test('all or none of them is what one sees', async () => {
		expect(await hintsOf(0, 0)).toEqual([]);
		expect(await hintsOf(1, 1)).toEqual([]);
	});
});

describe('a bulk operation', () => {
	/** Fails what is called `bad`, forgets `lost`. */
	const bulk = (more: Partial<BulkOperation<string>> = {}): BulkOperation<string> => ({
		...named('get'),
		kind: 'write',
		properties: [NAME],
		input: (parameters) => parameters.text('name'),
		runAll: async (entries, { stopsOnError, interval }) =>
			entries
				.filter(({ input }) => input !== 'lost')
				.map(({ flow: one, input }) =>
					input === 'bad'
						? { flow: one, error: new Error('Bad row') }
						: { flow: one, output: { input, stopsOnError, interval } },
				),
		...more,
	});

	test('runs once for all, and each item has its own fate', async () => {
		let runs = 0;
		const operation = bulk();
		const counted = bulk({
			runAll: async (entries, more) => {
				runs++;
				return await operation.runAll(entries, more);
			},
		});
		const names = ['a', 'bad', '', 'lost', 'e'];
		const items = names.map((name) => ({
			name,
			options: { batching: { batch: { batchInterval: 5 } } },
		}));
		const { output } = await run(items, { operations: [counted], continues: true });
		expect(runs).toBe(1);
		expect(output).toMatchObject([
			[
				item(0, { input: 'a', stopsOnError: false, interval: 5 }),
				item(1, { error: { message: 'Bad row' } }),
				item(2, { error: { message: EMPTY } }),
				item(3, { error: { message: 'The item was not sent' } }),
				item(4, { input: 'e' }),
			],
		]);
	});

	test.each([
		['bad', 'Bad row', 1],
		['lost', 'The item was not sent', 1],
	])('stops at %s', async (name, message, index) => {
		const items = ['a', name, 'c'].map((one) => ({ name: one }));
		const { output } = await run(items, { operations: [bulk()] });
		expect(output).toMatchObject({ message, context: { itemIndex: index } });
	});

	test('sends nothing where an item cannot be read and the run stops', async () => {
		const runAll = jest.fn(async () => []);
		const { output } = await run([{ name: 'a' }, { name: '' }, { name: 'c' }], {
			operations: [bulk({ runAll })],
		});
		expect(output).toMatchObject({ message: EMPTY });
		expect(runAll).not.toHaveBeenCalled();
	});

	test('does not run where no item can be read', async () => {
		const runAll = jest.fn(async () => []);
		const world = { operations: [bulk({ runAll })], continues: true };
		const { output } = await run([{ name: '' }], world);
		expect(output).toMatchObject([[item(0, { error: { message: EMPTY } })]]);
		expect(runAll).not.toHaveBeenCalled();
	});

	test('that throws has failed for all, or shows what it would send', async () => {
		const throws = bulk({
			runAll: async ([{ flow: one }]) => {
				await one.call({ method: 'POST', path: '/bulk' });
				throw new Error('Nothing came back');
			},
		});
		const world = { operations: [throws], continues: true };
		const failed = { error: { message: 'Nothing came back' } };
		expect((await run([{ name: 'a' }, { name: 'b' }], world)).output).toMatchObject([
			[item(0, failed), item(1, failed)],
		]);
		const options = { previewRequest: true };
		const preview = await run(
			[
				{ name: 'a', options },
				{ name: 'b', options },
			],
			world,
		);
		const shown = { preview: true, url: 'https://vendor.example/bulk' };
		expect(preview.output).toMatchObject([[item(0, shown), item(1, shown)]]);
		expect(preview.sent).toEqual([]);
	});

	test('may bring nothing for an item', async () => {
		const silent = bulk({
			runAll: async (entries) => entries.map(({ flow: one }) => ({ flow: one })),
		});
		expect((await run([{ name: 'a' }], { operations: [silent] })).output).toEqual([[]]);
	});
});

describe('a long run', () => {
	/** Each look at the clock is a second later. */
	function slowClock() {
		let now = 0;
		return jest.spyOn(Date, 'now').mockImplementation(() => (now += 1_000));
	}

	afterEach(() => jest.restoreAllMocks());

	test('tells every ten seconds how far it is, in the log and in the editor', async () => {
		slowClock();
		const { told } = await run(
			Array.from({ length: 30 }, (_none, index) => ({ name: `${index}` })),
		);
		expect(told.length).toBeGreaterThan(2);
		expect(told[0]).toMatch(/^Node: \d+ of 30 items done, \d+ calls? answered$/);
		const done = told.map((text) => Number(/(\d+) of/.exec(text)?.[1]));
		expect(done).toEqual([...done].sort((a, b) => a - b));
	});

	test('of a single list tells how many calls were answered', async () => {
		slowClock();
		const { told } = await run([{ operation: 'getMany', name: 'a', returnAll: true }], {
			answers: { '/lists/a': (count) => (count > 40 ? [] : [{ id: count }]) },
		});
		expect(told.at(-1)).toMatch(/^Node: [01] of 1 items done, \d\d calls answered$/);
	});

	test('of a bulk operation counts the items that it says', async () => {
		slowClock();
		const operation: BulkOperation = {
			...named('get'),
			kind: 'write',
			input: () => undefined,
			runAll: async (entries, { done }) => {
				for (let chunk = 0; chunk < 30; chunk++) done(10);
				return entries.map(({ flow: one }) => ({ flow: one }));
			},
		};
		const { told } = await run([{}], { operations: [operation] });
		expect(told.at(-1)).toMatch(/^Node: \d+0 of 1 items done, 0 calls answered$/);
	});

	test('a short one says nothing', async () => {
		expect((await run([{ name: 'a' }, { name: 'b' }])).told).toEqual([]);
	});
});
