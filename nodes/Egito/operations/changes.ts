import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { InputProblem } from '../../shared/inputProblem';
import type { Flow } from '../../shared/operation';
import { isRecord } from '../../shared/values';
import { bodyFormat, idName, idParameterName, requestMethod } from '../api/options';
import { flattened, recordsOfGet, savedRecord, valueAt } from '../api/records';
import { readSpec, writeSpec } from '../api/requests';
import type { RecordType } from './recordType';

/** Egito's API takes what its edit form sends, and a form sends all its fields. https://egito.pl/api/ */
export const clearingNotice: INodeProperties = {
	displayName:
		"Egito may empty fields that you leave out, as when its own form is saved. Test with one record first, or turn on the option 'Merge With Current Record'.",
	name: 'clearingNotice',
	type: 'notice',
	default: '',
};

const mergeWithCurrent: INodeProperties = {
	displayName: 'Merge With Current Record',
	name: 'mergeWithCurrent',
	type: 'boolean',
	default: false,
	description:
		'Whether to read the record first and send all its fields along with the changed ones, so that fields left out here keep their values. Preview Request then shows what would change.',
};

const mergeWithout: INodeProperties = {
	displayName: 'Merge Without',
	name: 'mergeWithout',
	type: 'string',
	default: '',
	placeholder: 'e.g. createdAt, owner.name',
	description:
		'Fields of the current record that are not sent back, separated by commas. For fields that Egito shows but refuses to take.',
};

export const updateOptions = [
	bodyFormat,
	idParameterName,
	mergeWithCurrent,
	mergeWithout,
	requestMethod,
];

/** Sends the changed fields, or with *Merge With Current Record* all fields of the record. */
export async function changeRecord(
	flow: Flow,
	type: RecordType,
	id: string,
	changes: IDataObject,
): Promise<IDataObject> {
	const { parameters } = flow;
	const selector = { [idName(parameters)]: id };
	const name = type.typeOf(parameters);
	if (!parameters.flag('options.mergeWithCurrent')) {
		const spec = writeSpec(parameters, name, 'update', { ...changes, ...selector });
		return savedRecord((await flow.call(spec)).body, id);
	}
	const current = await currentRecord(flow, name, selector);
	const fields = { ...merged(flow, current, changes), ...selector };
	const spec = writeSpec(parameters, name, 'update', fields);
	const { body } = await flow.call({ ...spec, changes: differences(current, changes) });
	return savedRecord(body, id);
}

/** The record as it is, without the fields that the user does not want to send back. */
async function currentRecord(
	flow: Flow,
	type: string,
	selector: IDataObject,
): Promise<IDataObject> {
	const { parameters } = flow;
	const { body } = await flow.call(readSpec(parameters, type, 'get', selector));
	const found = recordsOfGet(body);
	if (found.length !== 1) {
		throw new InputProblem('recordId', `leads to ${found.length} records`, 'Check the ID.');
	}
	// The ID is sent under the name that the options say, not among the fields.
	return without(found[0], ['id', ...parameters.texts('options.mergeWithout')]);
}

/** `owner` takes a field away whole, `owner.name` a part of it. */
function without(record: IDataObject, names: string[], prefix = ''): IDataObject {
	const kept = Object.entries(record)
		.filter(([name]) => !names.includes(prefix + name))
		.map(([name, value]) => [
			name,
			isRecord(value) ? without(value, names, `${prefix}${name}.`) : value,
		]);
	return Object.fromEntries(kept) as IDataObject;
}

function merged(flow: Flow, current: IDataObject, changes: IDataObject): IDataObject {
	return flow.parameters.optionalText('options.bodyFormat') === 'json'
		? withChanges(current, changes)
		: { ...sendable(flow, current), ...flattened(changes) };
}

/** The fields of a record as a form sends them. How a form would send a list is not known. */
function sendable(flow: Flow, current: IDataObject): IDataObject {
	const fields = Object.entries(flattened(current));
	const lists = fields.filter(([, value]) => Array.isArray(value)).map(([name]) => name);
	if (lists.length > 0) {
		flow.hint(`Not sent back with the record, because they hold lists: ${lists.join(', ')}`);
	}
	return Object.fromEntries(fields.filter(([name]) => !lists.includes(name)));
}

/** Changes parts of nested objects where the record has them, whether they were named `a.b` or nested. */
function withChanges(current: IDataObject, changes: IDataObject): IDataObject {
	return Object.entries(changes).reduce<IDataObject>((record, [name, value]) => {
		const [outer, ...rest] = name in record ? [name] : name.split('.');
		const inner = record[outer];
		const parts = rest.length > 0 ? { [rest.join('.')]: value } : value;
		return isRecord(inner) && isRecord(parts)
			? { ...record, [outer]: withChanges(inner, parts) }
			: { ...record, [name]: value };
	}, current);
}

/** What would change, for the preview: `{ surname: { from: 'Lis', to: 'Kot' } }`. */
function differences(current: IDataObject, changes: IDataObject): IDataObject {
	const entries = Object.entries(flattened(changes))
		.map(([name, to]) => ({ name, from: valueAt(current, name) ?? null, to: to ?? null }))
		.filter(({ from, to }) => String(from ?? '') !== String(to ?? ''))
		.map(({ name, from, to }) => [name, { from, to }]);
	return Object.fromEntries(entries) as IDataObject;
}
