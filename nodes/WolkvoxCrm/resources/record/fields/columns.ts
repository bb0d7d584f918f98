import type { IDataObject, ResourceMapperField } from 'n8n-workflow';

import { type Shape, shapedValue, shapeOf } from '../../../api/shapes';

/**
 * A plain field is a mapper column whose ID is the field's label, byte by byte: accents and trailing
 * blanks are part of the name. A shaped field has a column for each part, `telephone.code|Teléfono`.
 */
const PARTS: Record<Shape, Array<{ part: string; title: string }>> = {
	address: [{ part: 'value', title: 'address' }],
	currency: [
		{ part: 'value', title: 'amount' },
		{ part: 'symbol', title: 'currency' },
	],
	search: [
		{ part: 'value', title: 'shown text' },
		{ part: 'value_id', title: 'record ID' },
		{ part: 'searchModuleName', title: 'module' },
	],
	table: [{ part: 'value', title: 'rows' }],
	telephone: [
		{ part: 'value', title: 'number' },
		{ part: 'country', title: 'country' },
		{ part: 'code', title: 'country code' },
	],
};

const PART_ID = /^(address|currency|search|table|telephone)\.(\w+)\|([^]*)$/;

/** Kept by the CRM about its records, not entered by people; `wolkvox-id` is the ID in requests. */
export function isSystem(label: string): boolean {
	return /^wolkvox[_-]/.test(label);
}

/** The columns for all fields that occur in some records, in order of their appearance. */
export function columnsOf(records: IDataObject[]): ResourceMapperField[] {
	const samples = new Map<string, unknown>();
	for (const [label, value] of records.flatMap((record) => Object.entries(record))) {
		const known = samples.get(label);
		if (!isSystem(label) && (known === undefined || known === null)) samples.set(label, value);
	}
	return [...samples].flatMap(([label, sample]) => columnsFor(label, sample));
}

function columnsFor(label: string, sample: unknown): ResourceMapperField[] {
	const shape = shapeOf(sample);
	if (shape === undefined) return [column(label, label, plainType(sample))];
	return PARTS[shape].map(({ part, title }) =>
		column(
			`${shape}.${part}|${label}`,
			`${label} (${title})`,
			part === 'value' && shape === 'table' ? 'array' : 'string',
		),
	);
}

function column(
	id: string,
	displayName: string,
	type: ResourceMapperField['type'],
): ResourceMapperField {
	return { id, displayName, type, required: false, defaultMatch: false, display: true };
}

function plainType(sample: unknown): ResourceMapperField['type'] {
	if (typeof sample === 'number' || typeof sample === 'boolean')
		return typeof sample as 'number' | 'boolean';
	if (Array.isArray(sample)) return 'array';
	return sample !== null && typeof sample === 'object' ? 'object' : 'string';
}

/** What was mapped, as the API takes it: parts of one field come together again. */
export function fieldsFromColumns(mapped: IDataObject, parameter: string): IDataObject {
	const fields: IDataObject = {};
	const parts = new Map<string, { shape: Shape; values: IDataObject }>();
	for (const [id, value] of Object.entries(mapped)) {
		const match = PART_ID.exec(id);
		if (!match) {
			fields[id] = value;
			continue;
		}
		const [, shape, part, label] = match;
		const known = parts.get(label) ?? { shape: shape as Shape, values: {} };
		known.values[part] = value;
		parts.set(label, known);
	}
	for (const [label, { shape, values }] of parts) {
		const value = shapedValue(shape, values, { parameter, label });
		if (value !== undefined) fields[label] = value;
	}
	return fields;
}
