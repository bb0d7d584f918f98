import type { INodeProperties } from 'n8n-workflow';

import { locator as anyLocator } from '../../shared/pickers';
import { type AnyPicker, searchMethod } from '../methods/names';
import { camelCase, isPickable, type PartTable, type Table } from '../tables/table';
import { parentParameter, sentenceCase, type Target } from './target';

/** Inputs that operations share, beside the fields of the tables. */

/** Which record; from a list where FLOWii has one for it. */
export function recordInput({ table, parent }: Target): INodeProperties {
	if (!isPickable(table)) {
		return {
			displayName: `${table.name} ID`,
			name: 'recordId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 34167',
			description: `FLOWii has no list of all ${sentenceCase(table.plural)}: take the ID from the output of another operation`,
		};
	}
	const dependsOn = parent && [`${parentParameter(parent)}.value`];
	return {
		...locator({ displayName: table.name, name: 'recordId', from: table.value, dependsOn }),
		required: true,
		description: parent ? below(parent) : searchedHow(table),
	};
}

/** The record below which a part lies. */
export function parentInputs({ parent }: Target): INodeProperties[] {
	if (!parent || !isPickable(parent)) return [];
	const name = parentParameter(parent);
	return [
		{
			...locator({ displayName: parent.name, name, from: parent.value }),
			required: true,
			description: `The ${sentenceCase(parent.name)} to which it belongs. ${searchedHow(parent)}.`,
		},
	];
}

/** How a record is found in a picker's list. */
export function searchedHow({ filters = [] }: Table): string {
	return filters.some(({ name }) => name === 'search-text')
		? 'The list searches in FLOWii for what you type'
		: 'The list shows the records whose names contain what you type';
}

/** Which part of the parent a narrower list is about. */
export function narrowedInput(
	{ name, label, from }: NonNullable<PartTable['narrowedBy']>,
	{ parent }: Target,
): INodeProperties {
	const dependsOn = parent && [`${parentParameter(parent)}.value`];
	const empty = 'All';
	return {
		...locator({ displayName: label, name, from, dependsOn, empty }),
		description: `Leave empty to get those of all. ${parent ? `${below(parent)}.` : ''}`.trim(),
	};
}

function below({ name }: Table): string {
	return `The list shows those of the chosen ${sentenceCase(name)}`;
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
	description:
		'The fields that your company defined for these records; each takes what it may hold',
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
	/** What the list shows while nothing is chosen, where that has a meaning. */
	empty?: string;
}

/** Long lists come in pages, one after another. */
const SLOW_LIST = 'FLOWii is still sending the list. With By ID you need not wait for it.';

/** A picker: from the list, or by ID. FLOWii's application has no documented addresses of records. */
export function locator({
	displayName,
	name,
	from,
	under,
	dependsOn,
	empty,
}: LocatorFacts): INodeProperties {
	// A leading & means: beside this parameter.
	const watched = dependsOn ?? (under === undefined ? [] : [`&${camelCase(under)}.value`]);
	const search = searchMethod(from, under);
	const placeholder = 'e.g. 34167';
	const slowLoad = SLOW_LIST;
	return {
		...anyLocator({ displayName, name, search, placeholder, slowLoad, empty }),
		...(watched.length > 0 && { typeOptions: { loadOptionsDependsOn: watched } }),
	};
}

/** A picker whose list is filled by a search only, because FLOWii cannot list everything. */
export function searchedLocator(facts: LocatorFacts): INodeProperties {
	const picker = locator(facts);
	const modes = picker.modes?.map((mode) =>
		mode.name === 'list'
			? { ...mode, typeOptions: { ...mode.typeOptions, searchFilterRequired: true } }
			: mode,
	);
	return { ...picker, modes };
}

/**
 * The company that a call is about; see `transport.ts` for what happens when it is left empty. It
 * stands first, because all other lists show what is in this company.
 */
export const companyInput: INodeProperties = {
	...locator({
		displayName: 'Company',
		name: 'company',
		from: 'company',
		empty: "The credential's, or your only one",
	}),
	description:
		'The FLOWii company to work in. Leave empty to use the company of the credential, or the only one that the user has.',
};
