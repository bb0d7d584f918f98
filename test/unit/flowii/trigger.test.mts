import type { IDataObject } from 'n8n-workflow';

import { pollSource, watchable } from '../../../nodes/Flowii/trigger/watchedRecords.ts';
import { VendorError } from '../../../nodes/shared/nodeErrors.ts';
import type { RequestSpec } from '../../../nodes/shared/operation.ts';
import { collect } from '../../../nodes/shared/paging.ts';
import type { PollTools } from '../../../nodes/shared/poll.ts';
import { parametersOf } from '../../support/parameters.mts';

const SINCE = new Date('2026-01-31T09:00:00.900Z');

/** Lists give `ids` on their first page; single records say their `caption`. */
function toolsWith(
	values: IDataObject,
	ids: Record<string, string[]>,
	captions: Record<string, string>,
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
		const filter = Object.keys(ids).find((name) => query[`filter[${name}]`] !== undefined) ?? '';
		const data =
			query['page[number]'] === 0 ? ids[filter].map((one) => ({ type: 'task', id: one })) : [];
		return { status: 200, headers: {}, body: { data } };
	};
	const tools: PollTools = {
		parameters: parametersOf(values),
		call,
		list: async (spec, paging, limit) => (await collect(call, spec, paging, limit)).records,
	};
	return { tools, calls };
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

	test('asks for new records by Unix seconds and reads each in full', async () => {
		const { tools, calls } = toolsWith(created, { 'created-from': ['1'] }, { 1: 'Desk' });
		const records = await pollSource(false).read(tools, SINCE, new Date());
		expect(records).toEqual([{ id: '1', version: '', json: { id: '1', caption: 'Desk' } }]);
		expect(calls[0]).toMatchObject({
			path: '/tasks',
			query: { 'filter[created-from]': 1769850000 },
		});
	});

	test('asks for changed ones, too, and tells versions by what the record says', async () => {
		const ids = { 'created-from': ['1'], 'edited-from': ['1', '2'] };
		const before = toolsWith(changed, ids, { 1: 'Desk', 2: 'Chair' });
		const after = toolsWith(changed, ids, { 1: 'Desk', 2: 'Armchair' });
		const [one, two] = await pollSource(false).read(before.tools, SINCE, new Date());
		const [sameOne, otherTwo] = await pollSource(false).read(after.tools, SINCE, new Date());
		expect([one.id, two.id]).toEqual(['1', '2']);
		expect(sameOne.version).toBe(one.version);
		expect(otherTwo.version).not.toBe(two.version);
	});

	test('events have no filter for changes', async () => {
		const { tools, calls } = toolsWith(
			{ record: 'event', event: 'createdOrUpdated' },
			{ 'created-from': [] },
			{},
		);
		await pollSource(false).read(tools, SINCE, new Date());
		expect(calls.map(({ query }) => Object.keys(query ?? {})[0])).toEqual(['filter[created-from]']);
	});

	test('a record deleted in between is passed over, another failure is not', async () => {
		const ids = { 'created-from': ['1', '2'] };
		const gone = toolsWith(created, ids, { 2: 'Chair' });
		expect(
			(await pollSource(false).read(gone.tools, SINCE, new Date())).map(({ id }) => id),
		).toEqual(['2']);
		const broken = toolsWith(created, ids, { 1: 'broken', 2: 'Chair' });
		await expect(pollSource(false).read(broken.tools, SINCE, new Date())).rejects.toThrow('broken');
	});

	test('a sample reads only a few, and raw ones without Simplify', async () => {
		const ids = Array.from({ length: 20 }, (_, index) => String(index + 1));
		const captions = Object.fromEntries(ids.map((id) => [id, `Task ${id}`]));
		const values = { ...created, simplify: false };
		const { tools, calls } = toolsWith(values, { 'created-from': ids }, captions);
		const records = await pollSource(true).read(tools, SINCE, new Date());
		expect(records.map(({ id }) => id)).toEqual(['16', '17', '18', '19', '20']);
		expect(records[0].json).toEqual({ type: 'task', id: '16', attributes: { caption: 'Task 16' } });
		expect(calls.filter(({ path }) => path.startsWith('/tasks/'))).toHaveLength(5);
	});

	test('what cannot be watched is refused', async () => {
		const { tools } = toolsWith({ record: 'contact' }, {}, {});
		await expect(pollSource(false).read(tools, SINCE, new Date())).rejects.toThrow(
			'cannot be watched',
		);
	});
});
