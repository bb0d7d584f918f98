import type { IDataObject, JsonObject } from 'n8n-workflow';

import { InputProblem } from '../../shared/inputProblem';
import type { Parameters } from '../../shared/parameters';
import {
	camelCase,
	type ChildField,
	type Field,
	type LinkField,
	type Table,
} from '../tables/table';
import { idsAt, wholeNumberAt } from './filters';

/** The two halves of a JSON:API record, as they are filled from parameters. */
export interface Written {
	attributes: JsonObject;
	relationships: JsonObject;
}

/** What a body is written for, and where its values stand. */
export interface Place {
	verb: 'create' | 'update';
	/** Dotted parameter name of a field. */
	at(field: Field): string;
	/** What create writes into fields that were left empty and fall back to the present moment. */
	now?: string;
}

/** Filled by `transport.ts`, which knows the company of the call. */
export const COMPANY_ATTRIBUTE = 'company-id';

/**
 * The `{ data: { type, id?, attributes?, relationships? } }` that FLOWii takes.
 * Unlike plain JSON:API, records inside a record stand with their attributes right in `relationships`.
 */
export function documentFor(
	table: Table,
	{ attributes, relationships }: Written,
	id?: string,
): IDataObject {
	const company: JsonObject = table.companyInBody ? { [COMPANY_ATTRIBUTE]: null } : {};
	return {
		data: {
			type: table.type,
			...(id !== undefined && { id: table.numericId ? numericId('recordId', id) : id }),
			...filled('attributes', { ...company, ...attributes }),
			...filled('relationships', relationships),
		},
	};
}

/** Reads every field that the place's body may carry. Fields left empty are left out. */
export function writeFields(
	fields: readonly Field[],
	parameters: Parameters,
	place: Place,
): Written {
	const written: Written = { attributes: {}, relationships: {} };
	for (const field of fields) {
		if (!isWritable(field, place.verb)) continue;
		const value = valueOf(field, parameters, place);
		if (value === undefined) {
			if (field.required && place.verb === 'create') {
				throw parameters.missing(place.at(field), howToFill(field));
			}
			continue;
		}
		if (field.kind === 'link' || field.kind === 'child') {
			written.relationships[field.name] = { data: value } as JsonObject;
		} else {
			written.attributes[field.name] = value as JsonObject;
		}
	}
	return written;
}

export function isWritable(field: Field, verb: 'create' | 'update'): boolean {
	return field.only === undefined || field.only === verb;
}

export function isEmpty({ attributes, relationships }: Written): boolean {
	return Object.keys(attributes).length === 0 && Object.keys(relationships).length === 0;
}

function valueOf(field: Field, parameters: Parameters, place: Place): unknown {
	const at = place.at(field);
	if (field.kind === 'link') return linked(field, parameters, at);
	if (field.kind === 'child') return children(field, parameters, at, place);
	// Only create fills what was left empty.
	const fallback = field.fallback === 'now' && place.verb === 'create' ? place.now : undefined;
	return scalarAt(field, parameters, at) ?? fallback;
}

/** A single value in the form that FLOWii wants in bodies. */
export function scalarAt(
	field: Field,
	parameters: Parameters,
	at: string,
): string | number | boolean | undefined {
	switch (field.kind) {
		case 'number':
			return parameters.optionalNumber(at);
		case 'choice':
			return wholeNumberAt(parameters, at);
		case 'flag':
			return parameters.optionalFlag(at);
		case 'dateTime':
			return parameters.optionalDate(at, 'localDateTime');
		case 'date':
			return parameters.optionalDate(at, 'date');
		default:
			return parameters.optionalText(at);
	}
}

function linked(field: LinkField, parameters: Parameters, at: string): unknown {
	const reference = (id: string) => ({
		type: field.type,
		id: field.numericId ? numericId(at, id) : id,
	});
	if (field.many) {
		const ids = idsAt(parameters, at);
		return ids.length === 0 ? undefined : ids.map(reference);
	}
	const id = parameters.optionalLocator(at);
	return id === undefined ? undefined : reference(id);
}

function children(field: ChildField, parameters: Parameters, at: string, place: Place): unknown {
	const values = `${at}.values`;
	if (!field.many) {
		// n8n keeps a single row as an object; a list comes from expressions and older workflows.
		const row = Array.isArray(parameters.raw(values)) ? `${values}.0` : values;
		return parameters.list(values).length === 0
			? undefined
			: childAt(field, parameters, row, place.verb);
	}
	const rows = parameters
		.list(values)
		.map((_, index) => childAt(field, parameters, `${values}.${index}`, place.verb));
	return rows.length === 0 ? undefined : rows;
}

/** With an ID the child that exists is changed, without one a new child is added. */
function childAt(
	field: ChildField,
	parameters: Parameters,
	row: string,
	verb: Place['verb'],
): JsonObject {
	const id = verb === 'update' && !field.keyedBy ? parameters.optionalId(`${row}.id`) : undefined;
	const written = writeFields(field.fields, parameters, {
		verb: id === undefined ? 'create' : 'update',
		at: (inner) => `${row}.${camelCase(inner.name)}`,
	});
	return {
		type: field.type,
		...(id !== undefined && { id }),
		...filled('attributes', written.attributes),
		...filled('relationships', written.relationships),
	};
}

/** Links to the API user that create has to add, because nobody was named. */
export function selfLinks(
	fields: readonly Field[],
	{ relationships }: Written,
): readonly LinkField[] {
	return fields.filter(
		(field): field is LinkField =>
			field.kind === 'link' &&
			field.fallback === 'self' &&
			isWritable(field, 'create') &&
			relationships[field.name] === undefined,
	);
}

function filled(name: string, values: JsonObject): JsonObject {
	return Object.keys(values).length === 0 ? {} : { [name]: values };
}

function numericId(parameter: string, id: string): number {
	const number = Number(id);
	// A longer number would be rounded to the ID of something else.
	if (!/^\d+$/.test(id) || !Number.isSafeInteger(number)) {
		throw new InputProblem(parameter, 'is not an ID', 'IDs are whole numbers.');
	}
	return number;
}

function howToFill(field: Field): string {
	if (field.kind === 'child') return 'Add at least one.';
	const isPicked = field.kind === 'link' && field.from !== undefined;
	return isPicked ? 'Choose an entry from the list or enter an ID.' : 'Enter a value.';
}
