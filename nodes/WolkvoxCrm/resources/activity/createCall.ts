import { newRecord, requestOperation } from '../../../shared/operation';
import { requiredText, textField } from '../properties';
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
export const createCall = requestOperation({
	name: 'Create Call',
	value: 'createCall',
	action: 'Create call',
	description: 'Put a call to make on a record',
	kind: 'write',
	properties: [
		...whatAndWhere,
		requiredText(
			'Phone Number',
			'phoneNumber',
			'e.g. 3001112233',
			'Stays a text, so leading zeros are kept',
		),
		textField(
			'Phone Country',
			'phoneCountry',
			'e.g. Colombia',
			'Name of the country that the number belongs to',
		),
		textField(
			'Phone Country Code',
			'phoneCode',
			'e.g. 57',
			'Calling code of that country, without plus sign',
		),
		completionDate,
		location,
		...notesAndReminder,
	],
	options: [typeOption('call')],
	request: (parameters) =>
		activityRequest(parameters.optionalText('options.activityType') ?? 'call', {
			...commonFields(parameters),
			location: parameters.optionalText('location') ?? '',
			// All four are listed as required, so they are there even when empty.
			phone: {
				type: 'telephone',
				value: parameters.text('phoneNumber'),
				country: parameters.optionalText('phoneCountry') ?? '',
				code: parameters.optionalText('phoneCode') ?? '',
			},
		}),
	subject: newRecord,
	output: activityOutput,
});
