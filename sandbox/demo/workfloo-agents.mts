import type { WorkflooState } from '../vendors/workfloo.mts';
import { applicant } from '../vendors/workfloo/applicant.mts';
import { agentsScenarios } from './agents.mts';

/** A run of the sandbox company that waits for its first form. */
const WAITING = 'd34d66cd-7995-4d86-b01b-000000000096';
const LUIS = { first_name: 'Luis', last_name_1: 'Ruiz' };

const waiting = { execution_id: WAITING };

export const [assistant, server] = agentsScenarios({
	vendor: 'workfloo',
	assistant: 'application-assistant',
	title: 'finds a run, reads what it needs, answers its form and starts another',
	calls: [
		{ tool: 'Find_runs', arguments: { last_name: 'López' }, reads: WAITING },
		{ tool: 'Status_of_run', arguments: waiting, reads: 'rfc_pf' },
		{ tool: 'Answer_form', arguments: { ...waiting, answers: applicant }, reads: WAITING },
		{ tool: 'Read_run', arguments: waiting, reads: applicant.rfc_pf },
		{ tool: 'Start_run', arguments: { form: LUIS }, reads: '"id' },
	],
	look: async ({ sandbox, check }) => {
		const { runs } = (await sandbox.state('workfloo')) as WorkflooState;
		const answered = runs.find(({ id }) => id === WAITING);
		return [
			check('answers of the run that waited', applicant, answered?.answers),
			check('answers of the new run', LUIS, runs.at(-1)?.answers),
		];
	},
});
