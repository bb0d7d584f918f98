import type { GamfiState } from '../vendors/gamfi.mts';
import type { Scenario } from './scenario.mts';

export const scenario: Scenario = {
	example: 'gamfi/data-transfer',
	title: "Gamfi's Data transfer action calls n8n, which completes the action",
	run: async ({ sandbox, n8n, check, waitFor }) => {
		const send = async (body: object) =>
			await n8n.webhook('gamfi-data-transfer', { method: 'POST', body });
		await send({ process_id: 1001, action_id: 'laptop', employee: { surname: 'Zielinski' } });
		await send({ something: 'else' });
		const executions = await waitFor('two executions', async () => {
			const finished = await n8n.executions('Gamfi: data transfer');
			return finished.length >= 2 ? finished : undefined;
		});
		const { processes } = (await sandbox.state('gamfi')) as GamfiState;
		const [process] = processes.filter(({ id }) => id === '1001');
		return [
			check(
				'completed',
				[{ processId: '1001', actionId: 'laptop' }],
				executions.flatMap((execution) => execution.output('Completed')),
			),
			check(
				'action at Gamfi',
				'Completed',
				process?.actions.find(({ id }) => id === 'laptop')?.status,
			),
			check(
				'not understood',
				[{ received: { something: 'else' } }],
				executions.flatMap((execution) => execution.output('Not understood')),
			),
		];
	},
};
