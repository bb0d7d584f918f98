import type { EgitoState } from '../vendors/egito.mts';
import { agentsScenarios } from './agents.mts';

export const [assistant, server] = agentsScenarios({
	vendor: 'egito',
	assistant: 'lead-assistant',
	title: 'looks for a lead, its account and sources, and creates one',
	calls: [
		{ tool: 'List_leads', arguments: {}, reads: 'Nowak' },
		{ tool: 'Read_lead', arguments: { lead_id: '101' }, reads: 'Nowak' },
		{ tool: 'Read_lead', arguments: { lead_id: '999' }, reads: 'there is no Lead 999' },
		{ tool: 'List_accounts', arguments: {}, reads: '"id' },
		{ tool: 'Lead_sources', arguments: {}, reads: 'Trade fair' },
		{
			tool: 'Create_lead',
			arguments: {
				first_name: 'Jan',
				last_name: 'Kowalski',
				company: 'ACME',
				email: 'jan@acme.example',
				phone: '',
				source: 'Trade fair',
			},
			reads: '"id',
		},
	],
	look: async ({ sandbox, check }) => {
		const { records } = (await sandbox.state('egito')) as EgitoState;
		const { name, surname, companyName, sourceId, email } = records.Lead.at(-1) ?? {};
		return [
			check(
				'the lead at Egito',
				{
					name: 'Jan',
					surname: 'Kowalski',
					companyName: 'ACME',
					sourceId: '12',
					email: 'jan@acme.example',
				},
				{ name, surname, companyName, sourceId, email },
			),
		];
	},
});
