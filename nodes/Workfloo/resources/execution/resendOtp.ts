import type { FlowOperation } from '../../../shared/operation';
import { path } from '../../../shared/path';
import { answerStep } from '../../api/runs';
import { costNotice, executionId, returnStatus, sandboxMode } from '../properties';

/** Takes no body. Source: https://github.com/kiban-cloud/kiban-sdk (fallbackWorkflooOtp) */
export const resendOtp: FlowOperation = {
	name: 'Resend OTP',
	value: 'resendOtp',
	action: 'Resend OTP of execution',
	description: 'Ask the identity provider for a new code, through its other channel',
	kind: 'write',
	properties: [
		costNotice('Each resend is a billed query, and the workfloo limits how many there may be.'),
		executionId,
	],
	options: [returnStatus, sandboxMode],
	run: async (flow) => {
		const id = flow.parameters.locator('executionId');
		return await answerStep(flow, id, {
			method: 'PATCH',
			path: path`/api/v1/workfloo/${id}/otp/fallback`,
		});
	},
};
