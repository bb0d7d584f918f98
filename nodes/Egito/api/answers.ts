import type { IDataObject } from 'n8n-workflow';

import { evidence } from '../../shared/evidence';
import type { Evidence, VendorResponse } from '../../shared/request';
import { isRecord, valueAt } from '../../shared/values';
import { idOf, isRecordWith, isSame } from './records';

/**
 * Reading answers whose shape Egito does not publish: any plausible envelope is opened, and what does
 * not show a record or a list of records is no success.
 */

/** Where to look in an answer. */
export interface Place {
	/** Type of record, whose name may be an envelope: `{ lead: … }`, `{ leads: […] }`. */
	type?: string;
	/** *Records Property*; dots lead inwards. */
	property?: string;
}

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
	'response',
];

/** Lists beside the records, which are none themselves. */
const NO_RECORDS = ['columns', 'errors', 'fields', 'links', 'messages', 'warnings'];

/** Properties in which APIs commonly say how many records a whole list has. */
const TOTALS = [
	'total',
	'totalcount',
	'totalsize',
	'totalrecords',
	'totalelements',
	'totalitems',
	'recordsfiltered',
	'count',
];

/** Properties in which such counts may be gathered. */
const SUMMARIES = ['meta', 'metadata', 'page', 'paging', 'pagination'];

/** Envelopes in envelopes; deeper is no answer of an API. */
const DEEPEST = 4;

/**
 * The entries of a list: the body itself, the named property, the first known envelope, or the only
 * property that holds a list. `undefined` when there is no list, which is not the same as an empty one.
 */
export function listIn(body: unknown, { type, property }: Place, depth = 0): unknown[] | undefined {
	if (property !== undefined) return listAt(body, property);
	if (Array.isArray(body)) return body;
	if (!isRecord(body) || depth > DEEPEST) return undefined;
	const envelopes = envelopesIn(body, type);
	const list = envelopes.find(Array.isArray);
	if (list) return list;
	if (idOf(body) !== undefined) return [body];
	for (const envelope of envelopes) {
		const inner = listIn(envelope, { type }, depth + 1);
		if (inner) return inner;
	}
	return onlyListIn(body);
}

function listAt(body: unknown, property: string): unknown[] | undefined {
	const value = valueAt(body, property);
	if (Array.isArray(value)) return value;
	return isRecord(value) && Object.keys(value).length > 0 ? [value] : undefined;
}

/** An empty list under an unknown name proves nothing, unless a count beside it is 0. */
function onlyListIn(body: IDataObject): unknown[] | undefined {
	const lists = Object.entries(body).filter(
		([name, value]) => Array.isArray(value) && !NO_RECORDS.includes(name.toLowerCase()),
	);
	if (lists.length !== 1) return undefined;
	const list = lists[0][1] as unknown[];
	return list.length > 0 || Object.values(body).includes(0) ? list : undefined;
}

/** What stands under the known names of envelopes, the best first. */
function envelopesIn(body: IDataObject, type: string | undefined): unknown[] {
	const members = lowerCased(body);
	return [...envelopesOf(type), ...ENVELOPES]
		.map((name) => members.get(name))
		.filter((value) => value !== undefined);
}

/** `lead`, `leads`, and the names that Grails gives to what it lists. */
function envelopesOf(type = ''): string[] {
	const one = type.toLowerCase();
	if (one === '') return [];
	return [pluralOf(one), `${one}list`, `${one}instancelist`, one, `${one}instance`];
}

function pluralOf(one: string): string {
	return one.endsWith('y') ? `${one.slice(0, -1)}ies` : `${one}s`;
}

function lowerCased(body: IDataObject): Map<string, unknown> {
	return new Map(Object.entries(body).map(([name, value]) => [name.toLowerCase(), value]));
}

/** How many records the whole list has, if the answer says so beside the records. */
export function announcedIn({ body, headers }: VendorResponse, type = ''): number | undefined {
	const one = type.toLowerCase();
	const names = [...TOTALS, `${one}count`, `${one}total`, `${one}instancetotal`];
	return countIn(body, names, 0) ?? countOf(headers['x-total-count']);
}

