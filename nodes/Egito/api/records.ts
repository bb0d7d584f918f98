import type { IDataObject } from 'n8n-workflow';

import { asNumber, asText, isRecord } from '../../shared/values';

/** What a record of Egito is known by: its ID, its title, the names of its nested values. */

/** Properties that name a record to people, best first. */
const TITLES = ['label', 'title', 'subject', 'companyName', 'text', 'value', 'code', 'email'];

/** No form nests deeper; an answer can. */
const DEEPEST = 50;

/** A number or a text in one word; `null`, `0` and sentences are what a save that failed leaves. */
export function isId(value: unknown): value is string | number {
	if (typeof value === 'number') return value > 0;
	return typeof value === 'string' && /^[^\s<>]{1,100}$/.test(value) && value !== '0';
}

/**
 * The ID of a record: under the name that the user gave, or `id`, as create answers it. No other
 * member will do: an opportunity has a `value`, too.
 */
export function idOf(record: IDataObject, idName = 'id'): string | undefined {
	const id = record[idName] ?? record.id;
	return isId(id) ? String(id) : undefined;
}

/**
 * Whether a record is the one with this ID. Egito does not publish under which name get shows the ID,
 * so without a known one any member will do that holds it.
 */
export function isRecordWith(record: IDataObject, id: string, idName: string): boolean {
	const own = idOf(record, idName);
	if (own !== undefined) return isSame(own, id);
	return Object.values(record).some((value) => isId(value) && isSame(value, id));
}

/** Compares as people do: `anna@x.pl` is `Anna@X.pl`, and `ń` is `ń`, however a system composes it. */
export function isSame(one: unknown, other: unknown): boolean {
	return comparable(one) === comparable(other);
}

/** A value without what people do not see as a difference. */
export function comparable(value: unknown): string {
	return isScalar(value) ? String(value).normalize('NFC').trim().toLowerCase() : '';
}

function isScalar(value: unknown): boolean {
	return ['string', 'number', 'boolean'].includes(typeof value);
}

/** The records with the highest numbers first; IDs that are no numbers keep their order behind them. */
export function newestFirst(records: IDataObject[], idName: string): IDataObject[] {
	const numberOf = (record: IDataObject) => asNumber(idOf(record, idName)) || 0;
	return [...records].sort((a, b) => numberOf(b) - numberOf(a));
}

/** A record in the words that people know it by: `Anna Nowak`. */
export function titleOf(record: IDataObject, idName?: string): string {
	const person = [record.name, record.surname].filter(isText);
	if (person.length > 0) return person.join(' ');
	const title = TITLES.map((name) => record[name]).find(isText);
	return title === undefined ? `ID ${idOf(record, idName) ?? '?'}` : asText(title);
}

function isText(value: unknown): boolean {
	return (typeof value === 'string' && value !== '') || typeof value === 'number';
}

/**
 * `{ mainPhoneNumber: { suffix: '5' } }` as `{ 'mainPhoneNumber.suffix': '5' }`, the way in which
 * Egito's forms name nested values. Lists stay as they are.
 */
export function flattened(record: IDataObject): IDataObject {
	return Object.fromEntries(leavesOf(record, '', 0)) as IDataObject;
}

function leavesOf(record: IDataObject, prefix: string, depth: number): Array<[string, unknown]> {
	return Object.entries(record).flatMap(([name, value]) =>
		isRecord(value) && depth < DEEPEST
			? leavesOf(value, `${prefix}${name}.`, depth + 1)
			: [[prefix + name, value] as [string, unknown]],
	);
}

/** A record for people: its ID first, nested values beside the others. Nothing is left out. */
export function simplified(record: IDataObject, idName: string): IDataObject {
	const flat = flattened(record);
	return idName in flat ? { [idName]: flat[idName], ...flat } : flat;
}
