import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { Caller } from '../../../nodes/shared/call.ts';
import { createFlow } from '../../../nodes/shared/flow.ts';
import type { RequestSpec } from '../../../nodes/shared/request.ts';

const spec: RequestSpec = { method: 'GET', path: '/rows' };
const paging = {
	pageSize: 9,
	request: (plain: RequestSpec) => plain,
	records: ({ body }: { body: unknown }) => body as IDataObject[],
	announced: () => 3,
};

/** The flow of the third item, of an operation that writes, at a vendor that has one row and announces three. */
function flowOf(more: { limit?: number; preview?: 'none' | 'writes' } = {}) {
	const done: unknown[] = [];
	const executeData: IDataObject = {};
	const caller = {
		credentials: { user: 'ana' },
		call: async (_spec: RequestSpec, kind: string) => {
			done.push(kind);
			return { status: 200, headers: {}, body: [{ id: 1 }] };
		},
		once: async (key: string, compute: () => Promise<unknown>) => [key, await compute()],
		wait: async (milliseconds: number) => done.push(`waited ${milliseconds}`),
	} as unknown as Caller;
	const engine = {
		getTimezone: () => 'Europe/Warsaw',
		getExecuteData: () => executeData,
		putExecutionToWait: async (until: Date) => done.push(until),
	} as unknown as IExecuteFunctions;
	const flow = createFlow({
		engine,
		caller,
		kind: 'write',
		itemIndex: 2,
		settings: { maxRetries: 0, timeout: 0, preview: more.preview ?? 'none', given: {} },
		limit: more.limit ?? Infinity,
		ifIncomplete: 'error',
		atOnce: 4,
		hint: (text) => done.push(text),
		called: () => done.push('called'),
	});
	return { flow, done, executeData };
}

describe('what one item of several steps may do', () => {
	test('it knows its item, its limit and what is shared by all', () => {
		expect(flowOf({ limit: 7 }).flow).toMatchObject({
			itemIndex: 2,
			credentials: { user: 'ana' },
			timezone: 'Europe/Warsaw',
			previewing: false,
			limit: 7,
			atOnce: 4,
		});
		expect(flowOf({ preview: 'writes' }).flow.previewing).toBe(true);
	});

	test('its calls are of the kind of the operation, its lists only read, and all are counted', async () => {
		const { flow, done } = flowOf({ limit: 1 });
		await flow.call(spec);
		await flow.list(spec, paging);
		expect(done.slice(0, 4)).toEqual(['write', 'called', 'read', 'called']);
	});

	test('a list is whole, or the limit of the user is hinted at, not one of the operation', async () => {
		await expect(flowOf().flow.list(spec, paging)).rejects.toThrow();
		const users = flowOf({ limit: 1 });
		expect(await users.flow.list(spec, paging)).toEqual([{ id: 1 }]);
		expect(users.done.at(-1)).toMatch(/^There are more records than the limit of 1/);
		const own = flowOf();
		expect(await own.flow.list(spec, paging, 1)).toEqual([{ id: 1 }]);
		expect(own.done).toEqual(['read', 'called']);
	});

	test('what it has collected itself is judged in the same way', () => {
		const { flow, done } = flowOf({ limit: 1 });
		expect(flow.whole({ records: [{ id: 1 }], goesOn: true })).toEqual([{ id: 1 }]);
		expect(done).toEqual([expect.stringContaining('the limit of 1')]);
		expect(() => flowOf().flow.whole({ records: [], gap: 'Page 2 was lost' })).toThrow('Page 2');
	});

	test('it computes once, waits and hints by way of the run', async () => {
		const { flow, done } = flowOf();
		expect(await flow.once('key', async () => 7)).toEqual(['key', 7]);
		await flow.wait(5);
		flow.hint('A hint');
		expect(done).toEqual(['waited 5', 'A hint']);
	});

	test('it sleeps, and leaves what n8n passes on at the time limit', async () => {
		const { flow, done, executeData } = flowOf();
		const until = new Date(0);
		await flow.sleep(until, { id: 1 });
		expect(done).toEqual([until]);
		expect(executeData.data).toEqual({
			main: [[{ json: { id: 1 }, pairedItem: { item: 2 } }]],
		});
	});
});
