import type { IDataObject } from 'n8n-workflow';

import type { Page, Paging } from '../../../nodes/shared/paging.ts';
import { collect, inOnePiece } from '../../../nodes/shared/paging.ts';
import type { RequestSpec } from '../../../nodes/shared/request.ts';

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
		const { records, gap } = await collect(call, spec, paging);
		expect(records).toEqual(things(250));
		expect(gap).toBeUndefined();
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
		// One more than it takes, to tell it from a page that came twice.
		expect(asked).toHaveLength(3);
	});

	test('a page that comes twice, and then the list goes on: a page was lost', async () => {
		const pages = [things(3), things(3), things(6).slice(3)];
		const { call, paging } = api([], ({ index }) => pages[index] ?? []);
		expect(await collect(call, spec, paging)).toEqual({
			records: things(6),
			gap: 'Page 2 repeats an earlier one',
		});
	});

	test('a page without records that announces another is no end', async () => {
		const { call, paging } = api([], () => []);
		const { gap } = await collect(call, spec, { ...paging, leadsOn: () => true });
		expect(gap).toBe('Page 1 brought nothing new and announced another');
	});

	test('a full page that repeats is no end: the rest of the list is out of reach', async () => {
		const { call, paging } = api([], () => things(100));
		expect(await collect(call, spec, paging)).toEqual({
			records: things(100),
			gap: 'Page 2 repeats an earlier one',
		});
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

	test("a list that does not end says so, and the bound is the vendor's", async () => {
		const { call, paging } = api([], ({ index }) => [{ id: index }]);
		const { records, gap } = await collect(call, spec, { ...paging, mostPages: 25 });
		expect(records).toHaveLength(25);
		expect(gap).toBe('The list did not end after 25 pages (25 records)');
	});

	test('returns more than 100,000 records', async () => {
		const { call, paging } = api(things(100_001));
		const { records, gap } = await collect(call, spec, paging);
		expect(records).toHaveLength(100_001);
		expect(gap).toBeUndefined();
	});

	test('short pages that repeat themselves do not make up for what was announced', async () => {
		// The vendor gives fifty at a time whatever is asked for, and does not know the page.
		const { call, paging } = api([], () => things(50));
		const { records, gap } = await collect(call, spec, { ...paging, announced: () => 100 });
		expect(records).toEqual(things(50));
		expect(gap).toBe('100 records were announced, and 50 came');
	});

	test('a record that the vendor counts twice came twice', async () => {
		const { call, paging } = api([...things(150), { id: 3 }]);
		expect((await collect(call, spec, { ...paging, announced: () => 151 })).gap).toBeUndefined();
	});

	test('what was announced and did not come is a gap', async () => {
		const { call, paging } = api(things(150));
		const announced = (count: number) => ({ ...paging, announced: () => count });
		expect((await collect(call, spec, announced(200))).gap).toBe(
			'200 records were announced, and 150 came',
		);
		expect((await collect(call, spec, announced(150))).gap).toBeUndefined();
		// Who wanted fifty has them, whatever there is beside.
		expect((await collect(call, spec, announced(200), 50)).gap).toBeUndefined();
		expect((await collect(call, spec, announced(200), 180)).gap).toBe(
			'180 records were announced, and 150 came',
		);
	});

	test.each([
		['announces more', { announced: () => 3 }, 2, true],
		['announces as many', { announced: () => 2 }, 2, undefined],
		['leads on', { leadsOn: () => true }, 2, true],
		['leads on, but has not come to the limit', { leadsOn: () => true }, 9, undefined],
	])(
		'a page that %s: whether the list goes on behind the limit',
		async (_what, says, limit, is) => {
			const { call, paging } = api(things(2));
			const { goesOn } = await collect(call, spec, { ...paging, ...says }, limit);
			expect(goesOn).toBe(is);
		},
	);

	test('a list in one piece is asked for once', async () => {
		let calls = 0;
		const once = async () => ({ status: 200, headers: {}, body: things(++calls + 2) });
		const paging = inOnePiece(({ body }) => body as IDataObject[]);
		expect((await collect(once, spec, paging, 2)).records).toEqual(things(2));
		expect(calls).toBe(1);
	});
});
