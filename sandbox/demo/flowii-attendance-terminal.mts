import type { State } from '../vendors/flowii.mts';
import type { Scenario } from './scenario.mts';

export const scenario: Scenario = {
	example: 'flowii/attendance-terminal',
	title: 'A terminal at the gate records arrivals and departures',
	run: async ({ sandbox, n8n, check }) => {
		const stamp = async (body: object) =>
			await n8n.webhook('flowii-attendance', { method: 'POST', body });
		const arrival = {
			user: '11144',
			direction: 'in',
			at: '2026-02-02T05:58:00Z',
			terminal: 'Gate 2',
		};
		const came = await stamp(arrival);
		const left = await stamp({ ...arrival, direction: 'out', at: '2026-02-02T14:01:30+01:00' });
		const stranger = await stamp({ ...arrival, user: '99999' });
		const blank = await stamp({ ...arrival, at: 'yesterday' });

		const { records } = (await sandbox.state('flowii')) as State;
		const recorded = records.filter(({ type }) => type === 'attendance-event');
		const requests = await sandbox.requests('flowii');
		return [
			check('answer to the arrival', { status: 200, body: { recorded: recorded[0]?.id } }, came),
			check('answer to the departure', { status: 200, body: { recorded: recorded[1]?.id } }, left),
			check(
				'answer to an unknown user',
				{ status: 422, body: { problem: 'user: the user 99999 does not exist' } },
				stranger,
			),
			check(
				'answer to a moment that is none',
				{ status: 422, body: { problem: "'Date and Time' is not a date: yesterday" } },
				blank,
			),
			check(
				'records at FLOWii, in local time',
				[
					{ type: 1, 'date-time': '2026-02-02T06:58:00', note: 'Terminal Gate 2' },
					{ type: 2, 'date-time': '2026-02-02T14:01:30', note: 'Terminal Gate 2' },
				],
				recorded.map(({ attributes }) => attributes),
			),
			check(
				'whose they are',
				['11144', '11144'],
				recorded.map(({ relationships }) => [relationships.user].flat()[0]?.id),
			),
			check(
				'requests that the contract refuses',
				[],
				requests.filter(({ valid }) => !valid),
			),
		];
	},
};
