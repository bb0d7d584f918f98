import type { FlowOperation } from '../../../shared/operation';
import { path } from '../../../shared/path';
import { answerStep } from '../../api/runs';
import { executionId, returnStatus, sandboxMode } from '../properties';
import { stepAnswers, stepFields } from './stepFields';

/** Source: https://docs.kiban.cloud/reference/workfloo-execute-form */
export const submitForm: FlowOperation = {
	name: 'Submit Form',
	value: 'submitForm',
	action: 'Submit form of execution',
	description: 'Answer the form that a run is waiting for',
	kind: 'write',
	properties: [executionId, ...stepFields('form')],
	options: [returnStatus, sandboxMode],
	run: async (flow) => {
		const id = flow.parameters.locator('executionId');
		return await answerStep(flow, id, {
			method: 'POST',
			path: path`/api/v1/workfloo/${id}/form`,
			body: stepAnswers(flow.parameters),
		});
	},
};
