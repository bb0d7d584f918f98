import type { RequestOperation } from '../../../shared/operation';
import { shapedValue } from '../../api/shapes';
import {
	activityOutput,
	activityRequest,
	commonFields,
	completionDate,
	location,
	notesAndReminder,
	typeOption,
	whatAndWhere,
} from './fields';

/** https://www.crmvox.com/en/insert-call-type-activity/ */
export const createCall: RequestOperation = {
	name: 'Create Call',
	value: 'createCall',
	action: 'Create call',
	description: 'Put a call to make on a record',
	kind: 'write',
	properties: [
		...whatAndWhere,
		{
			displayName: 'Phone Number',
			name: 'phoneNumber',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 3001112233',
			description: 'Stays a text, so leading zeros are kept',
		},
		{
			displayName: 'Phone Country',
			name: 'phoneCountry',
			type: 'string',
			default: '',
			placeholder: 'e.g. Colombia',
		},
		{
			displayName: 'Phone Country Code',
			name: 'phoneCode',
			type: 'string',
			default: '',
			placeholder: 'e.g. 57',
		},
		completionDate,
		location,
		...notesAndReminder,
	],
	options: [typeOption('call')],
	request: (parameters) =>
		activityRequest(parameters, 'call', {
			...commonFields(parameters),
			location: parameters.optionalText('location') ?? '',
			phone: shapedValue('telephone', {
				value: parameters.text('phoneNumber'),
				country: parameters.optionalText('phoneCountry'),
				code: parameters.optionalText('phoneCode'),
			}),
		}),
	output: activityOutput,
};
