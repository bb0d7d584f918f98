import type { State } from '../vendors/flowii.mts';
import type { GamfiState } from '../vendors/gamfi.mts';
import type { Scenario } from './scenario.mts';
import { winCase } from './winCase.mts';

const WORKFLOW = 'FLOWii and Gamfi: won business case starts onboarding';

export const scenario: Scenario = {
	example: 'together/won-case-onboarding',
	title: 'A business case that was won in FLOWii starts an onboarding in Gamfi, once',
	run: async ({ sandbox, n8n, check }) => {
		const nothing = await n8n.execute(WORKFLOW);
		await winCase(sandbox, '40423');
		const first = await n8n.execute(WORKFLOW);
		const again = await n8n.execute(WORKFLOW);

		const { records } = (await sandbox.state('flowii')) as State;
		const { users, processes } = (await sandbox.state('gamfi')) as GamfiState;
		const email = keyContactOf(records, '40423');
		const employee = users.find((user) => user.email === email);
		const requests = [...(await sandbox.requests('flowii')), ...(await sandbox.requests('gamfi'))];
		return [
			check(
				'executions',
				['success', 'success', 'success'],
				[nothing, first, again].map(({ status }) => status),
			),
			check('before a case was won', [], nothing.output('Started')),
			check(
				'started',
				[['Vybavenie kaviarne', email]],
				first.output('Started').map((started) => [started.case, started.person]),
			),
			check('started a second time', [], again.output('Started')),
			check('not started', [], first.output('Not started')),
			check(
				'processes of the key contact at Gamfi',
				['3f9a81c3-132c-4660-b459-2226805b1d80'],
				processes
					.filter(({ employeeId }) => employeeId === employee?.id)
					.map(({ workflowId }) => workflowId),
			),
			check(
				'requests that the contracts refuse',
				[],
				requests.filter(({ valid }) => !valid),
			),
		];
	},
};

function keyContactOf(records: State['records'], caseId: string): unknown {
	const linked = (type: string, id: string | undefined, name: string) => {
		const record = records.find((candidate) => candidate.type === type && candidate.id === id);
		return [record?.relationships[name]].flat()[0];
	};
	const partner = linked('business-case', caseId, 'partner');
	const contact = linked('partner', partner?.id, 'key-contact');
	return records.find(({ type, id }) => type === 'contact' && id === contact?.id)?.attributes.email;
}
