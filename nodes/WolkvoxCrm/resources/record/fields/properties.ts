import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { properties } from '../../../../shared/reader';
import { moduleProperty } from '../../properties';

const fieldName = {
	displayName: 'Field Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Tipo Cliente',
	description: 'Label of the field exactly as in the CRM, accents and trailing blanks included',
} as const satisfies INodeProperties;

/** The module's fields as a mapper; its method reads recent records, since the API has no field list. */
function mappedFields(mode: 'add' | 'update') {
	return {
		displayName: 'Fields',
		name: 'fields',
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'defineBelow', value: null },
		description:
			'Fields seen in recent records of the module. Add others by name under More Fields. Loading the list costs one or two calls of the daily quota.',
		typeOptions: {
			loadOptionsDependsOn: ['module.value'],
			resourceMapper: {
				resourceMapperMethod: 'getModuleFields',
				mode: mode === 'add' ? 'add' : 'map',
				valuesLabel: 'Fields',
				fieldWords: { singular: 'field', plural: 'fields' },
				addAllFields: false,
				supportAutoMap: true,
				hideNoDataError: true,
			},
		},
	} as const satisfies INodeProperties;
}

/** How dates may be written; each field of the CRM has a format of its own, set by the tenant. */
export const DAY_FORMATS = [
	{ name: 'DD-MM-YYYY', value: 'dayFirst' },
	{ name: 'MM-DD-YYYY', value: 'monthFirst' },
	{ name: 'YYYY-MM-DD', value: 'date' },
] as const satisfies INodePropertyOptions[];

const DATE_FORMATS = [...DAY_FORMATS, { name: 'YYYY-MM-DD HH:MM:SS', value: 'spacedDateTime' }];

/** The kinds of *More Fields*. */
export const GROUPS = [
	'address',
	'currency',
	'date',
	'flag',
	'json',
	'number',
	'search',
	'table',
	'telephone',
	'text',
] as const;

/** Fields that the mapper does not show, each kind with inputs of its own. */
const moreFields = {
	displayName: 'More Fields',
	name: 'moreFields',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Field',
	default: {},
	description: 'Fields by name. A field that stands here and above gets the value from here.',
	options: [
		{
			displayName: 'Address',
			name: 'address',
			values: [
				fieldName,
				{
					displayName: 'Address',
					name: 'value',
					type: 'string',
					default: '',
					placeholder: 'e.g. Calle 145a #12-60',
					description: 'Street, number and whatever else the CRM shows in one line',
				},
			],
		},
		{
			displayName: 'Currency',
			name: 'currency',
			values: [
				fieldName,
				{
					displayName: 'Amount',
					name: 'value',
					type: 'number',
					default: 0,
					description: 'The sum, without currency',
				},
				{
					displayName: 'Currency',
					name: 'symbol',
					type: 'string',
					default: 'COP',
					placeholder: 'e.g. COP',
					description: 'Code of the currency, as the field shows it in the CRM',
				},
			],
		},
		{
			displayName: 'Date',
			name: 'date',
			values: [
				fieldName,
				{
					displayName: 'Date',
					name: 'value',
					type: 'dateTime',
					default: '',
					description: 'The day or moment, written in the format below',
				},
				{
					displayName: 'Format',
					name: 'format',
					type: 'options',
					options: DATE_FORMATS,
					default: 'date',
					description: 'Format that the field has in the CRM',
				},
			],
		},
		{
			displayName: 'JSON',
			name: 'json',
			values: [
				fieldName,
				{
					displayName: 'Value',
					name: 'value',
					type: 'json',
					default: '',
					description: 'For shapes that the vendor does not document, such as multi-select lists',
				},
			],
		},
		{
			displayName: 'Lookup',
			name: 'search',
			values: [
				fieldName,
				{
					displayName: 'Shown Text',
					name: 'value',
					type: 'string',
					default: '',
					placeholder: 'e.g. Luisa Ríos',
					description: 'What the CRM shows in the field instead of the ID',
				},
				{
					displayName: 'Record ID',
					name: 'value_id',
					type: 'string',
					default: '',
					placeholder: 'e.g. 64cb5f2a9d1e',
					description: 'The wolkvox_id of the record that the field points at',
				},
				{
					displayName: 'Module',
					name: 'searchModuleName',
					type: 'string',
					default: 'contacts',
					description: 'Module of the record that the field points at',
				},
			],
		},
		{
			displayName: 'Number',
			name: 'number',
			values: [
				fieldName,
				{
					displayName: 'Value',
					name: 'value',
					type: 'number',
					default: 0,
					description: 'The number to store',
				},
			],
		},
		{
			displayName: 'Table',
			name: 'table',
			values: [
				fieldName,
				{
					displayName: 'Rows',
					name: 'rows',
					type: 'fixedCollection',
					typeOptions: { multipleValues: true },
					placeholder: 'Add Row',
					default: {},
					options: [
						{
							displayName: 'Row',
							name: 'row',
							values: [
								{
									displayName: 'Cells',
									name: 'cells',
									type: 'fixedCollection',
									typeOptions: { multipleValues: true },
									placeholder: 'Add Cell',
									default: {},
									options: [
										{
											displayName: 'Cell',
											name: 'cell',
											values: [
												{
													displayName: 'Column',
													name: 'column',
													type: 'string',
													default: '',
													description: 'Heading of the column in the table, exactly as in the CRM',
												},
												{
													displayName: 'Value',
													name: 'value',
													type: 'string',
													default: '',
													description: 'Content of the cell',
												},
											],
										},
									],
								},
							],
						},
					],
				},
			],
		},
		{
			displayName: 'Telephone',
			name: 'telephone',
			values: [
				fieldName,
				{
					displayName: 'Number',
					name: 'value',
					type: 'string',
					default: '',
					placeholder: 'e.g. 3001112233',
					description: 'The number without country code; stays a text, so leading zeros are kept',
				},
				{
					displayName: 'Country',
					name: 'country',
					type: 'string',
					default: '',
					placeholder: 'e.g. Colombia',
					description: 'Name of the country that the number belongs to',
				},
				{
					displayName: 'Country Code',
					name: 'code',
					type: 'string',
					default: '',
					placeholder: 'e.g. 57',
					description: 'Calling code of the country, without plus sign',
				},
			],
		},
		{
			displayName: 'Text',
			name: 'text',
			values: [
				fieldName,
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					description: 'The text to store; for a picklist, one of its entries',
				},
			],
		},
		{
			displayName: 'Yes or No',
			name: 'flag',
			values: [
				fieldName,
				{
					displayName: 'Value',
					name: 'value',
					type: 'boolean',
					default: false,
					description: 'Whether the field is set',
				},
			],
		},
	],
} as const satisfies INodeProperties;

/** Module and fields, of every operation that writes records. */
export function fieldInputs(mode: 'add' | 'update') {
	return properties(moduleProperty, mappedFields(mode), moreFields);
}
