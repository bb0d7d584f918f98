import type { WorkflooState } from '../../../sandbox/vendors/workfloo.mts';
import type { AgentCase } from './case.mts';

const LOAN = '657117e1d511b6e54fe2a967';

export const workfloo: AgentCase = {
	tools: [
		{
			name: 'Start run',
			description: 'Execute workfloo in Workfloo',
			set: { resource: 'execution', operation: 'execute' },
			filled: { workflooDefinitionId: 'Workfloo_Definition_ID' },
		},
		{
			name: 'Read status',
			description: 'Get status of execution in Workfloo',
			set: { resource: 'execution', operation: 'getStatus' },
			filled: { executionId: 'Execution' },
		},
	],
	calls: [
		{
			tool: 'Start_run',
			arguments: { Workfloo_Definition_ID: 'f'.repeat(24) },
			reads: ['not found'],
		},
		{ tool: 'Start_run', arguments: { Workfloo_Definition_ID: LOAN }, reads: ['idUnykoo'] },
		{
			tool: 'Read_status',
			arguments: ([, started = '']) => ({ Execution: /[0-9a-f-]{36}/.exec(started)?.[0] }),
			reads: ['PROGRESS'],
		},
	],
	check: async (sandbox) => {
		const { billed } = (await sandbox.state('workfloo')) as WorkflooState;
		expect(billed.filter(({ what }) => what === 'run')).toHaveLength(1);
	},
};
