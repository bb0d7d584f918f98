import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { InputProblem } from '../../shared/inputProblem';
import type { Flow, FlowOperation } from '../../shared/operation';
import { listRecords } from '../api/lists';
import { idName, pagination, recordsProperty } from '../api/options';
import { idOf, savedRecord, titleOf, valueAt } from '../api/records';
import { readSpec, writeSpec } from '../api/requests';
import { changeRecord, clearingNotice, updateOptions } from './changes';
import { fieldProperties, fieldsOf } from './fields';
import type { RecordType } from './recordType';

/** Most candidates that an error names. */
const MOST_NAMED = 10;

/**
 * Looks for a record with the given value through list, then updates or creates. Which criteria
 * list understands is not published, so what came back is compared here as well.
 */
export function upsert(type: RecordType): FlowOperation {
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
			...fieldProperties(type, 'additionalFields'),
		],
		options: [...updateOptions, filterParameterName, pagination, recordsProperty],
		run: async (flow) => {
			const { parameters } = flow;
			const matchField = parameters.text('matchField').trim();
			const matchValue = parameters.text('matchValue');
			const fields = await fieldsOf(flow, 'additionalFields', { [matchField]: matchValue });
			const existing = await findRecord(flow, type, matchField, matchValue);
			if (existing !== undefined) {
				return { ...(await changeRecord(flow, type, existing, fields)), created: false };
			}
			const spec = writeSpec(parameters, type.typeOf(parameters), 'create', fields);
			return { ...savedRecord((await flow.call(spec)).body), created: true };
		},
	};
}

/** The ID of the only record whose field has the value; `undefined` when there is none. */
async function findRecord(
	flow: Flow,
	type: RecordType,
	field: string,
	value: string,
): Promise<string | undefined> {
	const { parameters } = flow;
	const filter = parameters.optionalText('options.filterParameterName') ?? field;
	const spec = readSpec(parameters, type.typeOf(parameters), 'list', { [filter]: value });
	const listed = await listRecords(flow, spec);
	if (listed.length > 0 && listed.every((record) => valueAt(record, field) === undefined)) {
		throw new InputProblem(
			'matchField',
			`is in none of the records that Egito lists: ${field}`,
			`The records have: ${Object.keys(listed[0]).join(', ')}.`,
		);
	}
	const matching = listed.filter((record) => same(valueAt(record, field), value));
	if (matching.length > 1) throw several(type, matching, parameters.text('matchField'));
	if (matching.length === 0) {
		if (listed.length > 0) flow.hint(ignoredFilterHint(filter));
		return undefined;
	}
	const id = idOf(matching[0], idName(parameters));
	if (id !== undefined) return id;
	throw new InputProblem(
		'options.idParameterName',
		'is not the name of the ID in the records that Egito lists',
		`The record has: ${Object.keys(matching[0]).join(', ')}.`,
	);
}

/** People write the same e-mail address or company in different cases. */
function same(found: unknown, wanted: string): boolean {
	return (
		String(found ?? '')
			.trim()
			.toLowerCase() === wanted.trim().toLowerCase()
	);
}

function several(type: RecordType, matching: IDataObject[], field: string): InputProblem {
	const named = matching
		.slice(0, MOST_NAMED)
		.map((record) => `${titleOf(record)} (${idOf(record)})`);
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
