import type { IDataObject, INodeProperties, JsonObject } from 'n8n-workflow';

import { byName } from '../../shared/alphabet';
import { InputProblem } from '../../shared/inputProblem';
import { VendorError } from '../../shared/nodeErrors';
import type { Flow, FlowOperation } from '../../shared/operation';
import type { Parameters } from '../../shared/parameters';
import { isRecord } from '../../shared/values';
import { documentFor, isEmpty, isWritable, writeFields, type Written } from '../api/body';
import { changeOf } from '../api/evidence';
import { mergeLists } from '../api/merge';
import { flatten } from '../api/read';
import { camelCase, type Field, type Table } from '../tables/table';
import { updateFields } from './fieldInputs';
import {
	companyInput,
	customFieldInputs,
	parentInputs,
	recordInput,
	returnFullRecord,
} from './inputs';
import { type Common, commonInput, readBack, readRecord, withCustomFields } from './records';
import { canRead, namesFor, recordPath, type Target } from './target';

const CLEAR = 'options.clearFields';

interface UpdateInput {
	common: Common;
	id: string;
	path: string;
	written: Written;
	mergeLists: boolean;
}

export function update(target: Target): FlowOperation<UpdateInput> {
	const { table } = target;
	const readable = canRead(target);
	const hasLists = listsOf(table).length > 0;
	return {
		...namesFor('update', target),
		kind: 'write',
		properties: [
			companyInput,
			...parentInputs(target),
			recordInput(target),
			...(readable && hasLists ? [listsNotice(table)] : []),
			...updateFields(table.fields),
			...customFieldInputs(table),
		],
		options: [
			...(clearable(table).length > 0 ? [clearFields(table)] : []),
			...(readable ? [returnFullRecord] : []),
			...(readable && hasLists ? [mergeOption] : []),
		],
		input: (parameters) => inputOf(parameters, target),
		subject: ({ path }) => path,
		run: async (flow, { common, id, path, written, mergeLists: merges }) => {
			const given = await withCustomFields(flow, table, written, common);
			const whole = await withCurrent(flow, table, given, { id, merges });
			await flow.call({
				method: 'PATCH',
				path,
				body: documentFor(table, whole, id),
				evidence: changeOf(id),
			});
			const full = common.returnFullRecord && (await readBack(flow, table, id));
			return full ? flatten(full, table.fields) : { success: true, id };
		},
	};
}

function inputOf(parameters: Parameters, target: Target): UpdateInput {
	const { table } = target;
	const at = (field: Field) => `updateFields.${camelCase(field.name)}`;
	const given = writeFields(table.fields, parameters, { verb: 'update', at });
	const cleared = clearable(table).length > 0 ? parameters.texts(CLEAR) : [];
	const written = withCleared(given, table, cleared);
	const common = commonInput(parameters, target);
	if (isEmpty(written) && Object.keys(common.customFields).length === 0) {
		throw new InputProblem('updateFields', 'has no entries', 'Add at least one field to change.');
	}
	return {
		common,
		id: parameters.locator('recordId'),
		path: recordPath(target, parameters),
		written,
		mergeLists:
			canRead(target) && listsOf(table).length > 0 && parameters.flag('options.mergeLists'),
	};
}

/** What can only be added by somebody who has read the record. */
async function withCurrent(
	{ call }: Flow,
	table: Table,
	written: Written,
	{ id, merges }: { id: string; merges: boolean },
): Promise<Written> {
	const repeated = table.fields.filter(
		(field) => field.repeated && written.attributes[field.name] === undefined,
	);
	if (repeated.length === 0 && !merges) return written;
	const current = await readRecord(call, table, id);
	const attributes: JsonObject = { ...written.attributes };
	for (const { name, label } of repeated) {
		const value = attributesOf(current)[name];
		if (value === undefined) throw unrepeatable(label);
		attributes[name] = value;
	}
	const whole = { ...written, attributes };
	return merges ? mergeLists(whole, current, table.fields) : whole;
}

function unrepeatable(label: string): VendorError {
	return new VendorError({
		message: `FLOWii wants to hear '${label}' again in an update, but does not say what it is`,
		hint: `Nothing was changed. Give '${label}' under Update Fields.`,
	});
}

function attributesOf({ attributes }: IDataObject): JsonObject {
	return isRecord(attributes) ? (attributes as JsonObject) : {};
}

/** Empty inputs mean "leave it"; only fields named here are emptied. */
function withCleared(written: Written, table: Table, names: string[]): Written {
	const attributes: JsonObject = { ...written.attributes };
	const relationships: JsonObject = { ...written.relationships };
	const fields = clearable(table);
	for (const name of names) {
		const field = fields.find((candidate) => camelCase(candidate.name) === name);
		if (!field) throw new InputProblem(CLEAR, `names a field that cannot be emptied: ${name}`);
		// What was entered is not thrown away: an expression may be empty for some items only.
		if (field.name in written.attributes || field.name in written.relationships) continue;
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
function clearable(table: Table): Field[] {
	return table.fields.filter(
		(field) =>
			isWritable(field, 'update') &&
			!field.required &&
			field.fallback === undefined &&
			field.kind !== 'flag' &&
			field.kind !== 'choice',
	);
}

function clearFields(table: Table): INodeProperties {
	return {
		displayName: 'Clear Fields',
		name: 'clearFields',
		type: 'multiOptions',
		default: [],
		description:
			'Which fields to empty where no value is given above. Fields that are merely left empty stay as they are.',
		options: clearable(table)
			.map(({ name, label }) => ({ name: label, value: camelCase(name) }))
			.sort(byName),
	};
}

function listsOf(table: Table): Field[] {
	return table.fields.filter(
		(field) => isWritable(field, 'update') && 'many' in field && field.many === true,
	);
}

function listsNotice(table: Table): INodeProperties {
	const labels = listsOf(table).map(({ label }) => label);
	const others = table.customFields
		? ' The same goes for custom fields, which FLOWii may not give back: set all of those that have values.'
		: '';
	return {
		displayName: `${labels.join(', ')}: FLOWii does not say whether entries that an update leaves out are kept. Turn on Options > Merge Lists to send the present ones as well.${others}`,
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
