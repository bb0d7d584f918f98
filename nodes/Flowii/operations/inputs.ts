import type { INodeProperties } from 'n8n-workflow';

import { locator } from '../inputs';
import { parentParameter, type Subject } from '../subject';
import { isPickable, type PartTable, type ResourceTable } from '../table';

/** Inputs that operations share, beside the fields of the tables. */

/** Which record; from a list where FLOWii has one for it. */
export function recordInput({ table, parent }: Subject): INodeProperties {
	if (parent || !isPickable(table)) {
		return {
			displayName: `${table.name} ID`,
			name: 'recordId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 34167',
		};
	}
	return {
		...locator({ displayName: table.name, name: 'recordId', from: table.value }),
		required: true,
	};
}

/** The record below which a part lies. */
export function parentInputs({ parent }: Subject): INodeProperties[] {
	if (!parent || !isPickable(parent)) return [];
	const name = parentParameter(parent);
	return [{ ...locator({ displayName: parent.name, name, from: parent.value }), required: true }];
}

export function narrowedInput({
	name,
	label,
}: NonNullable<PartTable['narrowedBy']>): INodeProperties {
	return {
		displayName: label,
		name,
		type: 'string',
		default: '',
		placeholder: 'e.g. 171568',
		description: 'Leave empty to get those of all',
	};
}

/** The switch keeps n8n from loading the definitions of fields that nobody wants to set. */
export function customFieldInputs(table: ResourceTable): INodeProperties[] {
	return table.customFields ? [setCustomFields, customFields] : [];
}

const setCustomFields: INodeProperties = {
	displayName: 'Set Custom Fields',
	name: 'setCustomFields',
	type: 'boolean',
	default: false,
	description: 'Whether to fill fields that were defined in FLOWii by its users',
};

const customFields: INodeProperties = {
	displayName: 'Custom Fields',
	name: 'customFields',
	type: 'resourceMapper',
	noDataExpression: true,
	default: { mappingMode: 'defineBelow', value: null },
	displayOptions: { show: { setCustomFields: [true] } },
	typeOptions: {
		loadOptionsDependsOn: ['company.value'],
		resourceMapper: {
			resourceMapperMethod: 'getCustomFields',
			mode: 'add',
			fieldWords: { singular: 'custom field', plural: 'custom fields' },
			addAllFields: false,
			multiKeyMatch: false,
			supportAutoMap: false,
			noFieldsError: 'No custom fields are defined in FLOWii for these records.',
		},
	},
};

export const returnFullRecord: INodeProperties = {
	displayName: 'Return Full Record',
	name: 'returnFullRecord',
	type: 'boolean',
	default: false,
	description:
		'Whether to read the record again after it was saved, because FLOWii answers with little more than its ID',
};

export const readFullRecord: INodeProperties = {
	displayName: 'Read Full Record',
	name: 'readFullRecord',
	type: 'boolean',
	default: false,
	description:
		'Whether to read each record of the list by itself, because FLOWii lists only some of its fields. Takes one more call for each record.',
};

export const outputFileField: INodeProperties = {
	displayName: 'Put Output File in Field',
	name: 'binaryPropertyName',
	type: 'string',
	required: true,
	default: 'data',
	hint: 'The name of the output binary field to put the file in',
};
