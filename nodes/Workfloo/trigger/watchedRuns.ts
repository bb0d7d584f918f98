import type { PolledRecord, PollSource, PollTools } from '../../shared/poll';
import { runPaging } from '../api/paging';
import { simplifiedRun } from '../api/records';
import { textOf } from '../api/status';
import { finalStatusesOf } from '../resources/properties';

const DAY = 24 * 60 * 60 * 1000;

const DEFAULT_LOOK_BACK = 30;

/** Within both limits that Kiban's pages name (1,000 and 10,000). */
const watchPaging = { ...runPaging, pageSize: 1_000 };

/**
 * Runs as the poll trigger sees them. Kiban's list knows no "changed since", so all runs of the last
 * days are read and compared with those seen before.
 */
export const watchedRuns: PollSource = {
	read,
	overlap: 0,
	memory: 'all',
	sampleWindow: 7 * DAY,
	watched: ['event', 'workflooName', 'options.lookBack', 'options.sandbox'],
};

async function read(
	{ parameters, list }: PollTools,
	_since: Date,
	until: Date,
): Promise<PolledRecord[]> {
	const days = parameters.optionalNumber('options.lookBack') ?? DEFAULT_LOOK_BACK;
	const runs = await list(
		{
			method: 'GET',
			path: '/api/v2/workfloo',
			query: {
				from: new Date(until.getTime() - days * DAY).toISOString(),
				to: until.toISOString(),
				name: parameters.optionalText('workflooName'),
			},
		},
		watchPaging,
	);
	const finals = finalStatusesOf(parameters);
	const wantsEnds = parameters.text('event') === 'ended';
	return runs
		.filter(({ status }) => !wantsEnds || finals.includes(textOf(status)))
		.map((run) => ({
			id: textOf(run.id),
			// An ended run is told once; otherwise every new step, status and modification counts.
			version: wantsEnds
				? 'ended'
				: [run.modifiedAt ?? run.modified, run.status, run.currentNodeName].map(textOf).join('|'),
			json: parameters.flag('simplify') ? simplifiedRun(run) : run,
		}))
		.reverse();
}
