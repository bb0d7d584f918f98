import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { InputProblem } from '../../shared/inputProblem';
import type { Flow, FlowOperation } from '../../shared/operation';
import { valueAt } from '../../shared/values';
import { created, savedRecord } from '../api/answers';
import { listAll, type ListCall, listCall } from '../api/lists';
import { comparable, idOf, isSame, titleOf } from '../api/records';
import { writeSpec } from '../api/requests';
import { type Change, changeIn, changeRecord, clearingNotice, updateOptions } from './changes';
import { type EnteredFields, fieldOptions, fieldProperties, fieldsIn, resolved } from './fields';
import { nameIn, type RecordType } from './recordType';

/** Most candidates that an error names. */
const MOST_NAMED = 10;

interface Input {
	search: Search;
	change: Change;
	fields: EnteredFields;
}

interface Search {
	list: ListCall;
	field: string;
	value: string;
	/** The name of the criterion. */
	filter: string;
}

/**
 * Looks for a record with the given value through list, then updates or creates. Which criteria
 * list understands is not published, so what came back is compared here as well.
 */
export function upsert(type: RecordType): FlowOperation<Input> {
	return {
		name: 'Create or Update',
		value: 'upsert',
		action: `Create or update ${type.one}`,
		description: 'Create a new record, or update the current one if it already exists (upsert)',
		kind: 'write',
		properties: [
			...type.properties,
			...matchProperties,
			clearingNotice,
			...fieldProperties(type, ''),
		],
		options: [...updateOptions, ...fieldOptions(type), filterParameterName],
		input: (parameters) => {
			const change = changeIn(parameters, type);
			const { dialect, name } = change;
			const field = nameIn(parameters, 'matchField');
			const value = parameters.text('matchValue');
			const filter = parameters.optionalText('options.filterParameterName') ?? field;
			const list = listCall(parameters, dialect, name, { [filter]: value });
			const given = { [field]: value };
			const fields = fieldsIn(parameters, type, '', dialect, given);
			return { search: { list, field, value, filter }, change, fields };
		},
		subject: ({ search }) => `${search.field} ${comparable(search.value)}`,
		run: async (flow, { search, change, fields }) => {
			const { dialect, name } = change;
			const { idName } = dialect;
			const values = await resolved(flow, fields);
			const existing = await findRecord(flow, type, search, idName);
			if (existing !== undefined) {
				return { ...(await changeRecord(flow, change, existing, values)), created: false };
			}
			const spec = writeSpec(dialect, name, 'create', values, created(name, idName));
			const { body } = await flow.call(spec);
			return { ...savedRecord(body, name, idName), created: true };
		},
	};
}

/** The ID of the only record whose field has the value; `undefined` when there is surely none. */
async function findRecord(
	flow: Flow,
	type: RecordType,
	{ list, field, value, filter }: Search,
	idName: string,
): Promise<string | undefined> {
	const { records, mayBeCut } = await listAll(flow, list);
	if (records.length > 0 && records.every((record) => valueAt(record, field) === undefined)) {
		throw new InputProblem(
			'matchField',
			`is in none of the records that Egito lists: ${field}`,
			`The records have: ${Object.keys(records[0]).join(', ')}.`,
		);
	}
	const matching = records.filter((record) => isSame(valueAt(record, field), value));
	if (matching.length > 1) throw several(type, matching, field, idName);
	if (matching.length === 0) {
		if (mayBeCut) throw maybeCut(type, records.length, filter);
		if (records.length > 0) flow.hint(ignoredFilterHint(filter));
		return undefined;
	}
	const id = idOf(matching[0], idName);
	if (id !== undefined) return id;
	throw new InputProblem(
		'options.idParameterName',
		'is not the name of the ID in the records that Egito lists',
		`The record has: ${Object.keys(matching[0]).join(', ')}.`,
	);
}

/** A list that ignores the criterion and looks cut may hide the record; a new one would be its double. */
function maybeCut(type: RecordType, count: number, filter: string): InputProblem {
	return new InputProblem(
		'matchField',
		`cannot be looked for: Egito ignores the criterion '${filter}' and lists exactly ${count} ${type.many}, so there may be more`,
		'Set Options > Filter Parameter Name to a criterion that your application knows, or check Options > Pagination.',
	);
}

function several(
	type: RecordType,
	matching: IDataObject[],
	field: string,
	idName: string,
): InputProblem {
	const named = matching
		.slice(0, MOST_NAMED)
		.map((record) => `${titleOf(record, idName)} (${idOf(record, idName)})`);
	const more = matching.length > MOST_NAMED ? ` and ${matching.length - MOST_NAMED} more` : '';
	return new InputProblem(
		'matchValue',
		`fits ${matching.length} ${type.many}: ${named.join(', ')}${more}`,
		`Match by a field that is unique instead of ${field}, or update by ID.`,
	);
}

function ignoredFilterHint(filter: string): string {
	return `Egito listed records that do not fit '${filter}', so it may not know this criterion. If its list is cut, an existing record can be missed: set Options > Filter Parameter Name or Pagination.`;
}

const matchProperties: INodeProperties[] = [
	{
		displayName: 'Match Field',
		name: 'matchField',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. email',
		description:
			'Name of the field that tells whether the record exists. It is sent to the list as a criterion and compared with what comes back.',
	},
	{
		displayName: 'Match Value',
		name: 'matchValue',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. anna@example.com',
		description:
			'Value of that field, compared without regard to upper and lower case. A new record gets it too.',
	},
];

const filterParameterName: INodeProperties = {
	displayName: 'Filter Parameter Name',
	name: 'filterParameterName',
	type: 'string',
	default: '',
	description: 'Name of the criterion in the list, where it differs from the name of the field',
};
