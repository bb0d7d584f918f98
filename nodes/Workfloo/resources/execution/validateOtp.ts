import { stepAnswer } from './stepAnswer';

/**
 * The code of an outside identity provider. An accepted answer may also mean that attempts ran out and
 * the flow goes on along its error branch: the status tells.
 * Source: https://github.com/kiban-cloud/kiban-sdk (validateWorkflooOtp)
 */
export const validateOtp = stepAnswer({
	name: 'Validate OTP',
	value: 'validateOtp',
	action: 'Validate OTP of execution',
	description: 'Hand in the code that an outside identity provider sent to the applicant',
	answers: 'validateOtp',
	properties: [
		{
			displayName: 'OTP',
			name: 'otp',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 123456',
			description: 'The code as text, so that zeros in front are kept',
		},
	],
	send: (parameters) => ({ body: { token: parameters.id('otp') } }),
});
