import type { FlowOperation } from '../../../shared/operation';
import { path } from '../../../shared/path';
import { answerStep } from '../../api/runs';
import { costNotice, executionId, returnStatus, sandboxMode } from '../properties';

/**
 * A bureau step asks for the code twice: phases VALIDATE and VALIDATE_2. The answer is the next phase.
 * Source: https://github.com/kiban-cloud/kiban-sdk (validateWorkflooNip)
 */
export const validateNip: FlowOperation = {
	name: 'Validate NIP',
	value: 'validateNip',
	action: 'Validate NIP of execution',
	description: 'Hand in the code that the applicant received; a bureau step asks for it twice',
	kind: 'write',
	properties: [
		costNotice(
			'A valid code lets the credit bureau query go ahead, which is billed in production.',
		),
		executionId,
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
	options: [returnStatus, sandboxMode],
	run: async (flow) => {
		const id = flow.parameters.locator('executionId');
		return await answerStep(flow, id, {
			method: 'PATCH',
			path: path`/api/v1/workfloo/${id}/nip/validate`,
			body: { nip: flow.parameters.id('nip') },
		});
	},
};
