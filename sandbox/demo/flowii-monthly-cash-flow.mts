import type { State } from '../vendors/flowii.mts';
import type { Scenario } from './scenario.mts';

export const scenario: Scenario = {
	example: 'flowii/monthly-cash-flow',
	title: 'The cash flow of last month becomes a CSV file',
	run: async ({ sandbox, n8n, check }) => {
		const month = lastMonth();
		const execution = await n8n.execute('FLOWii: cash flow of last month as file');
		const { records } = (await sandbox.state('flowii')) as State;
		const expected = records
			.filter(
				({ type, attributes }) =>
					type === 'cash-flow' && String(attributes['payment-date']).startsWith(month),
			)
			.map(({ attributes }) => ({
				date: String(attributes['payment-date']).slice(0, 10),
				kind: attributes.type === 1 ? 'Income' : 'Expense',
				amount: attributes.amount,
				purpose: attributes.purpose,
			}));
		const requests = await sandbox.requests('flowii');
		const rows = execution
			.output('Rows')
			.map(({ date, kind, amount, purpose }) => ({ date, kind, amount, purpose }));
		return [
			check('execution', 'success', execution.status),
			check('there is something to export', true, expected.length > 0),
			check('rows', expected, rows),
			check(
				'currencies',
				['EUR'],
				[...new Set(execution.output('Rows').map(({ currency }) => currency))],
			),
			check(
				'file',
				[{ file: `cash-flow-${month}.csv`, rows: expected.length }],
				execution.output('Cash flow file'),
			),
			check('refused', [], execution.output('Not read')),
			check(
				'entries read in full at FLOWii',
				expected.length,
				requests.filter(({ operationId }) => operationId === 'getCashFlow').length,
			),
			check(
				'requests that the contract refuses',
				[],
				requests.filter(({ valid }) => !valid),
			),
		];
	},
};

/** `2026-01`, in the zone of the workflow. */
function lastMonth(): string {
	const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Bratislava' }).format();
	const [year = 0, month = 0] = today.split('-').map(Number);
	return new Date(Date.UTC(year, month - 2, 1)).toISOString().slice(0, 7);
}
