import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../shared/values';

/**
 * Every answer is `{ code, error, msg, data }`. `data` is an object (insert, token), a list (queries),
 * null or missing; which of these stands for "nothing" is not documented, so all of them do.
 */
export function dataIn(body: unknown): unknown {
	return isRecord(body) ? body.data : undefined;
}

/** The records of an answer, whatever shape `data` has. */
export function recordsIn(body: unknown): IDataObject[] {
	const data = dataIn(body);
	if (Array.isArray(data)) return (data as unknown[]).filter(isRecord);
	return isRecord(data) && Object.keys(data).length > 0 ? [data] : [];
}

/**
 * How many records the answer says there are: `Total records` beside `data` (seen once in the wild) or
 * the number in `3 records were are found`.
 */
export function announcedIn(body: unknown): number | undefined {
	if (!isRecord(body)) return undefined;
	const announced = Number(
		body['Total records'] ?? /^\s*(\d+) records/i.exec(String(body.msg))?.[1],
	);
	return Number.isInteger(announced) ? announced : undefined;
}

/** What came of a change: `{ success: true }`, the IDs that were sent, and what the vendor adds. */
export function outcomeOf(body: unknown, sent: IDataObject = {}): IDataObject {
	const [data = {}] = recordsIn(body);
	return { success: true, ...sent, ...data };
}
