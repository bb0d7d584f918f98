import type { WorkflooState } from '../vendors/workfloo.mts';
import { applicant } from '../vendors/workfloo/applicant.mts';
import type { Scenario } from './scenario.mts';

export const scenario: Scenario = {
	example: 'workfloo/application',
	title: 'An application executes a Workfloo and gets its status as answer',
	run: async ({ sandbox, n8n, check }) => {
		const post = async (answers: object) =>
			await n8n.webhook('workfloo-application', { method: 'POST', body: { answers } });
		const accepted = await post(applicant);
		const refused = await post({ ...applicant, rfc_pf: 'LOPA' });

		const { runs, billed } = (await sandbox.state('workfloo')) as WorkflooState;
		const run = runs.at(-1);
		const requests = await sandbox.requests('workfloo');
		return [
			check('answer to the applicant', 201, accepted.status),
			check(
				'ID and status in it',
				{ id: run?.id, status: 'PROGRESS' },
				{ ...pick(accepted.body, 'id'), ...pick(accepted.body, 'status') },
			),
			check('answers at Workfloo', applicant, run?.answers),
			check('answer to a wrong RFC', 422, refused.status),
			check(
				'field named in it',
				['rfc_pf'],
				Object.keys(pick(refused.body, 'fields').fields ?? {}),
			),
			check('billed runs', 1, billed.filter(({ what }) => what === 'run').length),
			check(
				'calls',
				['executeWorkfloo', 'getWorkflooStatus', 'executeWorkfloo'],
				requests.map(({ operationId }) => operationId),
			),
			check('requests that the contract refuses', 0, requests.filter(({ valid }) => !valid).length),
		];
	},
};

function pick(body: unknown, name: string): Record<string, unknown> {
	return { [name]: (body as Record<string, unknown>)[name] };
}
