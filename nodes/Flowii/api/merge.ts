import type { IDataObject, JsonObject } from 'n8n-workflow';

import { VendorError } from '../../shared/nodeErrors';
import { asText, isRecord } from '../../shared/values';
import type { ChildField, Field } from '../tables/table';
import { isWritable, type Written } from './body';

/**
 * Adds to the lists of an update what the record already has, because FLOWii does not document whether
 * entries that an update leaves out are kept. Lists that the update does not touch stay out of it.
 *
 * @param current the record as read before, with its `included` records
 * @throws VendorError when FLOWii does not send such a list along: then nobody knows what it holds
 */
export function mergeLists(
	written: Written,
	current: IDataObject,
	fields: readonly Field[],
): Written {
	const relationships: JsonObject = { ...written.relationships };
	for (const field of fields) {
		const isList = (field.kind === 'link' || field.kind === 'child') && field.many;
		const given = entriesIn(relationships[field.name]);
		if (!isList || given.length === 0) continue;
		const known = relationshipOf(current, field.name);
		if (!isRecord(known) || known.data === undefined) throw unknownList(field);
		const kept = entriesIn(known)
			.map((reference) =>
				field.kind === 'child' ? rewritten(reference, field, current) : bare(reference),
			)
			.filter((entry) => !given.some((other) => isSame(entry, other, field)));
		relationships[field.name] = { data: [...kept, ...given] } as JsonObject;
	}
	return { attributes: written.attributes, relationships };
}

function unknownList({ label }: Field): VendorError {
	return new VendorError({
		message: `FLOWii does not say which ${label.toLowerCase()} the record has, so nothing can be merged with them`,
		hint: 'Nothing was changed. Turn off Options > Merge Lists and give the whole list.',
	});
}

function entriesIn(relationship: unknown): IDataObject[] {
	const data = isRecord(relationship) ? relationship.data : undefined;
	return Array.isArray(data) ? (data as unknown[]).filter(isRecord) : [];
}

function relationshipOf(record: IDataObject, name: string): unknown {
	return isRecord(record.relationships) ? record.relationships[name] : undefined;
}

function bare({ type, id }: IDataObject): IDataObject {
	return { type, id };
}

/** A child as an update may carry it: with the values that it has now. */
function rewritten(reference: IDataObject, field: ChildField, current: IDataObject): IDataObject {
	const included: unknown[] = Array.isArray(current.included) ? current.included : [];
	const child = included
		.filter(isRecord)
		.find(({ type, id }) => type === reference.type && id === reference.id);
	// Without ID and values a new, empty child would be written.
	if (!child && field.keyedBy) throw unknownList(field);
	const attributes = writable(child?.attributes, field);
	const relationships = withData(writable(child?.relationships, field));
	return {
		type: field.type,
		...(!field.keyedBy && { id: reference.id }),
		...(Object.keys(attributes).length > 0 && { attributes }),
		...(Object.keys(relationships).length > 0 && { relationships }),
	};
}

function writable(values: unknown, field: ChildField): IDataObject {
	const names = field.fields.filter((inner) => isWritable(inner, 'update')).map(({ name }) => name);
	return Object.fromEntries(
		Object.entries(isRecord(values) ? values : {}).filter(([name]) => names.includes(name)),
	);
}

/** Only the references, without the links that reads put beside them. */
function withData(relationships: IDataObject): IDataObject {
	return Object.fromEntries(
		Object.entries(relationships).flatMap(([name, relationship]) => {
			const data = isRecord(relationship) ? relationship.data : undefined;
			return isRecord(data) ? [[name, { data: bare(data) }]] : [];
		}),
	);
}

function isSame(kept: IDataObject, given: IDataObject, field: Field): boolean {
	const key = field.kind === 'child' ? field.keyedBy : undefined;
	if (key === undefined) return asText(kept.id) === asText(given.id);
	return valueOf(kept, key) === valueOf(given, key);
}

/** An attribute, or the ID of a linked record. */
function valueOf(entry: IDataObject, name: string): unknown {
	const attribute = isRecord(entry.attributes) ? entry.attributes[name] : undefined;
	const relationship = relationshipOf(entry, name);
	const data = isRecord(relationship) ? relationship.data : undefined;
	return attribute ?? (isRecord(data) ? asText(data.id) : undefined);
}
