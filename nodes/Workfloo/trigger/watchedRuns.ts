import type { IDataObject } from 'n8n-workflow';

import type { Parameters } from '../../shared/parameters';
import type { PolledRecord, PollSource, PollTools } from '../../shared/poll';
import { listRequest, runPaging } from '../api/paging';
import { simplifiedRun } from '../api/records';
import { readStatus, textOf } from '../api/status';
import { finalStatusesOf } from '../resources/properties';

const DAY = 24 * 60 * 60 * 1000;

const DEFAULT_LOOK_BACK = 30;

/** Within both limits that Kiban's pages name (1,000 and 10,000). */
const watchPaging = { ...runPaging, pageSize: 1_000 };

/** For a sample: the runs of a week, or of the whole time when there were none. */
const SAMPLE_DAYS = 7;

/**
 * Runs as the poll trigger sees them. Kiban's list knows no "changed since", so all runs of the last
 * days are read and compared with those seen before.
 */
export const watchedRuns: PollSource = {
	read,
	sample,
	overlap: 0,
	memory: 'all',
	watched: [
		'event',
		'workflooName',
		'options.finalStatuses',
		'options.lookBack',
		'options.sandbox',
	],
};

async function read(
	{ parameters, list }: PollTools,
	_since: Date,
	until: Date,
): Promise<PolledRecord[]> {
	const runs = await list(runsOf(parameters, lookBackOf(parameters), until), watchPaging);
	return polled(runs, parameters).reverse();
}

/** One page of the list, or one more when the last days brought nothing to show. */
async function sample({ parameters, list }: PollTools, size: number): Promise<PolledRecord[]> {
	const lookBack = lookBackOf(parameters);
	for (const days of [Math.min(SAMPLE_DAYS, lookBack), lookBack]) {
		const spec = runsOf(parameters, days, new Date());
		const runs = await list(spec, runPaging, runPaging.pageSize);
		const newest = runs.sort((a, b) => createdOf(b).localeCompare(createdOf(a)));
		const records = polled(newest, parameters);
		if (records.length > 0) return records.slice(0, size);
	}
	return [];
}

function lookBackOf(parameters: Parameters): number {
	return parameters.optionalNumber('options.lookBack') ?? DEFAULT_LOOK_BACK;
}

/** Up to a day ahead: Kiban's clock may be before ours, and both ends of a period have to be named. */
function runsOf(parameters: Parameters, days: number, until: Date) {
	return listRequest({
		from: new Date(until.getTime() - days * DAY).toISOString(),
		to: new Date(until.getTime() + DAY).toISOString(),
		name: parameters.optionalText('workflooName'),
	});
}

/** A status that nobody knows counts as an end, marked, because it may be one. */
function polled(runs: IDataObject[], parameters: Parameters): PolledRecord[] {
	const finals = finalStatusesOf(parameters);
	const wantsEnds = parameters.text('event') === 'ended';
	const isSimple = parameters.flag('simplify');
	return runs.flatMap((run) => {
		const { state } = readStatus(run, finals);
		const isUnknown = state === 'unknown';
		if (wantsEnds && state !== 'ended' && !isUnknown) return [];
		const json = { ...(isSimple ? simplifiedRun(run) : run), unknownStatus: isUnknown };
		return [{ id: textOf(run.id), version: versionOf(run, wantsEnds, isUnknown), json }];
	});
}

/** An end is told once, an unknown status too; otherwise every new step, status and modification counts. */
function versionOf(run: IDataObject, wantsEnds: boolean, isUnknown: boolean): string {
	if (wantsEnds) return isUnknown ? textOf(run.status) : 'ended';
	const modified = run.modifiedAt ?? run.modified;
	return [modified, run.status, run.currentNodeName].map(textOf).join('|');
}

/** The summary and the detail have different names for it. */
const createdOf = (run: IDataObject) => textOf(run.createdAt ?? run.created);
