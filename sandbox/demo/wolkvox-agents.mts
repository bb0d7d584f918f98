import type { State } from '../vendors/wolkvox.mts';
import { agentsScenarios } from './agents.mts';

const LUISA = 'luisa.rios@example.com';
const PRICES = 'Quiere la lista de precios';

const idIn = (result = '') => /[0-9a-f]{24}/.exec(result)?.[0];

export const [assistant, server] = agentsScenarios({
	vendor: 'wolkvox',
	assistant: 'service-assistant',
	title: 'finds a contact and its cases, opens a case and plans a task',
	calls: [
		{ tool: 'Find_contact', arguments: { email: LUISA }, reads: 'Luisa Fernanda Ríos' },
		{ tool: 'Cases_of_contact', arguments: { email: LUISA }, reads: 'wolkvox_id' },
		{
			tool: 'Read_case',
			arguments: ([, cases]) => ({ case_id: idIn(cases) }),
			reads: 'wolkvox_id',
		},
		{
			tool: 'Open_case',
			arguments: { email: LUISA, description: PRICES },
			reads: 'wolkvox_id',
		},
		{
			tool: 'Create_task',
			arguments: ([contact]) => ({
				title: 'Llamar a Luisa',
				contact_id: idIn(contact),
				due: '2026-12-31T12:00:00',
				description: PRICES,
			}),
			reads: 'wolkvox_id',
		},
	],
	look: async ({ sandbox, check }) => {
		const { modules, activities } = ((await sandbox.state('wolkvox')) as State).tenants.modulotest;
		const { contact, description } = modules.cases.records.at(-1) as Record<string, unknown>;
		return [
			check(
				'the case in wolkvox CRM',
				{ contact: LUISA, description: PRICES },
				{ contact, description },
			),
			check(
				'the task',
				['Llamar a Luisa'],
				activities.map(({ fields }) => fields.name),
			),
		];
	},
});
