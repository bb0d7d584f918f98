import type { INodeProperties } from 'n8n-workflow';

import { returnAllAndLimit, simplifyProperty } from '../../shared/commonProperties';

/** Parameters that several resources share. */

export const moduleProperty: INodeProperties = {
	displayName: 'Module',
	name: 'module',
	type: 'string',
	required: true,
	default: 'contacts',
	placeholder: 'e.g. contacts',
	description:
		'API name of a built-in module (contacts, leads, opportunities, collections), or the name of your own module as the CRM shows it',
};

export const recordIdProperty: INodeProperties = {
	displayName: 'Record ID',
	name: 'recordId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 64cb5f2a9d1e',
	description: "The record's wolkvox_id: the last part of its address in the browser",
};

export const listProperties: INodeProperties[] = [...returnAllAndLimit, simplifyProperty];

export const chunkSizeOption: INodeProperties = {
	displayName: 'Chunk Size',
	name: 'chunkSize',
	type: 'number',
	default: 100,
	typeOptions: { minValue: 1 },
	description:
		'How many input items go into one call. Each call costs one unit of the daily quota. The value of the first item counts.',
};

export const attachmentsOption: INodeProperties = {
	displayName: 'Attachments',
	name: 'attachments',
	type: 'string',
	default: '',
	placeholder: 'e.g. data, photo',
	description:
		'Names of the binary fields that hold the files, separated by commas. The CRM takes them without file names.',
};

/** Rows of name and value, for what the tenant has defined. */
export function namesAndValues(
	displayName: string,
	name: string,
	description: string,
): INodeProperties {
	return {
		displayName,
		name,
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Field',
		default: {},
		description,
		options: [
			{
				displayName: 'Values',
				name: 'values',
				values: [
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						description: 'Label of the field exactly as in the CRM',
					},
					{ displayName: 'Value', name: 'value', type: 'string', default: '' },
				],
			},
		],
	};
}
