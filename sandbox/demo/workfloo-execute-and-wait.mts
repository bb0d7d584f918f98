import type { WorkflooState } from '../vendors/workfloo.mts';
import type { Scenario } from './scenario.mts';

const WORKFLOW = 'Workfloo: execute and wait';

export const scenario: Scenario = {
	example: 'workfloo/execute-and-wait',
	title: 'A workflow sleeps over a restart of n8n until Workfloo reports the end',
	restarts: true,
	run: async ({ sandbox, n8n, check, waitFor }) => {
		await n8n.webhook('workfloo-execute-and-wait', { method: 'POST', body: {} });
		const asleep = await waitFor('an execution that sleeps', async () => {
			const [newest] = await n8n.executions(WORKFLOW);
			return newest?.status === 'waiting' ? newest : undefined;
		});
		await n8n.restart();

		const state = async () => (await sandbox.state('workfloo')) as WorkflooState;
		const run = (await state()).runs.at(-1);
		await sandbox.act('workfloo', {
			method: 'POST',
			path: `/api/v1/workfloo/${run?.id}/form`,
			headers: { 'x-api-key': 'sandbox-key' },
			body: { first_name: 'ANA', last_name_1: 'LÓPEZ' },
		});
		const awake = await waitFor('the execution to go on', async () => {
			const found = (await n8n.executions(WORKFLOW)).find(({ id }) => id === asleep.id);
			return found?.status === 'success' || found?.status === 'error' ? found : undefined;
		});
		const { callbacks, billed } = await state();
		return [
			check('before the restart', 'waiting', asleep.status),
			check('after the callback', 'success', awake.status),
			check('outcome', [{ id: run?.id, status: 'SUCCESS' }], awake.output('Outcome')),
			check(
				'the last callback was taken',
				{ status: 'SUCCESS', answered: 200 },
				{ status: callbacks.at(-1)?.status, answered: callbacks.at(-1)?.answered },
			),
			check('billed runs', 1, billed.filter(({ what }) => what === 'run').length),
		];
	},
};
