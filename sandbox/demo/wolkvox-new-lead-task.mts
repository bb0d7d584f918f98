import type { State } from '../vendors/wolkvox.mts';
import type { Demo, Scenario } from './scenario.mts';

/** The example polls every minute. */
const POLL_SECONDS = 90;

const WORKFLOW = 'wolkvox CRM: new lead gets task';

export const scenario: Scenario = {
	example: 'wolkvox/new-lead-task',
	title: 'A lead that somebody enters gets a task, once, also across a restart of n8n',
	restarts: true,
	run: async (demo) => {
		const { sandbox, n8n, check, waitFor } = demo;
		const tenant = async () => ((await sandbox.state('wolkvox')) as State).tenants.modulotest;

		await enterLead(demo, 'Panadería El Trigal');
		const first = await waitFor(
			'a task for the new lead',
			async () => (await tenant()).activities[0],
			POLL_SECONDS,
		);
		// n8n polls as soon as it is back, with the memory that it had.
		await enterLead(demo, 'Ferretería Ñandú');
		await n8n.restart();
		await waitFor(
			'a task for the second lead',
			async () => (await tenant()).activities[1],
			POLL_SECONDS,
		);
		await anotherPoll(demo);

		const { activities, modules } = await tenant();
		const [trigal] = modules.leads.records.slice(-2);
		const executions = await n8n.executions(WORKFLOW);
		return [
			check(
				'task for the lead',
				{
					type: 'task',
					name: 'Call back: Panadería El Trigal',
					module: 'leads',
					record: trigal.wolkvox_id,
				},
				{
					type: first.type,
					name: first.fields.name,
					module: first.fields.name_module,
					record: first.fields.id_record,
				},
			),
			check(
				'tasks at the end',
				['Call back: Panadería El Trigal', 'Call back: Ferretería Ñandú'],
				activities.map(({ fields }) => fields.name),
			),
			check(
				'executions',
				['success', 'success'],
				executions.map(({ status }) => status),
			),
			check(
				'planned',
				[{ lead: 'Ferretería Ñandú', task: activities[1].wolkvox_id }],
				executions[0].output('Planned'),
			),
		];
	},
};

/** Somebody works in the CRM, behind n8n's back. */
async function enterLead({ sandbox }: Demo, names: string): Promise<void> {
	await sandbox.act('wolkvox', {
		method: 'POST',
		path: '/server/API/v2/custom/insert.php',
		headers: { 'wolkvox-token': 'sandbox-token' },
		body: { operation: 'modulotest', module: 'leads', fields: { names, Origen: 'Teléfono' } },
	});
}

/** Waits until the trigger has asked the CRM once more. */
async function anotherPoll({ sandbox, waitFor }: Demo): Promise<void> {
	const asked = async () =>
		(await sandbox.requests('wolkvox')).filter(({ call }) => call === 'queryDates').length;
	const before = await asked();
	await waitFor(
		'another poll',
		async () => ((await asked()) > before ? true : undefined),
		POLL_SECONDS,
	);
}
