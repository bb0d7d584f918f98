import type { GamfiState } from '../vendors/gamfi.mts';
import type { Scenario } from './scenario.mts';

export const scenario: Scenario = {
	example: 'gamfi/hire-form',
	title: 'A hire form starts an onboarding and answers the caller',
	run: async ({ sandbox, n8n, check }) => {
		const hire = {
			email: 'ewa.lis@example.com',
			forename: 'Ewa',
			surname: 'Lis',
			startDate: '2026-03-02',
			managerEmail: 'anna.nowak@example.com',
		};
		const post = async (body: object) =>
			await n8n.webhook('gamfi-hire-form', { method: 'POST', body });
		const started = await post(hire);
		const refused = await post({ ...hire, email: 'not an address' });

		const { processes, users } = (await sandbox.state('gamfi')) as GamfiState;
		const employee = users.find(({ email }) => email === hire.email);
		const invalid = (await sandbox.requests('gamfi')).filter(({ valid }) => !valid);
		return [
			check('answer to the form', 201, started.status),
			check('answer to a wrong address', 422, refused.status),
			check(
				'reason in it',
				"'Employee Email' is not an e-mail address: not an address",
				(refused.body as { reason?: string }).reason,
			),
			check('account at Gamfi', ['Ewa', 'Lis'], [employee?.forename, employee?.surname]),
			check(
				'processes for this person',
				[{ keyDate: '2026-03-02' }],
				processes
					.filter(({ employeeId }) => employeeId === employee?.id)
					.map(({ keyDate }) => ({ keyDate })),
			),
			check('requests that the contract refuses', [], invalid),
		];
	},
};
