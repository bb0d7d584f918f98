import type { FlowOperation } from '../../../shared/operation';
import { path } from '../../../shared/path';
import { answerStep } from '../../api/runs';
import { executionId, returnStatus, sandboxMode } from '../properties';
import { stepAnswers, stepFields } from './stepFields';

/** Source: https://github.com/kiban-cloud/kiban-sdk (submitWorkflooCorrection) */
export const submitCorrection: FlowOperation = {
	name: 'Submit Correction',
	value: 'submitCorrection',
	action: 'Submit correction of execution',
	description: 'Hand in the fields that a reviewer asked to correct',
	kind: 'write',
	properties: [executionId, ...stepFields('correction')],
	options: [returnStatus, sandboxMode],
	run: async (flow) => {
		const id = flow.parameters.locator('executionId');
		return await answerStep(flow, id, {
			method: 'POST',
			path: path`/api/v1/workfloo/${id}/correction`,
			body: stepAnswers(flow.parameters),
		});
	},
};
