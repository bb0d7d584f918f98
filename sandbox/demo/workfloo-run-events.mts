import type { WorkflooState } from '../vendors/workfloo.mts';
import type { Execution, Scenario } from './scenario.mts';

const WORKFLOW = 'Workfloo: run events';

export const scenario: Scenario = {
	example: 'workfloo/run-events',
	title: 'Runs report to the trigger, once each, also after a restart of n8n',
	restarts: true,
	run: async ({ sandbox, n8n, check, waitFor }) => {
		const state = async () => (await sandbox.state('workfloo')) as WorkflooState;
		const outputs = async (node: string) =>
			(await n8n.executions(WORKFLOW)).flatMap((execution: Execution) => execution.output(node));

		await n8n.webhook('workfloo-run-events', { method: 'POST', body: {} });
		const needed = await waitFor('the report of a form', async () => {
			const found = await outputs('Something is needed');
			return found.length > 0 ? found : undefined;
		});
		await n8n.restart();

		const run = (await state()).runs.at(-1);
		await sandbox.act('workfloo', {
			method: 'POST',
			path: `/api/v1/workfloo/${run?.id}/form`,
			headers: { 'x-api-key': 'sandbox-key' },
			body: { first_name: 'ANA', last_name_1: 'LÓPEZ' },
		});
		await waitFor('both reports of the end to be answered', async () => {
			const { callbacks } = await state();
			return callbacks.length === 4 && callbacks.every(({ answered }) => answered !== null)
				? callbacks
				: undefined;
		});
		const ended = await waitFor('the report of the end', async () => {
			const found = await outputs('Ended');
			return found.length > 0 ? found : undefined;
		});
		const { callbacks } = await state();
		const forged = await fetch(run?.callbackUrl ?? '', {
			method: 'POST',
			headers: { 'content-type': 'application/json', 'x-api-key': 'guessed' },
			body: JSON.stringify({ id: run?.id, status: 'SUCCESS' }),
		});
		return [
			check('before the restart', [{ id: run?.id, needs: 'form' }], needed.map(idAndNeed)),
			check('after the restart', [{ id: run?.id, status: 'SUCCESS' }], ended),
			check('Workfloo reported each event twice', 4, callbacks.length),
			check(
				'answers to Workfloo',
				[200, 200, 200, 200],
				callbacks.map(({ answered }) => answered),
			),
			check('answer to a forged report', 401, forged.status),
		];
	},
};

function idAndNeed({ id, needs }: Record<string, unknown>): Record<string, unknown> {
	return { id, needs };
}
