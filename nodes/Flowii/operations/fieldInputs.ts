import type { INodeProperties } from 'n8n-workflow';

import { byDisplayName } from '../../shared/alphabet';
import { isWritable } from '../api/body';
import { loadMethod } from '../methods/names';
import { camelCase, type ChildField, type Field, type LinkField } from '../tables/table';
import { locator } from './inputs';

/** The inputs of fields, as n8n shows them. */

/** Fields that stand above the additional ones on create, required ones first. */
export function mainInputs(fields: readonly Field[]): INodeProperties[] {
	return mainFields(fields).map((field) => inputFor(field, 'create'));
}

function mainFields(fields: readonly Field[]): Field[] {
	return fields.filter((field) => isWritable(field, 'create') && isMain(field));
}

export function isMain(field: Field): boolean {
	return field.required === true || field.main === true;
}

/** `additionalFields` of create: whatever is not above it. Empty when nothing is left. */
export function additionalFields(fields: readonly Field[]): INodeProperties[] {
	const rest = fields.filter((field) => isWritable(field, 'create') && !isMain(field));
	return collection('additionalFields', rest, 'create');
}

export function updateFields(fields: readonly Field[]): INodeProperties[] {
	const all = fields.filter((field) => isWritable(field, 'update'));
	return collection('updateFields', all, 'update');
}

/** `filters` of a list; enumerations show their choices, moments a date picker. */
export function filterFields(filters: readonly Field[]): INodeProperties[] {
	return collection('filters', filters, 'create');
}

const COLLECTIONS = {
	additionalFields: {
		displayName: 'Additional Fields',
		placeholder: 'Add Field',
		description: 'What else FLOWii takes. Fields left out or empty are not sent.',
	},
	updateFields: {
		displayName: 'Update Fields',
		placeholder: 'Add Field',
		description: 'What to change. Fields left out or empty are not sent.',
	},
	filters: {
		displayName: 'Filters',
		placeholder: 'Add Filter',
		description: 'Which records to get. Without filters these are all.',
	},
};

function collection(
	name: keyof typeof COLLECTIONS,
	fields: readonly Field[],
	verb: 'create' | 'update',
): INodeProperties[] {
	if (fields.length === 0) return [];
	const options = fields
		.map((field): INodeProperties => ({ ...inputFor(field, verb), required: undefined }))
		.sort(byDisplayName);
	return [{ ...COLLECTIONS[name], name, type: 'collection', default: {}, options }];
}

function inputFor(field: Field, verb: 'create' | 'update'): INodeProperties {
	return {
		...shapeOf(field, verb),
		...(field.required && { required: true }),
		...(field.description !== undefined && { description: field.description }),
		...(field.placeholder !== undefined && { placeholder: field.placeholder }),
	};
}

function shapeOf(field: Field, verb: 'create' | 'update'): INodeProperties {
	const displayName = field.label;
	const name = camelCase(field.name);
	// Numbers start empty rather than with 0, so that only those that were entered are sent.
	const initial = field.initial ?? (field.kind === 'choice' ? field.choices[0].value : '');
	switch (field.kind) {
		case 'number':
			return { displayName, name, type: 'number', default: initial };
		case 'flag':
			return { displayName, name, type: 'boolean', default: false };
		case 'dateTime':
			return { displayName, name, type: 'dateTime', default: '' };
		case 'date':
			return { displayName, name, type: 'dateTime', typeOptions: { dateOnly: true }, default: '' };
		case 'choice':
			return { displayName, name, type: 'options', options: [...field.choices], default: initial };
		case 'link':
			return linkInput(field, displayName, name, verb);
		case 'child':
			return childInput(field, displayName, name, verb);
		case 'longText':
			return { displayName, name, type: 'string', typeOptions: { rows: 4 }, default: '' };
		default:
			return { displayName, name, type: 'string', default: '' };
	}
}

function linkInput(
	field: LinkField,
	displayName: string,
	name: string,
	verb: 'create' | 'update',
): INodeProperties {
	if (field.from === undefined) {
		return { displayName, name, type: 'string', default: '', placeholder: 'e.g. 34167' };
	}
	if (!field.many) {
		// In an update, and in a filter, empty does not mean that there is none.
		const empty = verb === 'create' && field.main ? 'None' : undefined;
		return locator({ displayName, name, from: field.from, under: field.under, empty });
	}
	return {
		displayName: `${singular(displayName)} Names or IDs`,
		name,
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: loadMethod(field.from) },
		default: [],
		description:
			'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
	};
}

function childInput(
	field: ChildField,
	displayName: string,
	name: string,
	verb: 'create' | 'update',
): INodeProperties {
	const one = field.many ? singular(displayName) : displayName;
	return {
		displayName,
		name,
		type: 'fixedCollection',
		...(field.many && { typeOptions: { multipleValues: true } }),
		placeholder: `${field.many ? 'Add' : 'Set'} ${one}`,
		default: {},
		options: [{ displayName: one, name: 'values', values: rowInputs(field, verb) }],
	};
}

function singular(plural: string): string {
	return plural.replace(/ies$/, 'y').replace(/s$/, '');
}

function rowInputs(field: ChildField, verb: 'create' | 'update'): INodeProperties[] {
	const inputs = field.fields
		.filter((inner) => isWritable(inner, 'create'))
		.map(
			(inner): INodeProperties => ({
				...withoutValue(inner, inputFor(inner, 'create'), verb),
				required: verb === 'create' ? inner.required : undefined,
				...(verb === 'update' && inner.only === 'create' && { hint: 'Only for a new entry' }),
			}),
		);
	if (verb === 'create' || field.keyedBy) return inputs;
	const id: INodeProperties = {
		displayName: `${singular(field.label)} ID`,
		name: 'id',
		type: 'string',
		default: '',
		description: 'ID of the entry to change. Leave empty to add a new one.',
	};
	return [id, ...inputs];
}

/**
 * Every input of a row has a value, so choices and flags need one that is not sent: optional ones, and
 * all of them in an update, where a row may change only one thing.
 */
function withoutValue(
	field: Field,
	input: INodeProperties,
	verb: 'create' | 'update',
): INodeProperties {
	if (field.kind !== 'choice' && field.kind !== 'flag') return input;
	if (field.required && verb === 'create') return input;
	const choices =
		field.kind === 'choice'
			? [...field.choices]
			: [
					{ name: 'No', value: false },
					{ name: 'Yes', value: true },
				];
	return {
		...input,
		type: 'options',
		options: [{ name: 'Not Set', value: '' }, ...choices],
		default: '',
	};
}
