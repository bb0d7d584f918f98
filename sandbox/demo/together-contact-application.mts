import type { State } from '../vendors/wolkvox.mts';
import type { WorkflooState } from '../vendors/workfloo.mts';
import type { Scenario } from './scenario.mts';

const WORKFLOW = 'wolkvox CRM and Workfloo: contact becomes application';

export const scenario: Scenario = {
	example: 'together/contact-application',
	title: 'A contact of wolkvox CRM becomes a Workfloo application; its result is noted in the CRM',
	run: async ({ sandbox, n8n, check, waitFor }) => {
		const apply = async (email: string) =>
			await n8n.webhook('together-contact-application', { method: 'POST', body: { email } });
		const known = await apply('luisa.rios@example.com');
		await apply('nobody@example.com');
		const executions = await waitFor('two finished executions', async () => {
			const found = await n8n.executions(WORKFLOW);
			return found.filter(({ status }) => status === 'success').length === 2 ? found : undefined;
		});
		const { runs, billed } = (await sandbox.state('workfloo')) as WorkflooState;
		const run = runs.at(-1);
		const { modules } = ((await sandbox.state('wolkvox')) as State).tenants.modulotest;
		const note = modules.cases.records.at(-1);
		const requests = [
			...(await sandbox.requests('wolkvox')),
			...(await sandbox.requests('workfloo')),
		];
		return [
			check('answer to the caller', 200, known.status),
			check(
				'answers at Workfloo',
				{ first_name: 'Luisa', last_name_1: 'Ríos', email: 'luisa.rios@example.com' },
				run?.answers,
			),
			check('billed runs', 1, billed.filter(({ what }) => what === 'run').length),
			check(
				'case in the CRM',
				['luisa.rios@example.com', `Workfloo application ${run?.id}: SUCCESS`, 'closed'],
				[note?.contact, note?.description, note?.status],
			),
			check(
				'noted',
				[{ case: note?.wolkvox_id, run: run?.id, status: 'SUCCESS' }],
				executions.flatMap((execution) => execution.output('Noted')),
			),
			check(
				'not noted',
				[{ problem: 'The CRM has no contact with this address', email: 'nobody@example.com' }],
				executions.flatMap((execution) => execution.output('Not noted')),
			),
			check(
				'requests that the contracts refuse',
				[],
				requests.filter(({ valid }) => !valid),
			),
		];
	},
};
