import type { WorkflooState } from '../vendors/workfloo.mts';
import { applicant } from '../vendors/workfloo/applicant.mts';
import type { Scenario } from './scenario.mts';

const PDF = Buffer.from('%PDF-1.4').toString('base64');

const APPLICANT = {
	answers: { ...applicant, occupation: 'EMPLOYEE', employer: 'Panadería El Sol' },
	documents: { ine_front: PDF, ine_back: PDF },
	nip: '123456',
	otp: '246810',
};

export const scenario: Scenario = {
	example: 'workfloo/advance',
	title: 'One item completes a whole run, step after step',
	run: async ({ sandbox, n8n, check }) => {
		const post = async (body: object) =>
			await n8n.webhook('workfloo-advance', { method: 'POST', body });
		const whole = await post(APPLICANT);
		const { employer: _left, ...fewer } = APPLICANT.answers;
		const lacking = await post({ ...APPLICANT, answers: fewer });

		const { runs, billed } = (await sandbox.state('workfloo')) as WorkflooState;
		const [first] = runs.slice(-2);
		const sent = (await sandbox.requests('workfloo'))
			.filter(({ method, path }) => method !== 'GET' && path.includes(first?.id ?? '?'))
			.map(({ operationId }) => operationId);
		return [
			check(
				'answer to a complete applicant',
				{ id: first?.id, status: 'SUCCESS', finished: true, needs: 'nothing', missing: [] },
				whole.body,
			),
			check('status at Workfloo', 'SUCCESS', first?.status),
			check(
				'each step answered once, the NIP twice',
				[
					'executeWorkflooForm',
					'executeWorkflooDocument',
					'sendWorkflooNip',
					'validateWorkflooNip',
					'validateWorkflooNip',
					'validateWorkflooOtp',
					'reviewWorkflooValidation',
				],
				sent,
			),
			check(
				'answer to an applicant without employer',
				{ needs: 'form', missing: ['employer'] },
				needOf(lacking.body),
			),
			check(
				'billed',
				['run', 'bureau', 'run'],
				billed.map(({ what }) => what),
			),
		];
	},
};

function needOf(body: unknown): Record<string, unknown> {
	const { needs, missing } = body as Record<string, unknown>;
	return { needs, missing };
}