function countIn(body: unknown, names: string[], depth: number): number | undefined {
	if (!isRecord(body) || depth > DEEPEST) return undefined;
	const members = lowerCased(body);
	for (const name of names) {
		const count = countOf(members.get(name));
		if (count !== undefined) return count;
	}
	for (const name of [...SUMMARIES, ...ENVELOPES]) {
		const count = countIn(members.get(name), names, depth + 1);
		if (count !== undefined) return count;
	}
	return undefined;
}

function countOf(value: unknown): number | undefined {
	const isCount = typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value));
	return isCount ? Number(value) : undefined;
}

/** The records of a list; `undefined` when the answer holds none that can be read. */
export function recordsOfList({ body }: VendorResponse, place: Place): IDataObject[] | undefined {
	const entries = listIn(body, place);
	return entries?.every(isRecord) ? entries : undefined;
}

/**
 * What get answers: one record or several, possibly in an envelope; none for an empty envelope.
 * `undefined` when there is no record to be seen.
 */
export function recordsOfGet(
	body: unknown,
	{ type, property }: Place,
	idName = 'id',
	depth = 0,
): IDataObject[] | undefined {
	const inner = property === undefined ? undefined : valueAt(body, property);
	if (inner !== undefined) return recordsOfGet(inner, { type }, idName, depth + 1);
	if (body === null && depth > 0) return [];
	if (Array.isArray(body)) return body.every(isRecord) ? body : undefined;
	if (!isRecord(body) || Object.keys(body).length === 0 || depth > DEEPEST) return undefined;
	if (idOf(body, idName) !== undefined) return [body];
	const [envelope] = envelopesIn(body, type).filter((value) => typeof value === 'object');
	return envelope === undefined ? [body] : recordsOfGet(envelope, { type }, idName, depth + 1);
}

/** The saved record as create and update answer it: an object with its ID. https://egito.pl/api/ */
function savedIn(body: unknown, type: string, idName: string): IDataObject | undefined {
	const found = recordsOfGet(body, { type }, idName) ?? [];
	return found.length === 1 && idOf(found[0], idName) !== undefined ? found[0] : undefined;
}

/** What a node's item says of a saved record: its ID first. */
export function savedRecord(body: unknown, type: string, idName: string): IDataObject {
	const record = savedIn(body, type, idName) ?? {};
	const { id = record[idName] } = record;
	return { id, ...record };
}

/** A created record has an ID. https://egito.pl/api/ */
export function created(type: string, idName: string): Evidence {
	return evidence(`a record with the ID of the new ${type}`, ({ body }) =>
		Boolean(savedIn(body, type, idName)),
	);
}

/** An updated record has the ID that was sent: with another one, something else was written. */
export function updated(type: string, idName: string, id: string): Evidence {
	return evidence(`a record with the ID ${id} of the changed ${type}`, ({ body }) => {
		const saved = savedIn(body, type, idName);
		return saved !== undefined && isSame(idOf(saved, idName), id);
	});
}

/** The record that was asked for, or an empty envelope for one that does not exist. */
export function gotten(place: Place, idName: string, id: string): Evidence {
	return evidence(`the ${place.type} with the ID ${id}`, ({ body }) => {
		const found = recordsOfGet(body, place, idName);
		return found?.length === 0 || recordWithId(found, idName, id) !== undefined;
	});
}

/** Egito may answer a get whose parameter it does not know with all records it has. */
export function recordWithId(
	found: IDataObject[] | undefined,
	idName: string,
	id: string,
): IDataObject | undefined {
	const fitting = (found ?? []).filter((record) => isRecordWith(record, id, idName));
	return fitting.length === 1 ? fitting[0] : undefined;
}

/** JSON of any shape, for *Return Raw Response*. */
export const anyJson: Evidence = evidence(
	'JSON',
	({ body }) => Array.isArray(body) || (isRecord(body) && Object.keys(body).length > 0),
);

/** An answer as it came, as far as an n8n item can hold it. */
export function asOneItem(body: unknown): IDataObject {
	return isRecord(body) ? body : { response: body as IDataObject[string] };
}
