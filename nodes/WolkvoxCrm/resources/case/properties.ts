import type { INodeProperties } from 'n8n-workflow';

import { customFields, recordIdProperty, requiredText, textField } from '../properties';

/** Parameters of cases. Status and priority change language from page to page, so they are free text. */

export const caseId = {
	...recordIdProperty,
	displayName: 'Case ID',
	description: "The case's wolkvox_id, not its visible number",
} as const;

export const caseType = requiredText(
	'Case Type',
	'caseType',
	'e.g. Request',
	'Request, Complaints, Claims, Suggestions, or a case type of your own',
);

export const responsible = requiredText(
	'Responsible',
	'responsible',
	'e.g. ADMIN_@mymodule',
	'User who works on the case, as the Wolkvox Email column of the user list shows it',
);

export const owner = textField(
	'Owner',
	'owner',
	'e.g. ADMIN_@mymodule',
	'User who owns the case, as the Wolkvox Email column of the user list shows it',
);

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

export const status = requiredText(
	'Status',
	'status',
	'e.g. open',
	"The English pages write 'open', the Spanish ones 'abierto'",
);

export const priority = requiredText(
	'Priority',
	'priority',
	'e.g. low',
	"The English pages write 'low', the Spanish ones 'baja' and 'alta'",
);

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
