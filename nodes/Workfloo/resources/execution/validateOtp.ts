import type { FlowOperation } from '../../../shared/operation';
import { path } from '../../../shared/path';
import { answerStep } from '../../api/runs';
import { executionId, returnStatus, sandboxMode } from '../properties';

/**
 * The code of an outside identity provider. An accepted answer may also mean that attempts ran out and
 * the flow goes on along its error branch: the status tells.
 * Source: https://github.com/kiban-cloud/kiban-sdk (validateWorkflooOtp)
 */
export const validateOtp: FlowOperation = {
	name: 'Validate OTP',
	value: 'validateOtp',
	action: 'Validate OTP of execution',
	description: 'Hand in the code that an outside identity provider sent to the applicant',
	kind: 'write',
	properties: [
		executionId,
		{
			displayName: 'Code',
			name: 'otp',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 123456',
			description: 'The code as text, so that zeros in front are kept',
		},
	],
	options: [returnStatus, sandboxMode],
	run: async (flow) => {
		const id = flow.parameters.locator('executionId');
		return await answerStep(flow, id, {
			method: 'PATCH',
			path: path`/api/v1/workfloo/${id}/otp/validate`,
			body: { token: flow.parameters.id('otp') },
		});
	},
};
