import type { EditorCase } from './case.mts';

export const egito: EditorCase = {
	node: 'Egito',
	alias: 'kontrahent',
	actions: ['Get many dictionary values', 'Create lead', 'Update opportunity'],
	labels: ['Dictionary Type', 'Return All', 'Limit'],
	credentialFields: ['application', 'clientId', 'clientSecret', 'username', 'password'],
	secretIsTested: true,
	fields: { type: 'lead.source' },
	output: /Trade fair/,
};
