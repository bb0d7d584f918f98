import type { Scenario } from './scenario.mts';

export const scenario: Scenario = {
	example: 'flowii/list-companies',
	title: 'A schedule lists the companies of the FLOWii login',
	run: async ({ sandbox, n8n, check }) => {
		const execution = await n8n.execute('FLOWii: list companies every morning');
		const requests = await sandbox.requests('flowii');
		return [
			check('execution', 'success', execution.status),
			check(
				'companies in n8n',
				[{ companyId: '4523', company: 'Lipa Nábytok s. r. o.' }],
				execution.output('Company list'),
			),
			check('refused', [], execution.output('Not listed')),
			check(
				'calls at FLOWii',
				['GET /companies 200'],
				requests
					.filter(({ operationId }) => operationId !== 'getToken')
					.map(({ method, path, status }) => `${method} ${path} ${status}`),
			),
			check(
				'requests that the contract refuses',
				[],
				requests.filter(({ valid }) => !valid),
			),
		];
	},
};
