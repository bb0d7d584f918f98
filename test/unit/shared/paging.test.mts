import type { IDataObject } from 'n8n-workflow';

import type { Page, Paging, RequestSpec } from '../../../nodes/shared/operation.ts';
import { collect, MOST_PAGES } from '../../../nodes/shared/paging.ts';

const spec: RequestSpec = { method: 'GET', path: '/things' };

/** An API with numbered pages over the given records. */
function api(records: IDataObject[], serve: (page: Page) => IDataObject[] = slice(records)) {
	const asked: Page[] = [];
	const paging: Paging = {
		pageSize: 100,
		request: (request, page) => ({
			...request,
			query: { page: page.index, size: page.size, cursor: page.cursor },
		}),
		records: ({ body }) => body as IDataObject[],
	};
	const call = async ({ query = {} }: RequestSpec) => {
		const page = {
			index: Number(query.page),
			size: Number(query.size),
			cursor: query.cursor as string,
		};
		asked.push(page);
		return { status: 200, headers: {}, body: serve(page) };
	};
	return { asked, paging, call };
}

const slice =
	(records: IDataObject[]) =>
	({ index, size }: Page) =>
		records.slice(index * size, (index + 1) * size);
const things = (count: number) => Array.from({ length: count }, (_, id) => ({ id }));

describe('law 7: paging', () => {
	test('returns all, up to the empty page', async () => {
		const { call, paging, asked } = api(things(250));
		const { records, capped } = await collect(call, spec, paging);
		expect(records).toEqual(things(250));
		expect(capped).toBe(false);
		expect(asked).toHaveLength(4);
	});

	test.each([
		[1, [1]],
		[100, [100]],
		[150, [75, 75]],
		[201, [67, 67, 67]],
	])('a limit of %i asks for no more than that', async (limit, sizes) => {
		const { call, paging, asked } = api(things(1000));
		expect((await collect(call, spec, paging, limit)).records).toHaveLength(limit);
		expect(asked.map(({ size }) => size)).toEqual(sizes);
	});

	test('ends when the API ignores paging and repeats itself', async () => {
		const { call, paging, asked } = api([], () => things(3));
		expect((await collect(call, spec, paging)).records).toEqual(things(3));
		expect(asked).toHaveLength(2);
	});

	test('drops a record that moved to the next page, and keeps equal records without an id', async () => {
		const moved = api(
			[],
			({ index }) =>
				[
					[{ id: 1 }, { id: 2 }],
					[{ id: 2 }, { id: 3 }],
				][index] ?? [],
		);
		expect((await collect(moved.call, spec, moved.paging)).records).toEqual([
			{ id: 1 },
			{ id: 2 },
			{ id: 3 },
		]);
		const same = api(
			[],
			({ index }) =>
				[
					[{ a: 1 }, { a: 1 }],
					[{ a: 1 }, { a: 2 }],
				][index] ?? [],
		);
		expect((await collect(same.call, spec, same.paging)).records).toHaveLength(4);
	});

	test('follows cursors and ends on none or on one seen before', async () => {
		const { call, paging, asked } = api([], ({ cursor }) => [{ id: cursor ?? 'first' }]);
		const next = ['b', 'c', undefined];
		const { records } = await collect(call, spec, {
			...paging,
			next: (_response, { index }) => next[index],
		});
		expect(records.map(({ id }) => id)).toEqual(['first', 'b', 'c']);
		await collect(call, spec, { ...paging, next: () => 'b' });
		expect(asked).toHaveLength(5);
	});

	test('says when the cap cut the result', async () => {
		const { call, paging } = api([], ({ index }) => [{ id: index }]);
		const { records, capped } = await collect(call, spec, paging);
		expect(records).toHaveLength(MOST_PAGES);
		expect(capped).toBe(true);
	});
});
