import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../shared/values';

/**
 * Reading answers whose shape Egito does not publish: where the records are, what identifies one,
 * and how nested values are named.
 */

/** Properties in which APIs commonly put the records of a list, or one record. */
const ENVELOPES = [
	'data',
	'items',
	'list',
	'records',
	'rows',
	'result',
	'results',
	'content',
	'record',
	'item',
];

/** Properties that name a record to people, best first. */
const TITLES = ['label', 'title', 'subject', 'companyName', 'text', 'value', 'code', 'email'];

/**
 * The records of a list: the body itself, the named property (dots lead inwards), the first known
 * envelope, or the only property that holds a list of records. Otherwise the body is the record.
 */
export function recordsIn(body: unknown, property?: string): IDataObject[] {
	if (property !== undefined) return asRecords(valueAt(body, property));
	if (!isRecord(body)) return asRecords(body);
	for (const name of ENVELOPES) {
		const inner = body[name];
		if (Array.isArray(inner)) return asRecords(inner);
		if (isRecord(inner) && body.id === undefined) return recordsIn(inner);
	}
	const lists = Object.values(body).filter(Array.isArray);
	if (lists.length === 1 && body.id === undefined) return asRecords(lists[0]);
	return asRecords(body);
}

/** What get answers: one record or several, possibly in an envelope. */
export function recordsOfGet(body: unknown, property?: string): IDataObject[] {
	if (property !== undefined) return asRecords(valueAt(body, property));
	if (!isRecord(body) || body.id !== undefined) return asRecords(body);
	const envelope = ENVELOPES.find((name) => typeof body[name] === 'object' && body[name] !== null);
	return envelope === undefined ? asRecords(body) : asRecords(body[envelope]);
}

/** Create and update answer with the ID of what was saved. https://egito.pl/api/ */
export function savedRecord(body: unknown, id?: string): IDataObject {
	const known = id === undefined ? {} : { id };
	if (isRecord(body)) return { ...known, ...body };
	return typeof body === 'number' || (typeof body === 'string' && body !== '')
		? { id: body }
		: { success: true, ...known };
}

/** An answer as it came, as far as an n8n item can hold it. */
export function asOneItem(body: unknown): IDataObject {
	return isRecord(body) ? body : { response: body as IDataObject[string] };
}

function asRecords(value: unknown): IDataObject[] {
	if (value === undefined || value === null || value === '') return [];
	if (isRecord(value) && Object.keys(value).length === 0) return [];
	const entries: unknown[] = Array.isArray(value) ? value : [value];
	return entries.map((entry) =>
		isRecord(entry) ? entry : { value: entry as IDataObject[string] },
	);
}

/** The value of a field, under its literal dotted name or nested. */
export function valueAt(record: unknown, name: string): unknown {
	if (!isRecord(record)) return undefined;
	if (name in record) return record[name];
	const dot = name.indexOf('.');
	return dot < 0 ? undefined : valueAt(record[name.slice(0, dot)], name.slice(dot + 1));
}

export function idOf(record: IDataObject, idName = 'id'): string | undefined {
	const id = record[idName] ?? record.id ?? record.value ?? record.key;
	return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
}

/** A record in the words that people know it by: `Anna Nowak`. */
export function titleOf(record: IDataObject): string {
	const person = [record.name, record.surname].filter((part) => isText(part) && part !== '');
	if (person.length > 0) return person.join(' ');
	const title = TITLES.map((name) => record[name]).find((value) => isText(value) && value !== '');
	return title === undefined ? `ID ${idOf(record) ?? '?'}` : String(title);
}

function isText(value: unknown): boolean {
	return typeof value === 'string' || typeof value === 'number';
}

/**
 * `{ mainPhoneNumber: { suffix: '5' } }` as `{ 'mainPhoneNumber.suffix': '5' }`, the way in which
 * Egito's forms name nested values. Lists stay as they are.
 */
export function flattened(record: IDataObject, prefix = ''): IDataObject {
	return Object.entries(record).reduce<IDataObject>((flat, [name, value]) => {
		if (isRecord(value)) return { ...flat, ...flattened(value, `${prefix}${name}.`) };
		return { ...flat, [prefix + name]: value };
	}, {});
}
