import type { State } from '../../../sandbox/vendors/flowii.mts';
import type { AgentCase } from './case.mts';

const TASK = 'Zavolať hotelu Morava';

export const flowii: AgentCase = {
	tools: [
		{
			name: 'Find partners',
			description: 'Get many partners in FLOWii',
			set: { resource: 'partner', operation: 'getMany', limit: 5 },
			filled: { searchText: 'Search_Text' },
		},
		{
			name: 'Create task',
			description: 'Create task in FLOWii',
			set: {
				resource: 'task',
				operation: 'create',
				activities: {
					values: [
						{
							activityType: { __rl: true, mode: 'id', value: '12243' },
							user: { __rl: true, mode: 'id', value: '11143' },
							state: 4,
						},
					],
				},
			},
			filled: {
				caption: 'Title',
				deadline: 'Deadline',
				partner: 'Partner',
			},
		},
	],
	calls: [
		{ tool: 'Find_partners', arguments: { Search_Text: 'Morava' }, reads: ['Morava', '457852'] },
		{
			tool: 'Create_task',
			arguments: { Title: TASK, Deadline: 'tomorrow at noon', Partner: '457852' },
			reads: ["'Deadline' is not a date", 'tomorrow at noon'],
		},
		{
			tool: 'Create_task',
			arguments: { Title: TASK, Deadline: '2026-12-18T12:00:00', Partner: '457852' },
			reads: ['"id'],
		},
	],
	check: async (sandbox) => {
		const { records } = (await sandbox.state('flowii')) as State;
		const tasks = records.filter(({ attributes }) => attributes.caption === TASK);
		expect(tasks).toMatchObject([
			{
				type: 'task',
				attributes: { deadline: '2026-12-18T12:00:00' },
				relationships: { partner: { type: 'partner', id: '457852' } },
			},
		]);
	},
};
