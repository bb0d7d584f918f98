import type { GamfiState } from '../vendors/gamfi.mts';
import type { Scenario } from './scenario.mts';

const FILE = `email,forename,surname,start_date,manager_email
ola.mak@example.com,Ola,Mak,2026-03-02,anna.nowak@example.com
no-address,Jan,Byk,2026-03-02,anna.nowak@example.com
ida.wilk@example.com,Ida,Wilk,31st of March,anna.nowak@example.com
leon.rak@example.com,Leon,Rak,2026-04-01,anna.nowak@example.com
`;

export const scenario: Scenario = {
	example: 'gamfi/spreadsheet-of-hires',
	title: 'A file of hires starts their onboardings and reports who failed and why',
	run: async ({ sandbox, n8n, check, waitFor }) => {
		await n8n.webhook('gamfi-spreadsheet', {
			method: 'POST',
			raw: Buffer.from(FILE),
			headers: { 'content-type': 'text/csv' },
		});
		const execution = await waitFor('the execution', async () => {
			const [newest] = await n8n.executions('Gamfi: spreadsheet of hires');
			return newest;
		});
		const { users } = (await sandbox.state('gamfi')) as GamfiState;
		const starts = (await sandbox.requests('gamfi')).filter(
			({ operationId }) => operationId === 'startProcess',
		);
		return [
			check('execution', 'success', execution.status),
			check(
				'started',
				[{ email: 'ola.mak@example.com' }, { email: 'leon.rak@example.com' }],
				execution.output('Started'),
			),
			check(
				'who failed and why',
				[
					['Jan Byk', "'Employee Email' is not an e-mail address: no-address"],
					['Ida Wilk', "'Key Date' is not a date: 31st of March"],
				],
				execution.output('Who failed and why').map(({ name, reason }) => [name, reason]),
			),
			check('report files', 1, execution.output('Report file').length),
			check('starts that Gamfi saw', 2, starts.length),
			check(
				'accounts at Gamfi',
				['ola.mak@example.com', 'leon.rak@example.com'],
				users.map(({ email }) => email).filter((email) => /^(ola|leon|ida|no)/.test(email)),
			),
		];
	},
};
