import type { EditorCase } from './case.mts';

export const flowii: EditorCase = {
	node: 'FLOWii',
	alias: 'faktúra',
	actions: ['Get many companies'],
	labels: ['Return All', 'Limit'],
	credentialFields: ['baseUrl', 'apiKey', 'username', 'password'],
	secretIsTested: true,
	output: /Lipa Nábytok/,
};
