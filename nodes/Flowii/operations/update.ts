import type { IDataObject, INodeProperties, JsonObject } from 'n8n-workflow';

import { InputProblem } from '../../shared/inputProblem';
import type { Flow, FlowOperation } from '../../shared/operation';
import { isRecord } from '../../shared/values';
import { documentFor, isEmpty, isWritable, writeFields, type Written } from '../api/body';
import { requiredLocatorAt } from '../api/locator';
import { mergeLists } from '../api/merge';
import { camelCase, type Field, type ResourceTable } from '../tables/table';
import { updateFields } from './fieldInputs';
import {
	companyInput,
	customFieldInputs,
	parentInputs,
	recordInput,
	returnFullRecord,
} from './inputs';
import { customFieldRelationships, readBack, readRecord } from './records';
import { canRead, namesFor, recordPath, type Subject } from './subject';

export function update(subject: Subject): FlowOperation {
	const { table } = subject;
	const readable = canRead(subject);
	const hasLists = listsOf(table).length > 0;
	return {
		...namesFor('update', subject),
		kind: 'write',
		properties: [
			...parentInputs(subject),
			recordInput(subject),
			...(readable && hasLists ? [listsNotice(table)] : []),
			...updateFields(table.fields),
			...customFieldInputs(table),
			companyInput,
		],
		options: [
			...(clearable(table).length > 0 ? [clearFields(table)] : []),
			...(readable ? [returnFullRecord] : []),
			...(readable && hasLists ? [mergeOption] : []),
		],
		run: async (flow) => await updateRecord(flow, subject),
	};
}

async function updateRecord(flow: Flow, subject: Subject): Promise<IDataObject> {
	const { table } = subject;
	const { parameters } = flow;
	const id = requiredLocatorAt(parameters, 'recordId');
	const at = (field: Field) => `updateFields.${camelCase(field.name)}`;
	const given = writeFields(table.fields, parameters, { verb: 'update', at });
	const written = withCleared(given, table, parameters.texts('options.clearFields'));
	Object.assign(written.relationships, await customFieldRelationships(flow, table));
	if (isEmpty(written)) {
		throw new InputProblem('updateFields', 'has no entries', 'Add at least one field to change.');
	}
	const complete = await completed(flow, table, written, id);
	await flow.call({
		method: 'PATCH',
		path: recordPath(subject, parameters),
		body: documentFor(table, complete, id),
	});
	return canRead(subject) && parameters.flag('options.returnFullRecord')
		? await readBack(flow, table, id)
		: { success: true, id };
}

/** What can only be added by somebody who has read the record. */
async function completed(
	{ parameters, call }: Flow,
	table: ResourceTable,
	written: Written,
	id: string,
): Promise<Written> {
	const repeated = table.fields.filter(
		(field) => field.repeated && written.attributes[field.name] === undefined,
	);
	const wantsMerge = listsOf(table).length > 0 && parameters.flag('options.mergeLists');
	if (repeated.length === 0 && !wantsMerge) return written;
	const current = await readRecord(call, table, id);
	const attributes: JsonObject = { ...written.attributes };
	for (const { name } of repeated) attributes[name] = attributesOf(current)[name];
	const whole = { ...written, attributes };
	return wantsMerge ? mergeLists(whole, current, table.fields) : whole;
}

function attributesOf({ attributes }: IDataObject): JsonObject {
	return isRecord(attributes) ? (attributes as JsonObject) : {};
}

/** Empty inputs mean "leave it"; only fields named here are emptied. */
function withCleared(written: Written, table: ResourceTable, names: string[]): Written {
	const attributes: JsonObject = { ...written.attributes };
	const relationships: JsonObject = { ...written.relationships };
	for (const field of clearable(table)) {
		if (!names.includes(camelCase(field.name))) continue;
		const isMany = 'many' in field && field.many;
		if (field.kind === 'link' || field.kind === 'child') {
			relationships[field.name] = { data: isMany ? [] : null };
		} else {
			attributes[field.name] = null;
		}
	}
	return { attributes, relationships };
}

/** Flags and choices have a value for "nothing", and what create fills in by itself is never empty. */
function clearable(table: ResourceTable): Field[] {
	return table.fields.filter(
		(field) =>
			isWritable(field, 'update') &&
			!field.required &&
			field.fallback === undefined &&
			field.kind !== 'flag' &&
			field.kind !== 'choice',
	);
}

function clearFields(table: ResourceTable): INodeProperties {
	return {
		displayName: 'Clear Fields',
		name: 'clearFields',
		type: 'multiOptions',
		default: [],
		description: 'Which fields to empty. Fields that are merely left empty above stay as they are.',
		options: clearable(table)
			.map(({ name, label }) => ({ name: label, value: camelCase(name) }))
			.sort((a, b) => a.name.localeCompare(b.name)),
	};
}

function listsOf(table: ResourceTable): Field[] {
	return table.fields.filter(
		(field) => isWritable(field, 'update') && 'many' in field && field.many === true,
	);
}

function listsNotice(table: ResourceTable): INodeProperties {
	const labels = listsOf(table).map(({ label }) => label);
	return {
		displayName: `${labels.join(', ')}: FLOWii does not say whether entries that an update leaves out are kept. Turn on Options > Merge Lists to send those that are there along.`,
		name: 'listsNotice',
		type: 'notice',
		default: '',
	};
}

const mergeOption: INodeProperties = {
	displayName: 'Merge Lists',
	name: 'mergeLists',
	type: 'boolean',
	default: false,
	description:
		'Whether to read the record first and to add the given entries to its lists, instead of sending only the given ones',
};
