import type { Tally } from './queueCalls.mts';
import { processes } from './queueCluster.mts';
import type { Logins } from './queueGround.mts';

/** What may not happen in a scenario. */
export type Goal = 'lost' | 'doubled' | 'failed' | 'unanswered';

/** One row of the table. */
export interface Row {
	what: string;
	tally: Tally;
	logins: Logins;
	goals: Goal[];
}

export const head = [
	'What happened',
	'Runs',
	'Lost',
	'Doubled',
	'Failed',
	'No answer',
	`Logins (${processes.join(', ')})`,
];

/** What was a goal and is met is in bold on the page. */
export function cellsOf({ what, tally, logins }: Row): string[] {
	const { runs, lost, doubled, failed, unanswered, unansweredButDone } = tally;
	const although = unanswered === 0 ? '' : `, ${unansweredButDone} of them done`;
	return [
		what,
		...[runs, lost, doubled, failed].map(String),
		`${unanswered}${although}`,
		processes.map((name) => logins[name]).join(', '),
	];
}

/** Each goal of a row in words, and whether it is met. */
export function goalsOf({ what, tally, goals }: Row): { text: string; isMet: boolean }[] {
	return goals.map((goal) => {
		const count = tally[goal];
		const why = goal === 'failed' && count > 0 ? ` (${tally.reasons.join('; ')})` : '';
		return { text: `${what}: ${count} ${words[goal]}${why}`, isMet: count === 0 };
	});
}

const words: Record<Goal, string> = {
	lost: 'lost',
	doubled: 'done twice',
	failed: 'failed',
	unanswered: 'without an answer',
};
