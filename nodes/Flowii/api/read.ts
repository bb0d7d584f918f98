import type { IDataObject } from 'n8n-workflow';

import { VendorError } from '../../shared/nodeErrors';
import { asText, isRecord, isSafeName } from '../../shared/values';
import { camelCase, type ChildField, type Field, type LinkField } from '../tables/table';

/** Attributes by which FLOWii's records are called, best first. */
const NAMING = ['name', 'caption', 'subject', 'alpha-code', 'serial-nr', 'note', 'message'];

/**
 * The records of an answer, each with those `included` records beside it that it refers to,
 * directly or through another. An answer may have one record, a list, or `null` for an empty list.
 */
export function recordsOf(body: unknown): IDataObject[] {
	if (!isRecord(body)) return [];
	const data = Array.isArray(body.data) ? body.data : [body.data];
	const included = byKey(body.included);
	return (data as unknown[]).filter(isRecord).map((record) => {
		const related = relatedTo(record, included);
		return related.length === 0 ? record : { ...record, included: related };
	});
}

/**
 * The record of an answer.
 *
 * @throws VendorError where the answer says that there is none
 */
export function recordOf(body: unknown): IDataObject {
	const [record] = recordsOf(body);
	if (record) return record;
	throw new VendorError(
		{ message: 'FLOWii has no such record', hint: 'Check the ID and the company.' },
		404,
	);
}

/**
 * A flat record: `id`, attributes in camelCase, the meaning of enumerated numbers (`stateName`),
 * links as `partnerId` and `partnerName`, records inside the record with their values.
 * What the fields do not describe is kept by the same rules.
 */
export function flatten(record: IDataObject, fields: readonly Field[]): IDataObject {
	const included = byKey(record.included);
	return flattenWith(record, fields, included);
}

function flattenWith(
	record: IDataObject,
	fields: readonly Field[],
	included: Included,
): IDataObject {
	const flat: IDataObject = record.id === undefined ? {} : { id: record.id };
	for (const [name, value] of entriesOf(record.attributes)) {
		// An attribute of that name would pass for the ID of the record.
		if (name === 'id') continue;
		flat[camelCase(name)] = value as IDataObject;
		const meaning = meaningOf(name, value, fields);
		if (meaning !== undefined) flat[`${camelCase(name)}Name`] = meaning;
	}
	for (const [name, relationship] of entriesOf(record.relationships)) {
		const field = fields.find((candidate) => candidate.name === name);
		const data = isRecord(relationship) ? relationship.data : undefined;
		Object.assign(flat, related(name, data, field, included));
	}
	return flat;
}

/** The words for an enumerated number. */
function meaningOf(name: string, value: unknown, fields: readonly Field[]): string | undefined {
	const field = fields.find((candidate) => candidate.name === name);
	if (field?.kind !== 'choice') return undefined;
	return field.choices.find((candidate) => candidate.value === value)?.name;
}

function related(
	name: string,
	data: unknown,
	field: Field | undefined,
	included: Included,
): IDataObject {
	const key = camelCase(name);
	if (field?.kind === 'child') return { [key]: inside(data, field, included) };
	if (Array.isArray(data)) {
		return {
			[key]: data
				.filter(isRecord)
				.map((entry) => ({ id: entry.id, ...nameOf(entry, 'name', included) })),
		};
	}
	// Without data the relationship says nothing; with null it says that there is none.
	if (!isRecord(data)) return data === null ? { [`${key}Id`]: null } : {};
	return {
		[`${key}Id`]: data.id,
		...nameOf(data, `${key}Name`, included),
		...(field?.kind === 'link' && toldBy(data, key, field, included)),
	};
}

/** What is worth knowing of a linked record beside its name: `stateType`, `stateTypeName`. */
function toldBy(
	reference: IDataObject,
	key: string,
	{ tells = [] }: LinkField,
	included: Included,
): IDataObject {
	const { attributes } = found(reference, included);
	const told: IDataObject = {};
	for (const field of tells) {
		const value = isRecord(attributes) ? attributes[field.name] : undefined;
		if (value === undefined) continue;
		told[camelCase(`${key}-${field.name}`)] = value;
		const meaning = meaningOf(field.name, value, tells);
		if (meaning !== undefined) told[camelCase(`${key}-${field.name}-name`)] = meaning;
	}
	return told;
}

function inside(
	data: unknown,
	field: ChildField,
	included: Included,
): IDataObject | IDataObject[] | null {
	const open = (entry: IDataObject) => flattenWith(found(entry, included), field.fields, included);
	if (Array.isArray(data)) return data.filter(isRecord).map(open);
	return isRecord(data) ? open(data) : null;
}

/** What a record is called, for pickers; its ID when it has no name. */
export function titleOf(record: IDataObject): string {
	const { attributes } = record;
	const naming = isRecord(attributes) ? namingIn(attributes) : undefined;
	return naming === undefined ? asText(record.id) : asText((attributes as IDataObject)[naming]);
}

function namingIn(attributes: IDataObject): string | undefined {
	return NAMING.find((candidate) => {
		const value = attributes[candidate];
		return typeof value === 'string' && value !== '';
	});
}

function nameOf(reference: IDataObject, key: string, included: Included): IDataObject {
	const { attributes } = found(reference, included);
	if (!isRecord(attributes)) return {};
	const naming = namingIn(attributes);
	return naming === undefined ? {} : { [key]: attributes[naming] };
}

type Included = ReadonlyMap<string, IDataObject>;

function byKey(included: unknown): Included {
	const list: unknown[] = Array.isArray(included) ? included : [];
	return new Map(list.filter(isRecord).map((record) => [keyOf(record), record]));
}

function keyOf({ type, id }: IDataObject): string {
	return `${asText(type)} ${asText(id)}`;
}

/** The included record behind a reference, or the reference itself. */
function found(reference: IDataObject, included: Included): IDataObject {
	return included.get(keyOf(reference)) ?? reference;
}

function relatedTo(record: IDataObject, included: Included): IDataObject[] {
	const reached = new Map<string, IDataObject>();
	const waiting = [record];
	for (let next = waiting.pop(); next; next = waiting.pop()) {
		for (const reference of referencesIn(next)) {
			const key = keyOf(reference);
			const target = included.get(key);
			if (!target || reached.has(key)) continue;
			reached.set(key, target);
			waiting.push(target);
		}
	}
	return [...reached.values()];
}

/** All references of a record: `{ type, id }` of its relationships. */
export function referencesIn(record: IDataObject): IDataObject[] {
	return entriesOf(record.relationships).flatMap(([, relationship]) => {
		const data = isRecord(relationship) ? relationship.data : undefined;
		const list: unknown[] = Array.isArray(data) ? data : [data];
		return list.filter(isRecord);
	});
}

function entriesOf(value: unknown): Array<[string, unknown]> {
	return isRecord(value) ? Object.entries(value).filter(([name]) => isSafeName(name)) : [];
}
