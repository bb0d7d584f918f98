import type { IDataObject } from 'n8n-workflow';

import { InputProblem } from '../../../shared/inputProblem';
import { type ParametersIn, properties, type Reader } from '../../../shared/reader';

/** Where a NIP goes, if not to the number in the form. */

const phoneText =
	'Only together with the other half of the number; without both the number in the form is used';

export const phoneFields = properties(
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
);

type PhoneParameters = Reader<ParametersIn<typeof phoneFields, 'additionalFields.'>>;

/** Country code and number go together or not at all. */
export function phoneBody(parameters: PhoneParameters): IDataObject | undefined {
	const countryCode = parameters.optionalId('additionalFields.countryCode');
	const phoneNumber = parameters.optionalId('additionalFields.phoneNumber');
	if (countryCode === undefined && phoneNumber === undefined) return undefined;
	const lacking = countryCode === undefined ? 'countryCode' : 'phoneNumber';
	if (countryCode === undefined || phoneNumber === undefined) {
		throw new InputProblem(
			`additionalFields.${lacking}`,
			'is empty',
			'Enter country code and phone number together, or neither.',
		);
	}
	return { countryCode, phoneNumber };
}
