import type { GamfiState } from '../vendors/gamfi.mts';
import { agentsScenarios } from './agents.mts';

const EWA = {
	employee_email: 'ewa.lis@example.com',
	manager_email: '',
	first_name: 'Ewa',
	last_name: 'Lis',
};

export const [assistant, server] = agentsScenarios({
	vendor: 'gamfi',
	assistant: 'onboarding-assistant',
	title: 'starts an onboarding and an offboarding, and completes a step',
	calls: [
		{
			tool: 'Start_onboarding',
			arguments: { ...EWA, key_date: 'the first Monday of March' },
			reads: "'Key Date' is not a date: the first Monday of March",
		},
		{
			tool: 'Start_onboarding',
			arguments: { ...EWA, key_date: '2026-03-02' },
			reads: 'process_id',
		},
		{
			tool: 'Complete_step',
			arguments: ([, started = '']) => ({
				process_id: /"process_id\\*":\\*"?(\d+)/.exec(started)?.[1],
				action_id: 'laptop',
			}),
			reads: 'success',
		},
		{
			tool: 'Start_offboarding',
			arguments: { ...EWA, key_date: '2026-12-31' },
			reads: 'process_id',
		},
		{
			tool: 'Create_employee',
			arguments: { first_name: 'Ola', last_name: 'Mak', email: 'ola@example.com' },
			reads: 'Ola',
		},
	],
	look: async ({ sandbox, check }) => {
		const { users, processes } = (await sandbox.state('gamfi')) as GamfiState;
		const ewa = users.find(({ email }) => email === EWA.employee_email);
		const started = processes.filter(({ employeeId }) => employeeId === ewa?.id);
		return [
			check(
				'processes of Ewa Lis at Gamfi',
				['2026-03-02', '2026-12-31'],
				started.map(({ keyDate }) => keyDate),
			),
			check(
				'her laptop',
				'Completed',
				started[0]?.actions.find(({ id }) => id === 'laptop')?.status,
			),
			check(
				'Ola Mak',
				true,
				users.some(({ email }) => email === 'ola@example.com'),
			),
		];
	},
});
