import { stepAnswer } from './stepAnswer';

/**
 * A bureau step asks for the code twice: phases VALIDATE and VALIDATE_2. The answer is the next phase.
 * Source: https://github.com/kiban-cloud/kiban-sdk (validateWorkflooNip)
 */
export const validateNip = stepAnswer({
	name: 'Validate NIP',
	value: 'validateNip',
	action: 'Validate NIP of execution',
	description: 'Hand in the code that the applicant received; a bureau step asks for it twice',
	cost: 'A valid code lets the credit bureau query go ahead, which is billed in production.',
	answers: 'validateNip',
	properties: [
		{
			displayName: 'NIP',
			name: 'nip',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 123456',
			description: 'The code as text, so that zeros in front are kept',
		},
	],
	send: (parameters) => ({ body: { nip: parameters.id('nip') } }),
});
