import type { EditorCase } from './case.mts';

export const workfloo: EditorCase = {
	node: 'Workfloo',
	alias: 'originación',
	actions: ['Get status of execution', 'Execute workfloo', 'Get many executions'],
	labels: ['Execution'],
	credentialChoices: { environment: 'Custom' },
	credentialFields: ['baseUrl', 'apiKey'],
	secretIsTested: true,
	picks: { executionId: /\S/ },
	output: /"status"/,
};
