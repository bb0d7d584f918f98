import type { IDataObject } from 'n8n-workflow';

import { type OutputRecord, RecordWithFiles } from './operation';
import type { Shape } from './paging';
import type { Parameters } from './parameters';
import { valueAt } from './values';

/** What stands in *Simplify*, or, where an agent uses the node, in *Output*: both are one parameter. */
export const SELECTED_FIELDS = 'selected';

/**
 * How an item wants the records of its operation.
 *
 * @throws InputProblem when fields were to be selected and none is named
 */
export function shapeFor(parameters: Parameters, simplify: Shape | undefined): Shape {
	if (!simplify) return (record) => record;
	if (parameters.raw('simplify') === SELECTED_FIELDS) {
		const names = parameters.texts('outputFields');
		if (names.length === 0) throw parameters.missing('outputFields', 'Name the fields to return.');
		return (record) => selected(names, simplify(record), record);
	}
	return wantsSimple(parameters) ? simplify : (record) => record;
}

export function shaped(records: OutputRecord[], shape: Shape): OutputRecord[] {
	return records.map((record) => (record instanceof RecordWithFiles ? record : shape(record)));
}

export function wantsSimple(parameters: Parameters): boolean {
	return parameters.optionalFlag('simplify') ?? true;
}

/** The fields of those names: of the simplified record first, else by their path in the raw one. */
function selected(names: string[], simple: IDataObject, raw: IDataObject): IDataObject {
	const withId = 'id' in simple && !names.includes('id') ? ['id', ...names] : names;
	const entries = withId.map((name) => [name, valueAt(simple, name) ?? valueAt(raw, name)]);
	return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as IDataObject;
}
