import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { byDisplayName } from '../../shared/alphabet';
import { InputProblem } from '../../shared/inputProblem';
import type { Flow } from '../../shared/operation';
import { pairsProperty } from '../../shared/pairs';
import type { Parameters } from '../../shared/parameters';
import { isRecord } from '../../shared/values';
import type { Dialect } from '../api/dialect';
import { idOfLabel } from '../api/dictionaries';
import { listCall } from '../api/lists';
import { hasContent } from '../api/requests';
import { type Email, emailFieldName, emailInput, nameOfEmail } from './email';
import { type KnownField, type RecordType, typeNameOf } from './recordType';

/** Where the known fields stand: by themselves, or in a collection of what is to change. */
export type Place = '' | 'updateFields';

/**
 * How fields are entered: the known ones with inputs of their own, and all others through a mapper that
 * learned them from existing records, by name and value, or as JSON.
 */
export function fieldProperties(type: RecordType, place: Place): INodeProperties[] {
	const known = knownInputs(type, place);
	const displayName = known.length > 0 ? 'More Fields' : 'Enter Fields';
	return [...known, { ...howToEnter, displayName }, ...MORE_FIELDS];
}

function knownInputs({ knownFields, hasEmail }: RecordType, place: Place): INodeProperties[] {
	const inputs = knownFields.map(({ input }) => input);
	// Below the names, as in other address books.
	const all = hasEmail ? [...inputs.slice(0, 3), emailInput, ...inputs.slice(3)] : inputs;
	if (place === '' || all.length === 0) return all;
	return [
		{
			displayName: 'Update Fields',
			name: place,
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [...all].sort(byDisplayName),
		},
	];
}

/** What *Options* offers beside, where a record has fields whose names are not published. */
export function fieldOptions({ hasEmail }: RecordType): INodeProperties[] {
	return hasEmail ? [emailFieldName] : [];
}

const howToEnter: INodeProperties = {
	displayName: 'More Fields',
	name: 'moreFields',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'From Existing Records',
			value: 'mapper',
			description: 'Choose from the fields that existing records of this type have',
		},
		{
			name: 'By Name and Value',
			value: 'list',
			description: 'Enter the names of the inputs in your Egito form',
		},
		{ name: 'JSON', value: 'json', description: 'Enter one object with all fields' },
	],
	default: 'mapper',
	description: 'How to enter fields that have no input of their own here',
};

const MORE_FIELDS: INodeProperties[] = [
	{
		displayName: 'Fields',
		name: 'mappedFields',
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'defineBelow', value: null },
		description:
			'Fields that existing records of this type have, with the kind of value they hold. Where there is no record yet, names that are worth a try, marked as guesses.',
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
		displayName: 'Fields With Dictionary',
		name: 'dictionaryFields',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Field With Dictionary',
		default: {},
		displayOptions: { show: { moreFields: ['mapper'] } },
		description:
			'Fields that hold the ID of a dictionary value. Name the dictionary, and the field above becomes a list to choose from; refresh the fields afterwards.',
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
		...pairsProperty({
			displayName: 'Fields by Name',
			name: 'customFields',
			row: 'Name and Value',
			placeholder: 'e.g. email',
			description:
				'Fields that no list shows, by the name of the input in the web form of Egito; the network tab of the browser shows it when the form is saved. Dots are part of the name, as in mainPhoneNumber.suffix. An empty value empties the field.',
		}),
		displayOptions: { show: { moreFields: ['mapper', 'list'] } },
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
	/** An address of which the name of the field is not known. */
	email?: Email;
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
	place: Place,
	dialect: Dialect,
	given: IDataObject = {},
): EnteredFields {
	const known = type.knownFields.map((field) => knownField(parameters, field, place));
	const more = moreFields(parameters);
	const { email, ...named } = type.hasEmail ? emailIn(parameters, type, place, dialect) : {};
	const values = {
		...named.value,
		...given,
		...Object.assign({}, ...known.map(({ value }) => value)),
		...more,
	};
	const labels = known.flatMap(({ label }) => (label && !(label.wireName in more) ? [label] : []));
	if (!hasContent(dialect, values) && labels.length === 0 && !email) {
		throw new InputProblem('moreFields', 'has no field', 'Enter at least one field to send.');
	}
	return { values, labels, ...(email && { email }) };
}

function emailIn(
	parameters: Parameters,
	type: RecordType,
	place: Place,
	dialect: Dialect,
): { value?: IDataObject; email?: Email } {
	const parameter = nameAt(place, emailInput.name);
	const value = parameters.optionalEmail(parameter);
	const name = parameters.optionalText('options.emailFieldName')?.trim();
	if (value === undefined) return {};
	if (name) return { value: { [name]: value } };
	const list = listCall(parameters, dialect, typeNameOf(type, parameters));
	return { email: { value, parameter, list, dialect } };
}

const nameAt = (place: Place, name: string) => (place === '' ? name : `${place}.${name}`);

function knownField(
	parameters: Parameters,
	{ wireName, dictionary, input }: KnownField,
	place: Place,
): { value?: IDataObject; label?: Label } {
	const parameter = nameAt(place, input.name);
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
	if (mode === 'json') return parameters.jsonObject('fieldsJson');
	const mapped = mode === 'list' ? {} : parameters.mapped('mappedFields');
	return { ...mapped, ...parameters.pairs('customFields') };
}

/** All fields with their values, the IDs of labels looked up. */
export async function resolved(
	flow: Flow,
	{ values, labels, email }: EnteredFields,
): Promise<IDataObject> {
	const address = email && { [await nameOfEmail(flow, email)]: email.value };
	const ids: IDataObject = {};
	for (const { wireName, dictionary, label, parameter } of labels) {
		ids[wireName] = await idOfLabel(flow, dictionary, label, parameter);
	}
	return { ...address, ...values, ...ids };
}
