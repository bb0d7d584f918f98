import type { IDataObject } from 'n8n-workflow';

import { isVendorError, withMore } from '../../../../shared/nodeErrors';
import type { Flow } from '../../../../shared/operation';
import type { RequestSpec } from '../../../../shared/request';
import { answerRequest } from '../../../api/answers';
import { withLabels } from '../../../api/labels';
import { isOptional, missingFor, reportOf, type Supplies } from '../../../api/report';
import { statusOf } from '../../../api/runs';
import {
	isNipPending,
	isNipUnsent,
	listOf,
	part,
	type Reading,
	readStatus,
	type RunStatus,
	sendErrorOf,
	stepKey,
	textOf,
	timerLeft,
	unknownStatusHint,
} from '../../../api/status';
import { answersFor, documentsOf, labelsOf } from '../../../api/step';

export interface AdvanceInput extends Supplies {
	id: string;
	nip?: string;
	otp?: string;
	/** Send the NIP when the run comes to that step. */
	sendsNip: boolean;
	/** Answer steps that require nothing with nothing. */
	skipsOptional: boolean;
	finals: string[];
	/** Milliseconds between two looks at the status. */
	interval: number;
	/** Milliseconds without any progress after which Advance gives up waiting. */
	patience: number;
}

/** A run that asks for more than this goes round in a circle. */
const MOST_ANSWERS = 100;

/**
 * Answers step after step from what the user supplied, until something is missing, a person must act,
 * or the run has ended. A step (`stepKey`) is never answered twice: Kiban's status shows an answered
 * step for a moment longer, and each answer may set off billed queries. Only a NIP is sent again, if
 * the run has gone on and comes back to ask for a new one.
 *
 * @returns the last status with `finished`, `unknownStatus`, `needs`, `missing` and `answered`, the
 * steps answered now
 */
export async function advance(flow: Flow, input: AdvanceInput): Promise<IDataObject> {
	const answered: IDataObject[] = [];
	try {
		return await answerSteps(flow, input, answered);
	} catch (error) {
		throw withAnswered(error, answered);
	}
}

/** Says in the error which steps were answered before, so that nobody answers them again. */
function withAnswered(error: unknown, answered: IDataObject[]): unknown {
	return isVendorError(error) && answered.length > 0
		? withMore(error, { details: { answered } })
		: error;
}

async function answerSteps(
	flow: Flow,
	input: AdvanceInput,
	answered: IDataObject[],
): Promise<IDataObject> {
	const done = new Set<string>();
	let last: string | undefined;
	/** The failure of an earlier NIP, which the status shows for a moment longer. */
	let oldFailure = '';
	// Counted, not read from a clock: that may be set meanwhile.
	let left = input.patience;
	for (let looks = 1; ; looks++) {
		const reading = readStatus(await statusOf(flow, input.id), input.finals);
		const { status, state, needs } = reading;
		if (state === 'unknown') flow.hint(unknownStatusHint(status));
		const isOver = state === 'ended' || state === 'unknown' || answered.length >= MOST_ANSWERS;
		if (isOver) return reportOf(reading, input, { answered });

		const key = stepKey(status);
		const mayAnswer = !done.has(key) || (isNipUnsent(status) && key !== last);
		const spec = mayAnswer ? answerTo(reading, input) : undefined;
		const failure = failureOf(status);
		const isSettling = key === last && (failure === '' || failure === oldFailure);
		// Somebody else may have answered just now, and the first look show the step before that.
		const isDoubtful = looks === 1 && (!spec || wasNipSent(status));
		const endsSoon = (timerLeft(status, Date.now()) ?? Infinity) <= left;
		const isBusy = state === 'working' || needs === 'other';
		if (isBusy) oldFailure = '';
		if (isBusy || isSettling || isDoubtful || endsSoon) {
			if (input.interval > left) return reportOf(reading, input, { answered });
			await flow.wait(input.interval);
			left -= input.interval;
			continue;
		}
		if (!spec) return reportOf(reading, input, { answered });
		await sent(flow, spec, status);
		answered.push({ step: status.currentNodeName, nodeId: status.currentNodeId, needs });
		done.add(key);
		last = key;
		oldFailure = failure;
		left = input.patience;
	}
}

async function sent(flow: Flow, spec: RequestSpec, status: RunStatus): Promise<void> {
	try {
		await flow.call(spec);
	} catch (error) {
		throw withLabels(error, labelsOf(status));
	}
}

/** Why a NIP could not be sent; empty if nothing went wrong. */
function failureOf(status: RunStatus): string {
	const error = sendErrorOf(status);
	return Object.keys(error).length === 0 ? '' : JSON.stringify(error);
}

/** Whether a NIP went out, although the run shows that it has still to be sent. */
function wasNipSent(status: RunStatus): boolean {
	return isNipUnsent(status) && listOf(part(status, 'link').events).length > 0;
}

/** The call that answers the step, or undefined when that takes something that was not supplied. */
function answerTo(reading: Reading, input: AdvanceInput): RequestSpec | undefined {
	const { status, needs } = reading;
	switch (needs) {
		case 'form':
			return filled(reading, input, needs, answersFor(status, input.answers));
		case 'documents':
			return filled(reading, input, needs, documentsFor(status, input.documents));
		case 'correction':
			return filled(reading, input, needs, answersFor(status, input.corrections));
		case 'otp':
			return input.otp === undefined
				? undefined
				: answerRequest(input.id, 'validateOtp', { body: { token: input.otp } });
		case 'nip':
			return nipCall(status, input);
		default:
			return undefined;
	}
}

function filled(
	reading: Reading,
	input: AdvanceInput,
	kind: 'form' | 'documents' | 'correction',
	answers: IDataObject,
): RequestSpec | undefined {
	if (missingFor(reading, input).length > 0) return undefined;
	const isWilling = input.skipsOptional && isOptional(reading);
	if (Object.keys(answers).length === 0 && !isWilling) return undefined;
	return answerRequest(input.id, kind, { body: answers });
}

function documentsFor(status: RunStatus, supplied: IDataObject): IDataObject {
	const ids = documentsOf(status).map(({ id }) => textOf(id));
	return Object.fromEntries(Object.entries(supplied).filter(([id]) => ids.includes(id)));
}

function nipCall(status: RunStatus, { id, nip, sendsNip }: AdvanceInput): RequestSpec | undefined {
	if (isNipUnsent(status)) {
		// A NIP that can never be sent is for somebody to look at.
		const isHopeless = sendErrorOf(status).recoverable === false;
		return sendsNip && !isHopeless ? answerRequest(id, 'sendNip') : undefined;
	}
	return isNipPending(status) && nip !== undefined
		? answerRequest(id, 'validateNip', { body: { nip } })
		: undefined;
}
