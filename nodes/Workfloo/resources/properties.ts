import type { INodeProperties } from 'n8n-workflow';

import type { Parameters } from '../../shared/parameters';
import { locator } from '../../shared/pickers';
import { FINAL_STATUSES } from '../api/status';

/** Parameters that several operations have. */

export const executionId: INodeProperties = locator({
	displayName: 'Execution',
	name: 'executionId',
	search: 'searchExecutions',
	required: true,
	placeholder: 'e.g. d34d66cd-7995-4d86-b01b-ee576bc70d8d',
	description: 'The run, by the ID that Execute returned',
});

/** Entry of *Options*; `transport.ts` adds it to every call. */
export const sandboxMode: INodeProperties = {
	displayName: 'Sandbox Mode',
	name: 'sandbox',
	type: 'boolean',
	default: false,
	description:
		'Whether to play this call in sandbox mode on the production host. What was started in sandbox mode needs it in every later call. Not needed on the sandbox host.',
};

export const returnStatus: INodeProperties = {
	displayName: 'Return Status After',
	name: 'returnStatus',
	type: 'boolean',
	default: false,
	description:
		'Whether to read the status after the answer and return it. It may still show the same step for a moment.',
};

/** A run that ended with ERROR comes with HTTP 200: only this makes a failure of it. */
export const failOnError: INodeProperties = {
	displayName: 'Fail on ERROR Status',
	name: 'failOnError',
	type: 'boolean',
	default: false,
	description:
		'Whether the item fails when the run ended with the status ERROR, for example because of wrong bureau credentials',
};

/** Kiban's help centre names more final statuses than its API description spells. */
export const finalStatuses: INodeProperties = {
	displayName: 'Final Statuses',
	name: 'finalStatuses',
	type: 'string',
	default: FINAL_STATUSES.join(', '),
	description: 'Statuses with which a run has ended, separated by commas',
};

export function finalStatusesOf(parameters: Parameters): string[] {
	const entered = parameters.texts('options.finalStatuses');
	return entered.length > 0 ? entered : FINAL_STATUSES;
}

/** Kiban's own examples look every three seconds. */
export const pollInterval: INodeProperties = {
	displayName: 'Poll Interval (Ms)',
	name: 'pollInterval',
	type: 'number',
	default: 3000,
	typeOptions: { minValue: 20 },
	description: 'Pause between two looks at the status, in milliseconds',
};

/** Why the user should think before running this: Kiban bills it. */
export function costNotice(text: string): INodeProperties {
	return { displayName: text, name: 'costNotice', type: 'notice', default: '' };
}

export const definitionId: INodeProperties = {
	displayName: 'Workfloo Definition ID',
	name: 'workflooDefinitionId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 657117e1d511b6e54fe2a967',
	description: 'The published workfloo to run. Copy the ID from its page in the Kiban console.',
};

export const startFields: INodeProperties[] = [
	{
		displayName: 'Documents',
		name: 'document',
		type: 'json',
		default: '{}',
		description:
			'Files for a first step that asks for documents: base64 text by document ID. For files of the workflow use Submit Documents.',
	},
	{
		displayName: 'Form',
		name: 'form',
		type: 'json',
		default: '{}',
		description: 'Answers for a first step that is a form: values by field ID',
	},
	{
		displayName: 'Scenario ID',
		name: 'scenarioId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 6571181fd511b6e54fe2a968',
		description:
			'A test scenario made in the Kiban console. Sandbox runs of a workfloo with connectors need one.',
	},
];

const phoneText =
	'Only together with the other half of the number; without both the number in the form is used';

export const phoneFields: INodeProperties[] = [
	{
		displayName: 'Country Code',
		name: 'countryCode',
		type: 'string',
		default: '',
		placeholder: 'e.g. +52',
		description: phoneText,
	},
	{
		displayName: 'Phone Number',
		name: 'phoneNumber',
		type: 'string',
		default: '',
		placeholder: 'e.g. 5512345678',
		description: phoneText,
	},
];
