import type { IDataObject } from 'n8n-workflow';

import { saysSomething } from '../../shared/answerProblems';
import { asText, isRecord } from '../../shared/values';

/**
 * Every answer is `{ code, error, msg, data }`. `data` is an object (insert, token), a list (queries),
 * null or missing; which of these stands for "nothing" is not documented, so all of them do.
 */
export function dataIn(body: unknown): unknown {
	return isRecord(body) ? body.data : undefined;
}

/** `code` of a success: 200, as number or text. Every documented answer has one. */
export function isSuccess(body: unknown): boolean {
	if (!isRecord(body)) return false;
	const { code } = body;
	return (typeof code === 'number' || typeof code === 'string') && /^2\d\d$/.test(String(code));
}

/** A list, also as PHP writes one from which entries were removed: `{ "0": …, "2": … }`. */
export function listIn(data: unknown): unknown[] | undefined {
	if (Array.isArray(data)) return data as unknown[];
	if (!isRecord(data)) return undefined;
	const names = Object.keys(data);
	return names.length > 0 && names.every((name) => /^\d+$/.test(name))
		? Object.values(data)
		: undefined;
}

/**
 * The records of an answer, whatever shape `data` has; `undefined` when it cannot be told what was
 * found. Without `data` only "0 records were are found" says that nothing was.
 */
export function foundIn(body: unknown): IDataObject[] | undefined {
	if (!isRecord(body)) return undefined;
	const { data } = body;
	const list = listIn(data);
	if (list) return list.every(isRecord) ? list : undefined;
	if (isRecord(data)) return Object.keys(data).length > 0 ? [data] : [];
	if (data === null) return [];
	return !saysSomething(data) && announcedIn(body) === 0 ? [] : undefined;
}

export function recordsIn(body: unknown): IDataObject[] {
	return foundIn(body) ?? [];
}

/**
 * How many records the answer says there are: `Total records` beside `data` (seen once in the wild) or
 * the number in `3 records were are found`.
 */
export function announcedIn(body: unknown): number | undefined {
	if (!isRecord(body)) return undefined;
	return countIn(body['Total records']) ?? toldIn(body.msg);
}

/** The number with which a text about records begins: 2 in `2 records inserted, 1 rejected`. */
export function toldIn(text: unknown): number | undefined {
	return countIn(/^\s*(\d+) (?:records?|registros?)\b/i.exec(asText(text))?.[1]);
}

function countIn(value: unknown): number | undefined {
	const isCount = /^\d{1,15}$/.test(asText(value));
	return isCount ? Number(value) : undefined;
}

/** IDs are MongoDB's: 24 hexadecimal digits. */
const ID = /^[0-9a-f]{24}$/i;

/** The ID in a record, or the text that is one. */
export function recordIdIn(value: unknown): string | undefined {
	if (typeof value === 'string') return ID.test(value.trim()) ? value.trim() : undefined;
	if (!isRecord(value)) return undefined;
	const id = value.wolkvox_id ?? value['wolkvox-id'];
	const isId = typeof id === 'number' || (typeof id === 'string' && id.trim() !== '');
	return isId ? String(id).trim() : undefined;
}

/** What came of a change: `{ success: true }`, what was sent to tell it by, and what the vendor adds. */
export function outcomeOf(body: unknown, sent: IDataObject = {}): IDataObject {
	const data = dataIn(body);
	const [first = data] = listIn(data) ?? [];
	const id = recordIdIn(first);
	const known = { success: true, ...sent };
	return {
		...known,
		...(id !== undefined && { wolkvox_id: id }),
		...(isRecord(first) && first),
		...known,
	};
}
