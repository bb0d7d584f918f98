import type { WorkflooState } from '../vendors/workfloo.mts';
import type { Scenario } from './scenario.mts';

const ANSWERS = {
	first_name: 'ANA',
	last_name_1: 'LÓPEZ',
	birth_date: '1990-08-15',
	rfc_pf: 'LOPA900815AB1',
	email: 'ana@example.com',
	phone_number: '5512345678',
	loan_amount: 5000,
	loan_term: '12',
	occupation: 'OWN',
};

export const scenario: Scenario = {
	example: 'workfloo/application',
	title: 'An application executes a Workfloo and gets its status as answer',
	run: async ({ sandbox, n8n, check }) => {
		const post = async (answers: object) =>
			await n8n.webhook('workfloo-application', { method: 'POST', body: { answers } });
		const accepted = await post(ANSWERS);
		const refused = await post({ ...ANSWERS, rfc_pf: 'LOPA' });

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
			check('answers at Workfloo', ANSWERS, run?.answers),
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
