import type { INodePropertyOptions } from 'n8n-workflow';

import { listSubtitle } from '../../shared/subtitle';

/**
 * What the trigger tells apart: the end first, then what every run meets, then what few have. n8n lists
 * them beside the node's actions, in the words of `action`, which have to survive lower case.
 */
export const events: INodePropertyOptions[] = [
	{
		name: 'Run Ended',
		value: 'ended',
		action: 'On run ended',
		description: 'The run has come to its end, whatever its result',
	},
	{
		name: 'Form Needed',
		value: 'form',
		action: 'On form needed',
		description: 'The run waits for the answers to a form',
	},
	{
		name: 'Documents Needed',
		value: 'documents',
		action: 'On documents needed',
		description: 'The run waits for files',
	},
	{
		name: 'Bureau Code Needed',
		value: 'nip',
		action: 'On bureau code needed',
		description: 'The run waits for the NIP with which the applicant authorises a bureau query',
	},
	{
		name: 'Review Needed',
		value: 'review',
		action: 'On review needed',
		description: 'A reviewer has to decide',
	},
	{
		name: 'Correction Needed',
		value: 'correction',
		action: 'On correction needed',
		description: 'A reviewer wants fields to be corrected',
	},
	{
		name: 'Identity Code Needed',
		value: 'otp',
		action: 'On identity code needed',
		description: 'The run waits for the OTP of an outside identity provider',
	},
	{
		name: 'Timer Started',
		value: 'timer',
		action: 'On timer started',
		description: 'The run waits for time to pass',
	},
	{
		name: 'Widget Needed',
		value: 'widget',
		action: 'On widget needed',
		description: 'A person has to use a widget of an outside provider, such as a selfie',
	},
	{
		name: 'Other Status Reported',
		value: 'other',
		action: 'On other status reported',
		description: 'Whatever this node has no name for',
	},
];

/** `Run Ended, Form Needed` */
export const eventsSubtitle = listSubtitle(
	Object.fromEntries(events.map(({ name, value }) => [String(value), name])),
	'events',
	'Every report',
);
