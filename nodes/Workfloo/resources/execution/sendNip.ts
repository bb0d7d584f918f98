import type { FlowOperation } from '../../../shared/operation';
import { path } from '../../../shared/path';
import { answerStep, phoneBody } from '../../api/runs';
import { executionId, phoneFields, returnStatus, sandboxMode } from '../properties';

/** Source: https://docs.kiban.cloud/reference/workfloo-nip-send */
export const sendNip: FlowOperation = {
	name: 'Send NIP',
	value: 'sendNip',
	action: 'Send NIP of execution',
	description: 'Send the applicant the code that authorises a credit bureau query',
	kind: 'write',
	properties: [
		executionId,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
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
			],
		},
	],
	options: [returnStatus, sandboxMode],
	run: async (flow) => {
		const { parameters } = flow;
		const id = parameters.locator('executionId');
		return await answerStep(flow, id, {
			method: 'PATCH',
			path: path`/api/v1/workfloo/${id}/nip/send`,
			headers: {
				urlCallback: parameters.optionalId('additionalFields.callbackUrl'),
				xApiKeyCallback: parameters.optionalText('additionalFields.callbackApiKey'),
			},
			body: phoneBody(parameters),
		});
	},
};
