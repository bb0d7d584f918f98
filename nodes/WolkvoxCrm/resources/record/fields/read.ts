import type { IDataObject } from 'n8n-workflow';

import { type DateFormat, formatDate } from '../../../../shared/dates';
import { InputProblem } from '../../../../shared/inputProblem';
import type { ParametersIn, Reader } from '../../../../shared/reader';
import { asText, isRecord } from '../../../../shared/values';
import { asSent, parsedJson, shapedValue } from '../../../api/shapes';
import { checkedValue } from '../../properties';
import { fieldsFromColumns, isSystem } from './columns';
import { type fieldInputs, GROUPS } from './properties';

type FieldReader = Reader<ParametersIn<ReturnType<typeof fieldInputs>>>;

/**
 * All field values of one item, by label: from the mapper, then from *More Fields*.
 *
 * @throws InputProblem when there is none, or when a value cannot be right
 */
export function fieldsOf(parameters: FieldReader): IDataObject {
	const fields = { ...mapped(parameters), ...fieldsByName(parameters) };
	if (Object.keys(fields).length === 0) {
		throw new InputProblem(
			'fields',
			'is empty',
			'Map at least one field, or add one under More Fields.',
		);
	}
	return fields;
}

function mapped(parameters: FieldReader): IDataObject {
	const mapper = parameters.raw('fields');
	const isAutomatic = isRecord(mapper) && mapper.mappingMode === 'autoMapInputData';
	const values = isAutomatic
		? fromInput(parameters)
		: fieldsFromColumns(parameters.mapped('fields'), 'fields');
	const entries = Object.entries(values);
	return Object.fromEntries(
		entries.map(([label, value]) => [label, checkedValue(value, label, 'fields')]),
	);
}

/**
 * *Map Automatically* takes the columns of the input item under their own names. What the CRM itself
 * keeps about a record (its ID, its dates) is left out: it came with a record that was found before.
 */
function fromInput(parameters: FieldReader): IDataObject {
	const entries = Object.entries(parameters.item).filter(
		([label, value]) => value !== null && value !== undefined && !isSystem(label),
	);
	return Object.fromEntries(entries.map(([label, value]) => [label, asSent(value)]));
}

function fieldsByName(parameters: FieldReader): IDataObject {
	const entries = GROUPS.flatMap((group) =>
		parameters.list(`moreFields.${group}`).map((row) => {
			const label = asText(row.name ?? '');
			if (label.trim() === '') {
				throw new InputProblem('moreFields', 'has a field without a name', 'Name every field.');
			}
			return [label, valueOf(group, row, label, parameters.timezone)] as const;
		}),
	);
	return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function valueOf(
	group: (typeof GROUPS)[number],
	row: IDataObject,
	label: string,
	timezone: string,
): IDataObject[string] {
	const place = { parameter: 'moreFields', label };
	switch (group) {
		case 'date':
			return dateOf(row, label, timezone);
		case 'flag':
			if (typeof row.value === 'boolean') return row.value;
			throw new InputProblem('moreFields', `has neither true nor false in '${label}'`);
		case 'json':
			return checkedValue(jsonOf(row.value, label), label, 'moreFields');
		case 'number':
			return numberOf(row.value, label);
		case 'table':
			return shapedValue('table', { value: rowsOf(row.rows) }, place);
		case 'text':
			if (typeof row.value !== 'object') return checkedValue(row.value, label, 'moreFields');
			throw new InputProblem('moreFields', `has no text in '${label}'`);
		default:
			return shapedValue(group, partsOf(row), place);
	}
}

function partsOf(row: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(row).filter(([part]) => part !== 'name'));
}

function numberOf(value: unknown, label: string): number {
	const isNumber = typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');
	const number = isNumber ? Number(value) : NaN;
	if (Number.isFinite(number)) return number;
	throw new InputProblem('moreFields', `has no number in '${label}'`);
}

function dateOf(row: IDataObject, label: string, timezone: string): string {
	const date = formatDate(row.value, row.format as DateFormat, timezone);
	if (date !== undefined) return date;
	throw new InputProblem('moreFields', `has no date in '${label}'`);
}

function jsonOf(value: IDataObject[string], label: string): IDataObject[string] {
	if (typeof value !== 'string') return value;
	const json = parsedJson(value);
	if (json !== undefined) return json as IDataObject[string];
	throw new InputProblem('moreFields', `has no valid JSON in '${label}'`);
}

/** The rows of a table field: each an object of column and value. */
function rowsOf(rows: unknown): IDataObject[] {
	return entriesOf(rows, 'row').map(({ cells }) =>
		Object.fromEntries(
			entriesOf(cells, 'cell').map(({ column, value }) => [String(column ?? ''), value]),
		),
	);
}

function entriesOf(collection: unknown, group: string): IDataObject[] {
	const entries = isRecord(collection) ? collection[group] : undefined;
	return Array.isArray(entries) ? (entries as unknown[]).filter(isRecord) : [];
}
