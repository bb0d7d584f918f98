import type { IDataObject, JsonObject } from 'n8n-workflow';

import { InputProblem } from '../../shared/inputProblem';
import { Parameters } from '../../shared/parameters';
import { plainSource } from '../../shared/source';
import { asNumber, asText, isRecord } from '../../shared/values';
import { type ScalarField, text } from '../tables/table';
import { scalarAt } from './body';
import { recordsOf, referencesIn, titleOf } from './read';

/** The kinds of custom fields, by `value-type`. The numbers are inferred from the reference's samples. */
export type CustomFieldKind = 'flag' | 'number' | 'text' | 'date' | 'codeList';

const KINDS: Record<number, CustomFieldKind> = {
	1: 'flag',
	2: 'number',
	3: 'text',
	4: 'date',
	6: 'codeList',
};

export interface CustomField {
	id: string;
	name: string;
	/** Undefined for a `value-type` that is not documented. */
	kind?: CustomFieldKind;
	/** Of a code list. */
	choices: Array<{ id: string; name: string }>;
}

/** How values of a kind are written: the relationship list, its entries' type, the form of the value. */
const WRITTEN: Record<CustomFieldKind, { word: string; as: ScalarField['kind'] }> = {
	flag: { word: 'bool', as: 'flag' },
	number: { word: 'numeric', as: 'number' },
	text: { word: 'string', as: 'text' },
	date: { word: 'date', as: 'dateTime' },
	codeList: { word: 'enum', as: 'text' },
};

/** The definitions in an answer of `/{resource}/customfields`, in the order of the application. */
export function customFieldsIn(body: unknown): CustomField[] {
	return recordsOf(body)
		.map((record) => ({ record, attributes: isRecord(record.attributes) ? record.attributes : {} }))
		.sort((a, b) => asNumber(a.attributes.order ?? 0) - asNumber(b.attributes.order ?? 0))
		.map(({ record, attributes }) => ({
			id: asText(record.id),
			name: titleOf(record),
			kind: KINDS[asNumber(attributes['value-type'])],
			choices: choicesOf(record),
		}));
}

function choicesOf(record: IDataObject): CustomField['choices'] {
	const included: unknown[] = Array.isArray(record.included) ? record.included : [];
	return referencesIn(record)
		.filter(({ type }) => type === 'custom-field-enum-value-definition')
		.map((reference) => {
			const found = included
				.filter(isRecord)
				.find(({ type, id }) => type === reference.type && id === reference.id);
			return { id: asText(reference.id), name: titleOf(found ?? reference) };
		});
}

/**
 * Values by custom field ID (or exact name) as the five relationship lists of a body. A value of a
 * code list may be given by its ID or its name.
 *
 * @throws InputProblem for an unknown field and for a value that does not fit its field
 */
export function writeCustomFields(
	values: IDataObject,
	definitions: readonly CustomField[],
	timezone: string,
): JsonObject {
	const lists: Record<string, JsonObject[]> = {};
	for (const [key, value] of Object.entries(values)) {
		const field = theOne(key, definitions, key);
		if (!field) throw unknownField(key, definitions);
		if (!field.kind) {
			throw new InputProblem(
				'customFields',
				`holds '${field.name}', whose kind FLOWii does not document`,
			);
		}
		const { word, as } = WRITTEN[field.kind];
		const parameters = new Parameters(plainSource({ customFields: value }, { timezone }));
		const written = scalarAt(
			{ ...text('value', field.name), kind: as },
			parameters,
			'customFields',
		);
		if (written === undefined) continue;
		const reference = { data: { type: 'custom-field', id: field.id } };
		(lists[`custom-field-${word}-values`] ??= []).push({
			type: `custom-field-${word}-value`,
			...(field.kind !== 'codeList' && { attributes: { value: written } }),
			relationships: {
				...(field.kind === 'codeList' && { value: { data: choice(field, String(written)) } }),
				'custom-field': reference,
			},
		});
	}
	return Object.fromEntries(Object.entries(lists).map(([name, data]) => [name, { data }]));
}

/** By ID, else by name. Of two with the same name nobody knows which one is meant. */
function theOne<T extends { id: string; name: string }>(
	wanted: string,
	all: readonly T[],
	said: string,
): T | undefined {
	const byId = all.find(({ id }) => id === wanted);
	if (byId) return byId;
	const named = all.filter(({ name }) => name === wanted);
	if (named.length < 2) return named[0];
	const ids = named.map(({ id }) => id).join(', ');
	throw new InputProblem(
		'customFields',
		`holds a name that occurs several times: ${said}`,
		`Use its ID, one of: ${ids}.`,
	);
}

function choice(field: CustomField, wanted: string): JsonObject {
	const found = theOne(wanted, field.choices, `${field.name}: ${wanted}`);
	if (!found) {
		const known = field.choices.map(({ name }) => name).join(', ');
		throw new InputProblem(
			'customFields',
			`holds an unknown value for '${field.name}': ${wanted}`,
			`Use one of: ${known}.`,
		);
	}
	return { type: 'custom-field-enum-value-definition', id: found.id };
}

function unknownField(key: string, definitions: readonly CustomField[]): InputProblem {
	const known = definitions.map(({ id, name }) => `${name} (${id})`).join(', ');
	return new InputProblem(
		'customFields',
		`holds an unknown field: ${key}`,
		`FLOWii has: ${known}.`,
	);
}
