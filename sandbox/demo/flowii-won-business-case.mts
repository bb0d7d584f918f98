import type { State } from '../vendors/flowii.mts';
import type { Scenario } from './scenario.mts';
import { winCase } from './winCase.mts';

export const scenario: Scenario = {
	example: 'flowii/won-business-case',
	title: 'A business case that was won becomes an order with a task',
	run: async ({ sandbox, n8n, check, waitFor }) => {
		const before = (await sandbox.state('flowii')) as State;
		const known = new Set(before.records.map(({ id }) => id));
		const state = async () => (await sandbox.state('flowii')) as State;
		const added = async (type: string) =>
			(await state()).records.filter((record) => record.type === type && !known.has(record.id));

		await winCase(sandbox, '40423');
		const [task] = await waitFor(
			'a task for the workshop',
			async () => {
				const tasks = await added('task');
				return tasks.length > 0 ? tasks : undefined;
			},
			90,
		);
		const orders = await added('order');
		const [execution] = await waitFor('a finished execution', async () => {
			const finished = await n8n.executions('FLOWii: won business case becomes order');
			return finished.length > 0 ? finished : undefined;
		});
		const requests = await sandbox.requests('flowii');
		const [order] = orders;
		return [
			check('execution', 'success', execution?.status),
			check(
				'orders at FLOWii',
				[['Vybavenie kaviarne', 6400]],
				orders.map(({ attributes }) => [attributes.name, attributes['anticipated-income-amount']]),
			),
			check(
				'what the order belongs to',
				{
					partner: { type: 'partner', id: '457851' },
					'business-case': { type: 'business-case', id: '40423' },
					'responsible-users': [
						{ type: 'user', id: '11141' },
						{ type: 'user', id: '11143' },
					],
				},
				{
					partner: order?.relationships.partner,
					'business-case': order?.relationships['business-case'],
					'responsible-users': order?.relationships['responsible-users'],
				},
			),
			check('task', 'Plan Vybavenie kaviarne', task?.attributes.caption),
			check('its order', { type: 'order', id: order?.id }, task?.relationships.order),
			check('refused', [], execution?.output('Not ordered')),
			check(
				'requests that the contract refuses',
				[],
				requests.filter(({ valid }) => !valid),
			),
		];
	},
};
