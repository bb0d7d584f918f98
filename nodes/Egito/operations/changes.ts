import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { InputProblem } from '../../shared/inputProblem';
import type { Flow } from '../../shared/operation';
import type { Parameters } from '../../shared/parameters';
import { asText, isRecord, valueAt } from '../../shared/values';
import { gotten, recordsOfGet, recordWithId, savedRecord, updated } from '../api/answers';
import { type Dialect, dialectOf, selectorOf } from '../api/dialect';
import { dialectOptions } from '../api/options';
import { flattened } from '../api/records';
import { readSpec, writeSpec } from '../api/requests';
import { type RecordType, typeNameOf } from './recordType';

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

export const updateOptions = [...dialectOptions, mergeWithCurrent, mergeWithout];

/** How records of a type are changed. */
export interface Change {
	dialect: Dialect;
	/** Name of the type in addresses. */
	name: string;
	/** *Merge With Current Record*: names of the fields that are not sent back; undefined when off. */
	mergeWithout?: string[];
}

export function changeIn(parameters: Parameters, type: RecordType): Change {
	const names = parameters.texts('options.mergeWithout');
	return {
		dialect: dialectOf(parameters),
		name: typeNameOf(type, parameters),
		...(parameters.flag('options.mergeWithCurrent') && { mergeWithout: names }),
	};
}

/** Sends the changed fields, or with *Merge With Current Record* all fields of the record. */
export async function changeRecord(
	flow: Flow,
	change: Change,
	id: string,
	fields: IDataObject,
): Promise<IDataObject> {
	const { dialect, name, mergeWithout: left } = change;
	const { idName } = dialect;
	const current = left && without(await currentRecord(flow, change, id), ['id', idName, ...left]);
	const sent = current ? merged(flow, dialect, current, fields) : fields;
	const selector = selectorOf(dialect, id);
	const evidence = updated(name, idName, id);
	const spec = writeSpec(dialect, name, 'update', { ...sent, ...selector }, evidence);
	const { body } = await flow.call({
		...spec,
		...(current && { changes: differences(current, fields) }),
	});
	return savedRecord(body, name, idName);
}

/** The record as it is. Never another one, whose fields would be written into this. */
async function currentRecord(
	flow: Flow,
	{ dialect, name }: Change,
	id: string,
): Promise<IDataObject> {
	const { idName, property } = dialect;
	const place = { type: name, property };
	const selector = selectorOf(dialect, id);
	const evidence = gotten(place, idName, id);
	const { body } = await flow.call(readSpec(dialect, name, 'get', selector, evidence));
	const current = recordWithId(recordsOfGet(body, place, idName), idName, id);
	if (current !== undefined) return current;
	throw new InputProblem('recordId', 'leads to no record', 'Check the ID.');
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

function merged(
	flow: Flow,
	{ format }: Dialect,
	current: IDataObject,
	changes: IDataObject,
): IDataObject {
	return format === 'json'
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
		.filter(({ from, to }) => asText(from ?? '') !== asText(to ?? ''))
		.map(({ name, from, to }) => [name, { from, to }]);
	return Object.fromEntries(entries) as IDataObject;
}
