import type { EditorCase } from './case.mts';

export const wolkvox: EditorCase = {
	node: 'wolkvox CRM',
	alias: 'cartera',
	actions: ['Create meeting', 'Get case', 'Find records by field'],
	labels: ['Related Module', 'Related Record ID', 'Owner', 'Start Date', 'Participants'],
	credentialFields: ['server', 'operation', 'token'],
	secretIsTested: true,
	picks: { owner: /ADMIN_@modulotest/ },
	fields: {
		name: 'Demo for Café Andino',
		relatedRecordId: '64cb00000000000000000001',
		completionDate: '2026-12-01 11:00:00',
		startDate: '2026-12-01 10:00:00',
	},
	output: /"wolkvox_id"/,
};
