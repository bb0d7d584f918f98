import type { GamfiState } from '../../../sandbox/vendors/gamfi.mts';
import type { AgentCase } from './case.mts';

/** Gamfi documents no call that reads. */
export const gamfi: AgentCase = {
	tools: [
		{
			name: 'Start onboarding',
			description: 'Start process in Gamfi',
			set: {
				resource: 'process',
				operation: 'start',
				workflowId: '3f9a81c3-132c-4660-b459-2226805b1d80',
			},
			filled: {
				employeeEmail: 'Employee_Email',
				keyDate: 'Key_Date',
				employeeForename: 'Employee_First_Name',
				employeeSurname: 'Employee_Last_Name',
			},
		},
		{
			name: 'Complete action',
			description: 'Complete action of process in Gamfi',
			set: { resource: 'action', operation: 'complete' },
			filled: { processId: 'Process_ID', actionId: 'Action_ID' },
		},
	],
	calls: [
		{
			tool: 'Start_onboarding',
			arguments: {
				Employee_Email: 'ewa.lis@example.com',
				Employee_First_Name: 'Ewa',
				Employee_Last_Name: 'Lis',
				Key_Date: 'the first Monday of March',
			},
			reads: ["'Key Date' is not a date", 'the first Monday of March'],
		},
		{
			tool: 'Start_onboarding',
			arguments: {
				Employee_Email: 'ewa.lis@example.com',
				Employee_First_Name: 'Ewa',
				Employee_Last_Name: 'Lis',
				Key_Date: '2026-03-02',
			},
			reads: ['process_id'],
		},
		{
			tool: 'Complete_action',
			arguments: (results) => ({
				Process_ID: /"process_id\\*":\\*"?(\d+)/.exec(results[1] ?? '')?.[1],
				Action_ID: 'laptop',
			}),
			reads: ['success'],
		},
	],
	check: async (sandbox) => {
		const { users, processes } = (await sandbox.state('gamfi')) as GamfiState;
		const employee = users.find(({ email }) => email === 'ewa.lis@example.com');
		const started = processes.filter(({ employeeId }) => employeeId === employee?.id);
		expect(employee).toMatchObject({ forename: 'Ewa', surname: 'Lis' });
		expect(started).toMatchObject([{ keyDate: '2026-03-02' }]);
		expect(started[0]?.actions).toContainEqual({ id: 'laptop', status: 'Completed' });
	},
};
