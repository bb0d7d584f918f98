import type { EditorCase } from './case.mts';

export const gamfi: EditorCase = {
	node: 'Gamfi',
	alias: 'wdrożenie pracownika',
	actions: ['Start process', 'Create employee', 'Complete action of process'],
	labels: ['Employee Email', 'Workflow ID', 'Key Date', 'Additional Fields'],
	credentialFields: ['domain', 'apiKey', 'apiSecret'],
	secretIsTested: false,
	fields: {
		employeeEmail: 'ewa.zielinska@example.com',
		workflowId: '3f9a81c3-132c-4660-b459-2226805b1d80',
		keyDate: '2026-12-01',
	},
	output: /"process_id"/,
};
