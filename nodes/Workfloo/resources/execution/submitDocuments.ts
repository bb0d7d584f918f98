import { InputProblem } from '../../../shared/inputProblem';
import type { FlowOperation } from '../../../shared/operation';
import { path } from '../../../shared/path';
import { answerStep } from '../../api/runs';
import { executionId, returnStatus, sandboxMode } from '../properties';
import { documentAnswers, documentProperties } from './documents';

/** Files travel as base64 within JSON. Source: https://github.com/kiban-cloud/kiban-sdk */
export const submitDocuments: FlowOperation = {
	name: 'Submit Documents',
	value: 'submitDocuments',
	action: 'Submit documents of execution',
	description: 'Upload the documents that a run is waiting for',
	kind: 'write',
	properties: [executionId, ...documentProperties],
	options: [returnStatus, sandboxMode],
	run: async (flow) => {
		const id = flow.parameters.locator('executionId');
		const documents = await documentAnswers(flow.parameters);
		if (Object.keys(documents).length === 0) {
			throw new InputProblem('documents', 'is empty', 'Add at least one document.');
		}
		return await answerStep(flow, id, {
			method: 'POST',
			path: path`/api/v1/workfloo/${id}/document`,
			body: documents,
		});
	},
};
