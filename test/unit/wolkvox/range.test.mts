import type { IDataObject } from 'n8n-workflow';

import type { RequestSpec, VendorResponse } from '../../../nodes/shared/request.ts';
import { recordsBetween } from '../../../nodes/WolkvoxCrm/api/range.ts';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const START = Date.UTC(2026, 0, 1);
const search = { module: 'leads', from: START, to: START + DAY, timezone: 'UTC' };

interface Row {
	wolkvox_id?: string;
	minute: string;
}

const rows = (count: number, minuteOf: (index: number) => number): Row[] =>
	Array.from({ length: count }, (_, index) => ({
		wolkvox_id: `r${index}`,
		minute: new Date(START + minuteOf(index) * MINUTE).toISOString().slice(0, 16).replace('T', ' '),
	}));

/** A CRM that gives at most `most` records at once, more only where `limit` asks for them and it obeys. */
function crm(records: Row[], most: number, obeysLimit = false) {
	const asked: IDataObject[] = [];
	const call = async ({ body }: RequestSpec): Promise<VendorResponse> => {
		const { from, to, limit } = body as { from: string; to: string; limit?: string };
		asked.push({ from, to, limit });
		const found = records.filter(({ minute }) => minute >= from && minute <= to);
		const size = obeysLimit && limit !== undefined ? Number(limit) : most;
		const msg = `${found.length} records were are found`;
		return {
			status: 200,
			headers: {},
			body: { code: '200', error: 'null', msg, data: found.slice(0, size) },
		};
	};
	return { asked, call };
}

/** A CRM that always announces so many records, whatever is asked, and gives these. */
function announcing(count: number, records: IDataObject[] = []) {
	let calls = 0;
	const call = async (): Promise<VendorResponse> => {
		calls++;
		const body = { code: 200, error: 'null', 'Total records': count, data: records };
		return { status: 200, headers: {}, body };
	};
	return { call, calls: () => calls };
}

test('a day that fits into one answer costs one call', async () => {
	const { asked, call } = crm(
		rows(50, (index) => index * 20),
		100,
	);
	const { records, gap } = await recordsBetween(call, search, 60);
	expect(records).toHaveLength(50);
	expect(gap).toBeUndefined();
	expect(asked).toHaveLength(1);
});

test('a crowded day is read whole in parts, each record once', async () => {
	const { asked, call } = crm(
		rows(500, (index) => (index * 2) % 1_440),
		100,
	);
	const { records, gap } = await recordsBetween(call, search, 60);
	expect(gap).toBeUndefined();
	expect(new Set(records.map(({ wolkvox_id: id }) => id)).size).toBe(500);
	expect(records).toHaveLength(500);
	expect(asked.length).toBeLessThan(20);
});

test('a crowded minute is asked for once more, with the announced number as its limit', async () => {
	const { asked, call } = crm(
		rows(500, () => 700),
		100,
		true,
	);
	const { records, gap } = await recordsBetween(call, search, 60);
	expect(gap).toBeUndefined();
	expect(records).toHaveLength(500);
	expect(asked.at(-1)).toMatchObject({ limit: '500' });
});

test('500 records imported in one minute, of which 100 come, are a gap and not a list of 100', async () => {
	const { call } = crm(
		rows(500, () => 700),
		100,
	);
	const { records, gap } = await recordsBetween(call, search, 60);
	expect(records).toHaveLength(100);
	expect(gap).toBe('500 records were announced, and 100 came');
});

test('an empty day that announces records costs a handful of calls, not thousands', async () => {
	const { call, calls } = announcing(12);
	const { gap } = await recordsBetween(call, search, 240);
	expect(gap).toBe('12 records were announced for every part of the period, and 0 came');
	expect(calls()).toBe(5);
});

test('ten years are given up after as many calls as are allowed', async () => {
	const { asked, call } = crm(
		rows(50_000, (index) => index * 100),
		1,
	);
	const years = { ...search, to: START + 3_650 * DAY };
	const { records, gap } = await recordsBetween(call, years, 60);
	expect(asked.length).toBeLessThanOrEqual(61);
	expect(gap).toMatch(/^The period holds more records than \d\d calls bring$/);
	expect(records.length).toBeGreaterThan(0);
});

test('halves that bring less than their whole announced are a gap', async () => {
	let first = true;
	const call = async (): Promise<VendorResponse> => {
		const data = [{ wolkvox_id: 'a' }];
		const body = { code: 200, error: 'null', data, ...(first && { 'Total records': 3 }) };
		first = false;
		return { status: 200, headers: {}, body };
	};
	expect((await recordsBetween(call, search, 60)).gap).toBe('3 records were announced, and 1 came');
});

test('records without an ID are all kept', async () => {
	const { call } = crm(
		rows(30, (index) => index * 7).map(({ minute }) => ({ minute })),
		20,
	);
	const { records, gap } = await recordsBetween(call, search, 60);
	expect(gap).toBeUndefined();
	expect(records).toHaveLength(30);
});
