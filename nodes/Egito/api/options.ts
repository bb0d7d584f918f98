import type { INodeProperties } from 'n8n-workflow';

import { pagination } from '../../shared/namedPaging';

/** Options by which the node is fitted to what Egito does not publish. */

export const bodyFormat: INodeProperties = {
	displayName: 'Body Format',
	name: 'bodyFormat',
	type: 'options',
	options: [
		{ name: 'Form', value: 'form', description: "As Egito's own forms send it" },
		{ name: 'JSON', value: 'json', description: 'Fields are sent exactly as they were entered' },
	],
	default: 'form',
	description:
		'How fields are sent, and the parameters of a list or get by POST. Egito documents both ways.',
};

export const requestMethod: INodeProperties = {
	displayName: 'Request Method',
	name: 'requestMethod',
	type: 'options',
	options: [
		{ name: 'GET', value: 'GET' },
		{ name: 'POST', value: 'POST' },
	],
	default: 'GET',
	description:
		'HTTP method for reading records, in pickers and mappers too. Egito does not say which one it expects; POST sends the parameters in the body.',
};

const idParameterName: INodeProperties = {
	displayName: 'ID Parameter Name',
	name: 'idParameterName',
	type: 'string',
	default: 'id',
	description: 'Name under which the ID of the record is sent',
};

export const recordsProperty: INodeProperties = {
	displayName: 'Records Property',
	name: 'recordsProperty',
	type: 'string',
	default: '',
	placeholder: 'e.g. data.items',
	description: 'Where the records are in the answer. Left empty, the node looks for them.',
};

export const rawResponse: INodeProperties = {
	displayName: 'Return Raw Response',
	name: 'rawResponse',
	type: 'boolean',
	default: false,
	description:
		'Whether to return the answer as Egito gave it, as one item, without looking for records',
};

/**
 * What an operation with records, its pickers and its mapper may have to be told. `dialectOf` and
 * `listCall` read it.
 */
export const dialectOptions = [
	bodyFormat,
	idParameterName,
	pagination,
	recordsProperty,
	requestMethod,
];

/** For the trigger, which takes the ID from what the list shows. */
export const idProperty: INodeProperties = {
	displayName: 'ID Property',
	name: 'idParameterName',
	type: 'string',
	default: 'id',
	description: 'Name of the ID in the records of the list',
};

export const ignoredFields: INodeProperties = {
	displayName: 'Ignore Changes In',
	name: 'ignoredFields',
	type: 'string',
	default: '',
	placeholder: 'e.g. lastViewedAt, owner.name',
	description:
		'Fields, separated by commas, that change without the record being updated. Dots lead into nested values.',
};
