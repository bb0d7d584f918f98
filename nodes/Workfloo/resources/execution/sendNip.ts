import { additionalFields } from '../../../shared/collections';
import { phoneBody, phoneFields } from './phone';
import { stepAnswer } from './stepAnswer';

/** Source: https://docs.kiban.cloud/reference/workfloo-nip-send */
export const sendNip = stepAnswer({
	name: 'Send NIP',
	value: 'sendNip',
	action: 'Send NIP of execution',
	description: 'Send the applicant the code that authorises a credit bureau query',
	answers: 'sendNip',
	properties: [
		additionalFields(
			{
				displayName: 'Callback API Key',
				name: 'callbackApiKey',
				type: 'string',
				typeOptions: { password: true },
				default: '',
				description: 'What Workfloo shows when it calls the callback URL',
			},
			{
				displayName: 'Callback URL',
				name: 'callbackUrl',
				type: 'string',
				default: '',
				placeholder: 'e.g. https://n8n.example.com/webhook/…',
				description: 'Where the delivery of the code is reported (SMS and WhatsApp only)',
			},
			...phoneFields,
		),
	],
	send: (parameters) => ({
		headers: {
			urlCallback: parameters.optionalId('additionalFields.callbackUrl'),
			xApiKeyCallback: parameters.optionalId('additionalFields.callbackApiKey'),
		},
		body: phoneBody(parameters),
	}),
});
