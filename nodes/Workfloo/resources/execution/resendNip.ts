import { additionalFields } from '../../../shared/collections';
import { phoneBody, phoneFields } from './phone';
import { stepAnswer } from './stepAnswer';

/** The answer tells where the code went. Source: https://github.com/kiban-cloud/kiban-sdk */
export const resendNip = stepAnswer({
	name: 'Resend NIP',
	value: 'resendNip',
	action: 'Resend NIP of execution',
	description: 'Send the code that authorises a credit bureau query again',
	answers: 'resendNip',
	properties: [additionalFields(...phoneFields)],
	send: (parameters) => ({ body: phoneBody(parameters) }),
});
