import { type IDataObject, jsonParse } from 'n8n-workflow';

import { type DateFormat, formatDate } from '../../../../shared/dates';
import { InputProblem } from '../../../../shared/inputProblem';
import type { Flow } from '../../../../shared/operation';
import type { Parameters } from '../../../../shared/parameters';
import { isRecord } from '../../../../shared/values';
import { type Shape, shapedValue } from '../../../api/shapes';
import { fieldsFromColumns } from './columns';

/**
 * All field values of one item, by label: from the mapper, then from *More Fields*.
 *
 * @throws InputProblem when there is none, or when a value cannot be right
 */
export function fieldsOf(flow: Flow): IDataObject {
	const fields = { ...fieldsFromColumns(mapped(flow)), ...fieldsByName(flow.parameters) };
	if (Object.keys(fields).length === 0) {
		throw new InputProblem(
			'fields',
			'is empty',
			'Map at least one field, or add one under More Fields.',
		);
	}
	return fields;
}

/** *Map Automatically* takes the columns of the input item under their own names. */
function mapped({ parameters, engine, itemIndex }: Flow): IDataObject {
	if (parameters.raw('fields.mappingMode') !== 'autoMapInputData')
		return parameters.mapped('fields');
	const { json } = engine.getInputData()[itemIndex];
	return Object.fromEntries(
		Object.entries(json).filter(([, value]) => value !== null && value !== undefined),
	);
}

function fieldsByName(parameters: Parameters): IDataObject {
	const groups = parameters.collection('moreFields');
	const fields: IDataObject = {};
	for (const [group, rows] of Object.entries(groups)) {
		for (const row of rows as unknown as IDataObject[]) {
			const name = String(row.name ?? '');
			if (name === '') throw new InputProblem('moreFields', 'has a field without a name');
			fields[name] = valueOf(group, row, name, parameters);
		}
	}
	return fields;
}

function valueOf(
	group: string,
	row: IDataObject,
	name: string,
	parameters: Parameters,
): IDataObject[string] {
	switch (group) {
		case 'date':
			return dateOf(row, name, parameters.timezone);
		case 'json':
			return jsonOf(row.value, name);
		case 'currency':
			if (!Number.isFinite(Number(row.value))) {
				throw new InputProblem('moreFields', `has no number as the amount of '${name}'`);
			}
			return shapedValue('currency', row);
		case 'table':
			return shapedValue('table', { value: rowsOf(row.rows) });
		case 'address':
		case 'search':
		case 'telephone':
			return shapedValue(group satisfies Shape, row);
		default:
			return row.value;
	}
}

function dateOf(row: IDataObject, name: string, timezone: string): string {
	const date = formatDate(row.value, row.format as DateFormat, timezone);
	if (date === undefined) throw new InputProblem('moreFields', `has no date in '${name}'`);
	return date;
}

function jsonOf(value: unknown, name: string): IDataObject[string] {
	if (typeof value !== 'string') return value as IDataObject[string];
	const parsed = jsonParse<IDataObject[string] | undefined>(value, { fallbackValue: undefined });
	if (parsed === undefined) {
		throw new InputProblem('moreFields', `has no valid JSON in '${name}'`);
	}
	return parsed;
}

/** The rows of a table field: each an object of column and value. */
function rowsOf(rows: unknown): IDataObject[] {
	const list = isRecord(rows) ? ((rows.row ?? []) as unknown as IDataObject[]) : [];
	return list.map(({ cells }) => {
		const entries = isRecord(cells) ? ((cells.cell ?? []) as unknown as IDataObject[]) : [];
		return Object.fromEntries(entries.map(({ column, value }) => [String(column), value]));
	});
}
