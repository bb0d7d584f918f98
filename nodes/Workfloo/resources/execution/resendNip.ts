import type { FlowOperation } from '../../../shared/operation';
import { path } from '../../../shared/path';
import { answerStep, phoneBody } from '../../api/runs';
import { executionId, phoneFields, returnStatus, sandboxMode } from '../properties';

/** The answer tells where the code went. Source: https://github.com/kiban-cloud/kiban-sdk */
export const resendNip: FlowOperation = {
	name: 'Resend NIP',
	value: 'resendNip',
	action: 'Resend NIP of execution',
	description: 'Send the code that authorises a credit bureau query again',
	kind: 'write',
	properties: [
		executionId,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: phoneFields,
		},
	],
	options: [returnStatus, sandboxMode],
	run: async (flow) => {
		const id = flow.parameters.locator('executionId');
		return await answerStep(flow, id, {
			method: 'PATCH',
			path: path`/api/v1/workfloo/${id}/nip/resend`,
			body: phoneBody(flow.parameters),
		});
	},
};
