import { additionalFields } from '../../../../shared/collections';
import { InputProblem } from '../../../../shared/inputProblem';
import { type Flow, flowOperation, newRecord } from '../../../../shared/operation';
import { NOTHING_SUPPLIED, reportOf } from '../../../api/report';
import { statusIfReadable } from '../../../api/runs';
import { type Reading, readStatus, textOf, unknownStatusHint } from '../../../api/status';
import { costNotice, finalStatuses, finalStatusesOf, sandboxMode } from '../../properties';
import { definitionId, firstForm, readStart, start, startFields } from '../start';
import { isAwaited, waitForProperty } from './waking';

/**
 * While the engine is busy with the first step, a callback could come before n8n sleeps. A status that
 * cannot be read is asked for a few times only: the longer the node is awake, the more it misses.
 */
const SETTLING = { lookEvery: 500, looks: 20, unreadable: 3 };

const DEFAULT_LIMIT = 60;

/** A year. n8n stores the moment, which has to be a date. */
const LONGEST_LIMIT = 525_600;

/**
 * Starts a run with n8n's resume address as callback and puts the execution to sleep; `waking.ts`
 * wakes it. A callback that comes before n8n has gone to sleep is refused by n8n and would be lost, so
 * the status is looked at after the start, until the run is parked: it then moves only by a person or
 * a timer.
 */
export const executeAndWait = flowOperation({
	name: 'Execute and Wait',
	value: 'executeAndWait',
	action: 'Execute workfloo and wait',
	description: 'Start a run and let the workflow sleep until Workfloo reports back',
	kind: 'write',
	properties: [
		costNotice(
			'Each production run is billed. This operation takes one item at a time: an execution of n8n can sleep only once, so put it into a Loop Over Items for several.',
		),
		definitionId,
		...firstForm,
		waitForProperty,
		{
			displayName: 'Time Limit (Minutes)',
			name: 'timeLimit',
			type: 'number',
			default: DEFAULT_LIMIT,
			typeOptions: { minValue: 0, maxValue: LONGEST_LIMIT },
			description:
				'How long to sleep at most. The item then goes on with timedOut and the status of the start: n8n does not run this node again, so add a Get Status for the current one.',
		},
		additionalFields(...startFields),
	],
	options: [finalStatuses, sandboxMode],
	input: (parameters) => {
		refuseWhatCannotSleep(parameters);
		const minutes = parameters.optionalNumber('timeLimit') ?? DEFAULT_LIMIT;
		if (minutes < 0 || minutes > LONGEST_LIMIT) {
			throw new InputProblem(
				'timeLimit',
				'is out of range',
				`Enter 0 to ${LONGEST_LIMIT} minutes.`,
			);
		}
		// The address itself is the secret: n8n refuses it without its token.
		const callbackUrl = parameters.evaluate('{{ $execution.resumeUrl }}');
		return {
			starting: readStart(parameters, { callbackUrl }),
			waitFor: parameters.optionalText('waitFor'),
			finals: finalStatusesOf(parameters),
			limit: minutes * 60_000,
		};
	},
	subject: newRecord,
	run: async (flow, { starting, waitFor, finals, limit }) => {
		const { id } = await start(flow, starting);
		const reading = await settledStatus(flow, textOf(id), finals);
		if (reading.state === 'unknown') flow.hint(unknownStatusHint(reading.status));
		const report = reportOf(reading, NOTHING_SUPPLIED, { timedOut: false });
		if (!isAwaited(reading, waitFor)) {
			await flow.sleep(new Date(Date.now() + limit), { ...report, timedOut: true });
		}
		return report;
	},
});

/** Before anything is started and billed. */
function refuseWhatCannotSleep({
	isTool,
	itemCount,
}: {
	isTool: boolean;
	itemCount: number;
}): void {
	if (isTool) {
		throw new InputProblem(
			'operation',
			'cannot sleep within an AI agent. No run was started',
			'Use Execute, and Get Status later.',
		);
	}
	if (itemCount < 2) return;
	throw new InputProblem(
		'operation',
		`takes one item at a time, but got ${itemCount}. No run was started`,
		'Put the node into a Loop Over Items, or use Execute with a callback to a Workfloo Trigger.',
	);
}

/** The run exists and may be billed: a status that cannot be read must not look like a failed start. */
async function settledStatus(flow: Flow, id: string, finals: string[]): Promise<Reading> {
	let unreadable = 0;
	for (let looks = 1; ; looks++) {
		const status = await statusIfReadable(flow, id);
		if (!status) unreadable += 1;
		const reading = readStatus(status ?? { id }, finals);
		const isSettled = reading.state !== 'working' && reading.needs !== 'other';
		if (isSettled || looks >= SETTLING.looks || unreadable >= SETTLING.unreadable) return reading;
		await flow.wait(SETTLING.lookEvery);
	}
}
