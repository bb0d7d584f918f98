import type { State } from '../vendors/flowii.mts';
import { agentsScenarios } from './agents.mts';

const GASTRO = '457851';
const TASK = 'Zavolať kaviarni';

export const [assistant, server] = agentsScenarios({
	vendor: 'flowii',
	assistant: 'sales-assistant',
	title: 'finds a partner, its orders and invoices, and creates a task',
	calls: [
		{ tool: 'Find_partners', arguments: { search_text: 'Lipou' }, reads: GASTRO },
		{ tool: 'Read_partner', arguments: { partner_id: GASTRO }, reads: 'Lipou' },
		{ tool: 'Orders_of_partner', arguments: { partner_id: GASTRO }, reads: '"id' },
		{ tool: 'Invoices_of_partner', arguments: { partner_id: GASTRO }, reads: '"id' },
		{
			tool: 'Create_task',
			arguments: {
				title: TASK,
				description: 'Chcú cenník.',
				deadline: 'tomorrow at noon',
				partner_id: GASTRO,
			},
			reads: "'Deadline' is not a date: tomorrow at noon",
		},
		{
			tool: 'Create_task',
			arguments: {
				title: TASK,
				description: 'Chcú cenník.',
				deadline: '2026-12-18T12:00:00',
				partner_id: GASTRO,
			},
			reads: '"id',
		},
	],
	look: async ({ sandbox, check }) => {
		const { records } = (await sandbox.state('flowii')) as State;
		const tasks = records.filter(({ attributes }) => attributes.caption === TASK);
		return [
			check(
				'the task at FLOWii',
				[
					{
						deadline: '2026-12-18T12:00:00',
						partner: { type: 'partner', id: GASTRO },
					},
				],
				tasks.map(({ attributes: { deadline }, relationships: { partner } }) => ({
					deadline,
					partner,
				})),
			),
		];
	},
});
