import type { INodeProperties } from 'n8n-workflow';

/** Parameters of cases. Status and priority change language from page to page, so they are free text. */

export const caseType: INodeProperties = {
	displayName: 'Case Type',
	name: 'caseType',
	type: 'string',
	required: true,
	default: 'Request',
	placeholder: 'e.g. Request',
	description: 'Request, Complaints, Claims, Suggestions, or a case type of your own',
};

export const responsible: INodeProperties = {
	displayName: 'Responsible',
	name: 'responsible',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. ADMIN_@mymodule',
	description: 'User who works on the case, as the Wolkvox Email column of the user list shows it',
};

export const owner: INodeProperties = {
	displayName: 'Owner',
	name: 'owner',
	type: 'string',
	default: '',
	placeholder: 'e.g. ADMIN_@mymodule',
	description: 'User who owns the case, as the Wolkvox Email column of the user list shows it',
};

export const contact: INodeProperties = {
	displayName: 'Contact',
	name: 'contact',
	type: 'string',
	default: '',
	placeholder: 'e.g. luisa@example.com',
	description: 'Email address of a contact that exists in the CRM',
};

export const description: INodeProperties = {
	displayName: 'Description',
	name: 'description',
	type: 'string',
	typeOptions: { rows: 3 },
	default: '',
};

export const status: INodeProperties = {
	displayName: 'Status',
	name: 'status',
	type: 'string',
	required: true,
	default: 'open',
	placeholder: 'e.g. open',
	description: "The English pages write 'open', the Spanish ones 'abierto'",
};

export const priority: INodeProperties = {
	displayName: 'Priority',
	name: 'priority',
	type: 'string',
	required: true,
	default: 'low',
	placeholder: 'e.g. low',
	description: "The English pages write 'low', the Spanish ones 'baja' and 'alta'",
};

export const solution: INodeProperties = {
	displayName: 'Solution',
	name: 'solution',
	type: 'string',
	typeOptions: { rows: 3 },
	default: '',
	description: 'Outcome of the case; the CRM asks for it under conditions that it does not publish',
};

export const files: INodeProperties = {
	displayName: 'Files',
	name: 'files',
	type: 'string',
	default: '',
	placeholder: 'e.g. data, photo',
	description: 'Names of the binary fields that hold the files, separated by commas',
	hint: 'One file keeps its name. Several go in one call without names, as the CRM takes them.',
};

export const attachmentMethod: INodeProperties = {
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
};
