import type { INodeProperties } from 'n8n-workflow';

import { casePicker, userPicker } from '../pickers';
import { customFields, recordIdProperty, textField } from '../properties';

/** Parameters of cases. Status and priority change language from page to page, so any text goes. */

export const caseId = {
	...recordIdProperty,
	displayName: 'Case ID',
	description: "The case's wolkvox_id, not its visible number",
} as const;

export function caseType(byDefault = '') {
	return casePicker(
		'Case Type',
		'caseType',
		'searchCaseTypes',
		'e.g. Request',
		'Request, Complaints, Claims, Suggestions, or a case type of your own',
		byDefault,
	);
}

export const responsible = userPicker(
	'Responsible',
	'responsible',
	'searchCaseUsers',
	'User who works on the case, as the Wolkvox Email column of the user list shows it. The list has the users of recent cases.',
	true,
);

export function owner(required: boolean) {
	return userPicker(
		'Owner',
		'owner',
		'searchCaseUsers',
		'User who owns the case, as the Wolkvox Email column of the user list shows it. The list has the users of recent cases.',
		required,
	);
}

export const contact = textField(
	'Contact',
	'contact',
	'e.g. luisa@example.com',
	'Email address of a contact that exists in the CRM',
);

export const description = {
	displayName: 'Description',
	name: 'description',
	type: 'string',
	typeOptions: { rows: 3 },
	default: '',
	description: 'What the case is about, in the words of whoever reported it',
} as const satisfies INodeProperties;

export function status(byDefault = '') {
	return casePicker(
		'Status',
		'status',
		'searchCaseStatuses',
		'e.g. open',
		"As your CRM writes it: the English pages say 'open', the Spanish ones 'abierto'",
		byDefault,
	);
}

export function priority(byDefault = '') {
	return casePicker(
		'Priority',
		'priority',
		'searchCasePriorities',
		'e.g. low',
		"As your CRM writes it: the English pages say 'low', the Spanish ones 'baja' and 'alta'",
		byDefault,
	);
}

export const solution = {
	displayName: 'Solution',
	name: 'solution',
	type: 'string',
	typeOptions: { rows: 3 },
	default: '',
	description: 'Outcome of the case; the CRM asks for it under conditions that it does not publish',
} as const satisfies INodeProperties;

export const files = {
	...textField(
		'Files',
		'files',
		'e.g. data, photo',
		'Names of the binary fields that hold the files, separated by commas',
	),
	hint: 'One file keeps its name. Several go in one call without names, as the CRM takes them.',
} as const;

export const caseFields = customFields('Fields that your case form has beside the built-in ones');

export const attachmentMethod = {
	displayName: 'Attachment Method',
	name: 'attachmentMethod',
	type: 'options',
	options: [
		{
			name: 'Automatic',
			value: 'automatic',
			description: 'Form for no file or one, base64 for several',
		},
		{ name: 'Base64', value: 'base64', description: 'Files lose their names' },
		{ name: 'Form', value: 'form', description: 'One file, which keeps its name' },
	],
	default: 'automatic',
	description: 'Which of the two scripts of the CRM receives the case',
} as const satisfies INodeProperties;
