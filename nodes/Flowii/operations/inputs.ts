import type { INodeProperties } from 'n8n-workflow';

import { locator as anyLocator } from '../../shared/pickers';
import { type AnyPicker, searchMethod } from '../methods/names';
import { camelCase, isPickable, type PartTable, type Table } from '../tables/table';
import { parentParameter, type Subject } from './subject';

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
export function customFieldInputs(table: Table): INodeProperties[] {
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
			hideNoDataError: true,
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

interface LocatorFacts {
	displayName: string;
	name: string;
	from: AnyPicker;
	/** The parameter beside it on which the list depends. */
	under?: string;
	dependsOn?: string[];
}

/** A picker: from the list, or by ID. FLOWii's application has no documented addresses of records. */
export function locator({
	displayName,
	name,
	from,
	under,
	dependsOn,
}: LocatorFacts): INodeProperties {
	// A leading & means: beside this parameter.
	const watched = dependsOn ?? (under === undefined ? [] : [`&${camelCase(under)}.value`]);
	const search = searchMethod(from, under);
	return {
		...anyLocator({ displayName, name, search, placeholder: 'e.g. 34167' }),
		...(watched.length > 0 && { typeOptions: { loadOptionsDependsOn: watched } }),
	};
}

/** The company that a call is about; see `transport.ts` for what happens when it is left empty. */
export const companyInput: INodeProperties = {
	...locator({ displayName: 'Company', name: 'company', from: 'company' }),
	description:
		'The FLOWii company to work in. Leave empty to use the company of the credential, or the only one that the user has.',
};
