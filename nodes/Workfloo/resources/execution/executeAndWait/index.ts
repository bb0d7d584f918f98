import type { IDataObject } from 'n8n-workflow';

import { InputProblem } from '../../../../shared/inputProblem';
import type { Flow, FlowOperation } from '../../../../shared/operation';
import { isRecord } from '../../../../shared/values';
import { reportOf } from '../../../api/report';
import { startRequest, statusIfReadable } from '../../../api/runs';
import { readStatus, type RunStatus, textOf } from '../../../api/status';
import {
	costNotice,
	definitionId,
	finalStatuses,
	finalStatusesOf,
	sandboxMode,
	startFields,
} from '../../properties';
import { isAwaited, NOTHING_SUPPLIED, waitForProperty } from './waking';

/** While the engine is busy with the first step, a callback could come before n8n sleeps. */
const SETTLING = { lookEvery: 500, lookFor: 10_000 };

const DEFAULT_LIMIT = 60;

/**
 * Starts a run with n8n's resume address as callback and puts the execution to sleep; `waiting.ts`
 * wakes it. A callback that comes before n8n has gone to sleep is refused by n8n and would be lost, so
 * the status is looked at after the start, until the run is parked: it then moves only by a person or
 * a timer.
 */
export const executeAndWait: FlowOperation = {
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
		waitForProperty,
		{
			displayName: 'Time Limit (Minutes)',
			name: 'timeLimit',
			type: 'number',
			default: DEFAULT_LIMIT,
			typeOptions: { minValue: 0, numberPrecision: 2 },
			description:
				'How long to sleep at most. The item then goes on with timedOut and the status of the start: n8n does not run this node again, so add a Get Status for the current one.',
		},
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: startFields,
		},
	],
	options: [finalStatuses, sandboxMode],
	run: async (flow) => {
		refuseWhatCannotSleep(flow);
		const { parameters, engine } = flow;
		const callbackUrl = String(
			engine.evaluateExpression('{{ $execution.resumeUrl }}', flow.itemIndex),
		);
		// The address itself is the secret: n8n refuses it without its token.
		const { body } = await flow.call(startRequest(parameters, { callbackUrl }));
		const id = isRecord(body) ? textOf(body.id) : '';
		const status = await settledStatus(flow, id);
		const report = reportOf(status, finalStatusesOf(parameters), NOTHING_SUPPLIED, {
			timedOut: false,
		});
		const isOver = isAwaited(status, parameters.text('waitFor'), finalStatusesOf(parameters));
		if (!isOver) await sleepUntilCalled(flow, report);
		return report;
	},
};

/** Before anything is started and billed. */
function refuseWhatCannotSleep({ engine }: Flow): void {
	if (engine.isToolExecution()) {
		throw new InputProblem(
			'operation',
			'cannot sleep within an AI agent. No run was started',
			'Use Execute, and Get Status later.',
		);
	}
	const count = engine.getInputData().length;
	if (count < 2) return;
	throw new InputProblem(
		'operation',
		`takes one item at a time, but got ${count}. No run was started`,
		'Put the node into a Loop Over Items, or use Execute with a callback to a Workfloo Trigger.',
	);
}

async function settledStatus(flow: Flow, id: string): Promise<RunStatus> {
	for (let looked = 0; ; looked += SETTLING.lookEvery) {
		// The run exists and may be billed: a status that cannot be read must not look like a failed start.
		const status = (await statusIfReadable(flow, id)) ?? { id };
		if (readStatus(status).state !== 'working' || looked >= SETTLING.lookFor) return status;
		await flow.wait(SETTLING.lookEvery);
	}
}

async function sleepUntilCalled({ engine, parameters }: Flow, report: IDataObject): Promise<void> {
	const minutes = parameters.optionalNumber('timeLimit') ?? DEFAULT_LIMIT;
	// At the time limit n8n passes on what stands here, without running the node again.
	engine.getExecuteData().data = {
		main: [[{ json: { ...report, timedOut: true }, pairedItem: { item: 0 } }]],
	};
	await engine.putExecutionToWait(new Date(Date.now() + minutes * 60_000));
}
