import type { IDataObject } from 'n8n-workflow';

import { watchable } from '../../../nodes/Flowii/trigger/watchable.ts';
import { pollSource } from '../../../nodes/Flowii/trigger/watchedRecords.ts';
import { VendorError } from '../../../nodes/shared/nodeErrors.ts';
import { collect } from '../../../nodes/shared/paging.ts';
import type { PollTools } from '../../../nodes/shared/poll.ts';
import type { RequestSpec } from '../../../nodes/shared/request.ts';
import { parametersOf } from '../../support/parameters.mts';

const SINCE = new Date('2026-01-31T09:00:00.900Z');
const DAY = 86_400;

/** Lists give `ids` by the filter, `all` without one; single records say their `caption`. */
function toolsWith(
	values: IDataObject,
	ids: Record<string, string[]>,
	captions: Record<string, string> = {},
) {
	const calls: RequestSpec[] = [];
	const call = async (spec: RequestSpec) => {
		calls.push(spec);
		const { path, query = {} } = spec;
		const id = path.split('/')[2];
		if (id !== undefined) {
			const caption = captions[id];
			if (caption === undefined) throw new VendorError({ message: 'gone' }, 404);
			if (caption === 'broken') throw new VendorError({ message: 'broken' }, 500);
			const data = { type: 'task', id, attributes: { caption } };
			return { status: 200, headers: {}, body: { data } };
		}
		const filter = Object.keys(ids).find((name) => query[`filter[${name}]`] !== undefined) ?? 'all';
		const data =
			query['page[number]'] === 0
				? (ids[filter] ?? []).map((one) => ({ type: 'task', id: one }))
				: [];
		return { status: 200, headers: {}, body: { data } };
	};
	const tools: PollTools = {
		parameters: parametersOf(values),
		timezone: 'Europe/Bratislava',
		credentials: {},
		call,
		list: async (spec, paging, limit) => (await collect(call, spec, paging, limit)).records,
	};
	const read = async (known?: Record<string, string>) => {
		const map = known && new Map(Object.entries(known));
		return await pollSource.read(tools, SINCE, new Date(), map);
	};
	const readIds = () => calls.flatMap(({ path }) => path.split('/')[2] ?? []);
	return { tools, calls, read, readIds };
}

const created = { record: 'task', event: 'created' };
const changed = { record: 'task', event: 'createdOrUpdated' };

describe('the FLOWii trigger', () => {
	test('watches what can be listed by its creation and read by itself', () => {
		expect(watchable.map(({ value }) => value).sort()).toEqual([
			'businessCase',
			'cashFlow',
			'event',
			'good',
			'order',
			'partner',
			'task',
		]);
	});

	test('looks back a day for records that FLOWii dates, and a month for those that users date', async () => {
		const asked = async (record: string) => {
			const { calls, read } = toolsWith({ record, event: 'created' }, {});
			await read({});
			return calls[0].query?.['filter[created-from]'];
		};
		expect(await asked('task')).toBe(1769850000 - DAY);
		for (const record of ['order', 'businessCase', 'good']) {
			expect(await asked(record)).toBe(1769850000 - 30 * DAY);
		}
	});

	test('only remembers at first, and reads nothing in full for it', async () => {
		const { read, readIds } = toolsWith(created, { 'created-from': ['1', '2'] });
		expect(await read()).toEqual([
			{ id: '1', version: '', json: {} },
			{ id: '2', version: '', json: {} },
		]);
		expect(readIds()).toEqual([]);
	});

	test('reads what it does not know, and remembers the others as they were', async () => {
		const { read, readIds } = toolsWith(created, { 'created-from': ['1', '2'] }, { 2: 'Desk' });
		expect(await read({ 1: '' })).toEqual([
			{ id: '1', version: '', json: {} },
			{ id: '2', version: '', json: { id: '2', caption: 'Desk' } },
		]);
		expect(readIds()).toEqual(['2']);
	});

	test('of dated records, tells a new one that only its change shows by its number', async () => {
		const values = { record: 'order', event: 'created' };
		const ids = { 'created-from': [], 'edited-from': ['7', '300'] };
		const { read } = toolsWith(values, ids, { 7: 'old', 300: 'new' });
		expect((await read({ 100: '' })).map(({ id }) => id)).toEqual(['300']);
	});

	test('of dated records, remembers the newest at first, however old they are', async () => {
		const values = { record: 'order', event: 'created' };
		const { read } = toolsWith(values, { 'created-from': [], 'edited-from': [], all: ['9', '8'] });
		expect((await read()).map(({ id }) => id)).toEqual(['9', '8']);
	});

	test('tells versions of changed records by what they say', async () => {
		const ids = { 'created-from': ['1'], 'edited-from': ['1', '2'] };
		const before = toolsWith(changed, ids, { 1: 'Desk', 2: 'Chair' });
		const after = toolsWith(changed, ids, { 1: 'Desk', 2: 'Armchair' });
		const [one, two] = await before.read({});
		const [sameOne, otherTwo] = await after.read({});
		expect([one.id, two.id]).toEqual(['1', '2']);
		expect(sameOne.version).toBe(one.version);
		expect(otherTwo.version).not.toBe(two.version);
	});

	test('keeps the version of records that were not changed, without reading them', async () => {
		const ids = { 'created-from': ['1', '2'], 'edited-from': [] };
		const { read, readIds } = toolsWith(changed, ids, { 2: 'Desk' });
		expect(await read({ 1: 'abc', 2: 'def' })).toEqual([
			{ id: '1', version: 'abc', json: {} },
			{ id: '2', version: 'def', json: {} },
		]);
		expect(readIds()).toEqual([]);
	});

	test('events have no filter for changes', async () => {
		const { calls, read } = toolsWith({ record: 'event', event: 'createdOrUpdated' }, {});
		await read();
		expect(calls.map(({ query }) => Object.keys(query ?? {})[0])).toEqual(['filter[created-from]']);
	});

	test('another failure than a missing record stops the poll', async () => {
		const ids = { 'created-from': ['1', '2'] };
		const { read } = toolsWith(created, ids, { 1: 'broken', 2: 'Chair' });
		await expect(read({})).rejects.toThrow('broken');
	});

	test('a sample reads only a few, the newest, and raw ones without Simplify', async () => {
		const ids = Array.from({ length: 20 }, (_, index) => String(index + 1));
		const captions = Object.fromEntries(ids.map((id) => [id, `Task ${id}`]));
		const values = { ...created, simplify: false };
		const { tools, readIds } = toolsWith(values, { 'created-from': ids }, captions);
		const records = await pollSource.sample(tools, 5);
		expect(records.map(({ id }) => id)).toEqual(['20', '19', '18', '17', '16']);
		expect(records[0].json).toEqual({ type: 'task', id: '20', attributes: { caption: 'Task 20' } });
		expect(readIds()).toHaveLength(5);
	});

	test('what cannot be watched is refused', async () => {
		const { read } = toolsWith({ record: 'contact' }, {});
		await expect(read({})).rejects.toThrow('cannot be watched');
	});
});
