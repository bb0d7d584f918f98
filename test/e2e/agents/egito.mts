import type { EgitoState } from '../../../sandbox/vendors/egito.mts';
import type { AgentCase } from './case.mts';

export const egito: AgentCase = {
	tools: [
		{
			name: 'Read contact',
			description: 'Get contact in Egito',
			set: { resource: 'contact', operation: 'get' },
			filled: { recordId: 'Record' },
		},
		{
			name: 'Create lead',
			description: 'Create lead in Egito',
			set: { resource: 'lead', operation: 'create' },
			filled: {
				companyName: 'Company_Name',
				surname: 'Last_Name',
			},
		},
	],
	calls: [
		{ tool: 'Read_contact', arguments: { Record: '999' }, reads: ['there is no Contact 999'] },
		{ tool: 'Read_contact', arguments: { Record: '301' }, reads: ['301'] },
		{
			tool: 'Create_lead',
			arguments: { Company_Name: 'Młyn Sp. z o.o.', Last_Name: 'Zając' },
			reads: ['"id'],
		},
	],
	check: async (sandbox) => {
		const { records } = (await sandbox.state('egito')) as EgitoState;
		expect(records.Lead?.at(-1)).toMatchObject({
			companyName: 'Młyn Sp. z o.o.',
			surname: 'Zając',
		});
	},
};
