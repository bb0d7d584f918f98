import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { InputProblem } from '../../shared/inputProblem';
import { pairsProperty } from '../../shared/pairs';
import { modulePicker } from './pickers';

/** Parameters that several resources share. */

/** A text, as most inputs are. */
export function textField<const D extends string, const N extends string>(
	displayName: D,
	name: N,
	placeholder: string,
	description?: string,
) {
	return {
		displayName,
		name,
		type: 'string',
		default: '',
		placeholder,
		...(description !== undefined && { description }),
	} as const satisfies INodeProperties;
}

export function requiredText<const D extends string, const N extends string>(
	displayName: D,
	name: N,
	placeholder: string,
	description?: string,
) {
	return { ...textField(displayName, name, placeholder, description), required: true } as const;
}

export const moduleProperty = modulePicker(
	'Module',
	'module',
	'searchModules',
	'Module whose records are meant. The list has the names that the API is known to take, and costs no call; enter the name of your own module as the CRM shows it.',
);

export const recordIdProperty = requiredText(
	'Record ID',
	'recordId',
	'e.g. 64cb5f2a9d1e',
	"The record's wolkvox_id: the last part of its address in the browser",
);

export const attachmentsOption = textField(
	'Attachments',
	'attachments',
	'e.g. data, photo',
	'Names of the binary fields that hold the files, separated by commas. The CRM takes them without file names.',
);

/** *Update Fields*: what is to change, of an operation that changes something. */
export function updateFields<const O extends INodeProperties[]>(...options: O) {
	return {
		displayName: 'Update Fields',
		name: 'updateFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options,
	} as const;
}

/** Rows of label and value, for what the tenant has defined. */
export function customFields(description: string) {
	return pairsProperty({
		displayName: 'Custom Fields',
		name: 'customFields',
		row: 'Custom Field',
		description,
		nameDescription: 'Label of the field exactly as in the CRM',
		valueDescription: 'What the field is to hold',
	});
}

/** Refuses what an expression gives that went wrong: it would overwrite the field with rubbish. */
export function checkedValue(
	value: IDataObject[string],
	label: string,
	parameter: string,
): IDataObject[string] {
	const isBroken =
		(typeof value === 'number' && !Number.isFinite(value)) ||
		(typeof value === 'string' && value.includes('[object Object]'));
	if (!isBroken) return value;
	throw new InputProblem(
		parameter,
		`has ${String(value)} as the value of '${label}'`,
		'Check the expression.',
	);
}
