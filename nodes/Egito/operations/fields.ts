import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { InputProblem } from '../../shared/inputProblem';
import type { Flow } from '../../shared/operation';
import { pairsProperty } from '../../shared/pairs';
import type { Parameters } from '../../shared/parameters';
import { isRecord } from '../../shared/values';
import type { Dialect } from '../api/dialect';
import { idOfLabel } from '../api/dictionaries';
import { hasContent } from '../api/requests';
import type { KnownField, RecordType } from './recordType';

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
			options: type.knownFields.map(({ input }) => input),
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
						description: 'Name of the input in the Egito form, usually one that ends like sourceId',
					},
					{
						displayName: 'Dictionary Type',
						name: 'dictionary',
						type: 'string',
						default: '',
						placeholder: 'e.g. industry',
						description: 'Type under which Egito keeps the values of the field',
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
		description: 'Fields that existing records of this type have, with the kind of value they hold',
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
				hideNoDataError: true,
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

/** Fields by Egito's names, as far as they can be told without a call. */
export interface EnteredFields {
	values: IDataObject;
	/** Fields that hold the ID of a dictionary value, of which the user gave the label. */
	labels: Label[];
}

interface Label {
	wireName: string;
	dictionary: string;
	label: string;
	/** The parameter that holds the label, for messages. */
	parameter: string;
}

/**
 * All fields that the user entered, by Egito's names, on top of those that are `given` anyway.
 *
 * @throws InputProblem when there is none, or one that cannot be sent
 */
export function fieldsIn(
	parameters: Parameters,
	type: RecordType,
	collection: 'additionalFields' | 'updateFields',
	dialect: Dialect,
	given: IDataObject = {},
): EnteredFields {
	const known = type.knownFields.map((field) => knownField(parameters, field, collection));
	const more = moreFields(parameters);
	const values = { ...given, ...Object.assign({}, ...known.map(({ value }) => value)), ...more };
	const labels = known.flatMap(({ label }) => (label && !(label.wireName in more) ? [label] : []));
	if (!hasContent(dialect, values) && labels.length === 0) {
		throw new InputProblem('moreFields', 'has no field', 'Enter at least one field to send.');
	}
	return { values, labels };
}

function knownField(
	parameters: Parameters,
	{ wireName, dictionary, input }: KnownField,
	collection: string,
): { value?: IDataObject; label?: Label } {
	const parameter = `${collection}.${input.name}`;
	const value =
		dictionary === undefined
			? parameters.optionalText(parameter)
			: parameters.optionalLocator(parameter);
	if (value === undefined) return {};
	const locator = parameters.raw(parameter);
	return dictionary !== undefined && isRecord(locator) && locator.mode === 'label'
		? { label: { wireName, dictionary, label: value, parameter } }
		: { value: { [wireName]: value } };
}

function moreFields(parameters: Parameters): IDataObject {
	const mode = parameters.optionalText('moreFields');
	if (mode === 'mapper') return parameters.mapped('mappedFields');
	if (mode === 'json') return parameters.jsonObject('fieldsJson');
	return parameters.pairs('customFields');
}

/** All fields with their values, the IDs of labels looked up. */
export async function resolved(
	flow: Flow,
	{ values, labels }: EnteredFields,
): Promise<IDataObject> {
	const ids: IDataObject = {};
	for (const { wireName, dictionary, label, parameter } of labels) {
		ids[wireName] = await idOfLabel(flow, dictionary, label, parameter);
	}
	return { ...values, ...ids };
}
