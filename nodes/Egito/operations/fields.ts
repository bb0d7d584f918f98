import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { InputProblem } from '../../shared/inputProblem';
import type { Flow } from '../../shared/operation';
import { pairs, pairsProperty } from '../../shared/pairs';
import type { Parameters } from '../../shared/parameters';
import { isRecord } from '../../shared/values';
import { idOfLabel, LEAD_SOURCE } from '../api/dictionaries';
import type { RecordType } from './recordType';

/** Inputs of the Lead form whose names Egito publishes, by the parameter that holds them. */
const KNOWN_NAMES: Record<string, string> = {
	name: 'name',
	surname: 'surname',
	companyName: 'companyName',
	phonePrefix: 'mainPhoneNumber.prefix',
	phoneNumber: 'mainPhoneNumber.suffix',
};

/** Egito's names of the fields that have inputs of their own, so that mappers leave them out. */
export const KNOWN_FIELDS = [...Object.values(KNOWN_NAMES), 'sourceId'];

/**
 * How fields are entered: the known ones in `collection`, and all others by name and value, through
 * a mapper that learned them from existing records, or as JSON.
 */
export function fieldProperties(
	type: RecordType,
	collection: 'additionalFields' | 'updateFields',
): INodeProperties[] {
	return [...knownFieldsProperty(type, collection), ...MORE_FIELDS];
}

function knownFieldsProperty(type: RecordType, name: string): INodeProperties[] {
	if (type.knownFields.length === 0) return [];
	return [
		{
			displayName: name === 'updateFields' ? 'Update Fields' : 'Additional Fields',
			name,
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: type.knownFields,
		},
	];
}

const MORE_FIELDS: INodeProperties[] = [
	{
		displayName: 'More Fields',
		name: 'moreFields',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'By Name and Value',
				value: 'list',
				description: 'Enter the names of the inputs in your Egito form',
			},
			{
				name: 'From Existing Records',
				value: 'mapper',
				description: 'Choose from the fields that existing records of this type have',
			},
			{ name: 'JSON', value: 'json', description: 'Enter one object with all fields' },
		],
		default: 'list',
		description:
			'How to enter fields that have no input of their own here. Egito knows a field by the name of the input in its web form, which the network tab of the browser shows when the form is saved.',
	},
	{
		...pairsProperty({
			displayName: 'Custom Fields',
			name: 'customFields',
			row: 'Field',
			placeholder: 'e.g. email',
			description:
				'Fields by name. Dots are part of the name, as in mainPhoneNumber.suffix. An empty value empties the field.',
		}),
		displayOptions: { show: { moreFields: ['list'] } },
	},
	{
		displayName: 'Fields With Dictionary',
		name: 'dictionaryFields',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Field With Dictionary',
		default: {},
		displayOptions: { show: { moreFields: ['mapper'] } },
		description:
			'Fields that hold the ID of a dictionary value. Name the dictionary, and the field becomes a list to choose from; refresh the fields below afterwards.',
		options: [
			{
				displayName: 'Field With Dictionary',
				name: 'values',
				values: [
					{
						displayName: 'Field Name',
						name: 'field',
						type: 'string',
						default: '',
						placeholder: 'e.g. industryId',
					},
					{
						displayName: 'Dictionary Type',
						name: 'dictionary',
						type: 'string',
						default: '',
						placeholder: 'e.g. industry',
					},
				],
			},
		],
	},
	{
		displayName: 'Fields',
		name: 'mappedFields',
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'defineBelow', value: null },
		displayOptions: { show: { moreFields: ['mapper'] } },
		typeOptions: {
			loadOptionsDependsOn: ['recordType', 'dictionaryFields'],
			resourceMapper: {
				resourceMapperMethod: 'getRecordFields',
				mode: 'add',
				valuesLabel: 'Fields',
				fieldWords: { singular: 'field', plural: 'fields' },
				addAllFields: false,
				multiKeyMatch: false,
				supportAutoMap: false,
				allowEmptyValues: true,
				noFieldsError:
					'Egito has no record of this type yet from which fields could be learned. Enter them by name and value.',
			},
		},
	},
	{
		displayName: 'Fields (JSON)',
		name: 'fieldsJson',
		type: 'json',
		default: '{}',
		placeholder: 'e.g. { "email": "anna@example.com" }',
		displayOptions: { show: { moreFields: ['json'] } },
		description:
			'One object with all fields. With form encoding, nested objects become dotted names; in JSON bodies they are sent as they are.',
	},
];

/**
 * All fields that the user entered, by Egito's names, on top of those that are `given` anyway.
 *
 * @throws InputProblem when there is none
 */
export async function fieldsOf(
	flow: Flow,
	collection: 'additionalFields' | 'updateFields',
	given: IDataObject = {},
): Promise<IDataObject> {
	const known = await knownFields(flow, collection);
	const fields = { ...given, ...known, ...moreFields(flow.parameters) };
	if (Object.keys(fields).length === 0) {
		throw new InputProblem('moreFields', 'has no field', 'Enter at least one field to send.');
	}
	return fields;
}

async function knownFields(flow: Flow, collection: string): Promise<IDataObject> {
	const { parameters } = flow;
	const entered = Object.entries(KNOWN_NAMES)
		.map(([parameter, name]) => [name, parameters.optionalText(`${collection}.${parameter}`)])
		.filter(([, value]) => value !== undefined);
	const sourceId = await sourceIdOf(flow, `${collection}.sourceId`);
	return { ...Object.fromEntries(entered), ...(sourceId !== undefined && { sourceId }) };
}

async function sourceIdOf(flow: Flow, name: string): Promise<string | undefined> {
	const entered = flow.parameters.optionalLocator(name);
	const locator = flow.parameters.raw(name);
	if (entered === undefined || !isRecord(locator) || locator.mode !== 'label') return entered;
	return await idOfLabel(flow, LEAD_SOURCE, entered, name);
}

function moreFields(parameters: Parameters): IDataObject {
	const mode = parameters.optionalText('moreFields');
	if (mode === 'mapper') return parameters.mapped('mappedFields');
	if (mode === 'json') return parameters.jsonObject('fieldsJson');
	return pairs(parameters, 'customFields');
}
