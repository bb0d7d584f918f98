import type { State } from '../../../sandbox/vendors/wolkvox.mts';
import type { AgentCase } from './case.mts';

const idIn = (result = '') => /[0-9a-f]{24}/.exec(result)?.[0];

export const wolkvox: AgentCase = {
	tools: [
		{
			name: 'Find contact',
			description: 'Find records by field in wolkvox CRM',
			set: {
				resource: 'record',
				operation: 'findByField',
				module: 'contacts',
				field: 'emailcontact',
			},
			filled: { value: 'Value' },
		},
		{
			name: 'Plan task',
			description: 'Create task in wolkvox CRM',
			set: {
				resource: 'activity',
				operation: 'createTask',
				relatedModule: 'contacts',
				owner: 'ADMIN_@modulotest',
				status: 'created',
				priority: 'normal',
				description: 'Planned by an agent',
				remind: false,
			},
			filled: {
				name: 'Name',
				relatedRecordId: 'Related_Record_ID',
				completionDate: 'Completion_Date',
			},
		},
	],
	calls: [
		{
			tool: 'Find_contact',
			arguments: { Value: 'luisa.rios@example.com' },
			reads: ['Luisa Fernanda Ríos'],
		},
		{
			tool: 'Plan_task',
			arguments: ([found]) => ({
				Name: 'Llamar a Luisa',
				Related_Record_ID: idIn(found),
				Completion_Date: 'mañana',
			}),
			reads: ["'Completion Date' is not a date", 'mañana'],
		},
		{
			tool: 'Plan_task',
			arguments: ([found]) => ({
				Name: 'Llamar a Luisa',
				Related_Record_ID: idIn(found),
				Completion_Date: '2026-12-01T10:00:00',
			}),
			reads: ['wolkvox_id'],
		},
	],
	check: async (sandbox) => {
		const { activities, modules } = ((await sandbox.state('wolkvox')) as State).tenants.modulotest;
		expect(activities.map(({ type, fields }) => [type, fields.name, fields.id_record])).toEqual([
			['task', 'Llamar a Luisa', modules.contacts.records[0].wolkvox_id],
		]);
	},
};
