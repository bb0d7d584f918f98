import type { IDataObject } from 'n8n-workflow';

import { isVendorError, VendorError } from '../../../../shared/nodeErrors';
import type { Flow, RequestSpec } from '../../../../shared/operation';
import { path } from '../../../../shared/path';
import { isOptional, missingFor, reportOf, type Supplies } from '../../../api/report';
import { statusOf } from '../../../api/runs';
import {
	isNipPending,
	isNipUnsent,
	part,
	readStatus,
	type RunStatus,
	stepKey,
	textOf,
} from '../../../api/status';
import { answersFor, documentsOf } from '../../../api/step';

export interface AdvanceInput extends Supplies {
	id: string;
	/** Files of the item; read only when a step asks for them. */
	readDocuments(): Promise<IDataObject>;
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

/**
 * Answers step after step from what the user supplied, until something is missing, a person must act,
 * or the run has ended. A step (`stepKey`) is never answered twice: Kiban's status shows an answered
 * step for a moment longer, and each answer may set off billed queries.
 *
 * @returns the last status with `finished`, `needs`, `missing` and `answered`, the steps answered now
 */
export async function advance(flow: Flow, given: AdvanceInput): Promise<IDataObject> {
	let input = given;
	const answered = new Map<string, IDataObject>();
	let lastAnswered = '';
	let deadline = Date.now() + input.patience;
	for (let looks = 1; ; looks++) {
		const status = await statusOf(flow, input.id);
		const report = () =>
			reportOf(status, input.finals, input, { answered: [...answered.values()] });
		const key = stepKey(status);
		const { state, needs } = readStatus(status, input.finals);
		if (state === 'unknown') flow.hint(unknownStatus(status));
		if (state === 'ended' || state === 'unknown') return report();
		if (needs === 'documents') input = { ...given, documents: await given.readDocuments() };

		const isSettling = answered.has(key) && key === lastAnswered && !hasSendError(status);
		const spec = answered.has(key) ? undefined : answerTo(status, input);
		// Somebody else may have answered just now, and the first look show the step before that.
		const isDoubtful = !spec && looks === 1;
		if (state === 'working' || isSettling || isDoubtful || endsSoon(status, deadline)) {
			if (Date.now() + input.interval > deadline) return report();
			await flow.wait(input.interval);
			continue;
		}
		if (!spec) return report();
		await call(flow, spec, [...answered.values()]);
		answered.set(key, { step: status.currentNodeName, nodeId: status.currentNodeId, needs });
		lastAnswered = key;
		deadline = Date.now() + input.patience;
	}
}

/** The call that answers the step, or undefined when that takes something that was not supplied. */
function answerTo(status: RunStatus, input: AdvanceInput): RequestSpec | undefined {
	const { needs } = readStatus(status, input.finals);
	const base = path`/api/v1/workfloo/${input.id}`;
	switch (needs) {
		case 'form':
			return filled(status, input, `${base}/form`, answersFor(status, input.answers));
		case 'documents':
			return filled(status, input, `${base}/document`, documentsFor(status, input.documents));
		case 'correction':
			return filled(status, input, `${base}/correction`, answersFor(status, input.corrections));
		case 'otp':
			return input.otp === undefined
				? undefined
				: { method: 'PATCH', path: `${base}/otp/validate`, body: { token: input.otp } };
		case 'nip':
			return nipCall(status, input, base);
		default:
			return undefined;
	}
}

function filled(
	status: RunStatus,
	input: AdvanceInput,
	address: string,
	answers: IDataObject,
): RequestSpec | undefined {
	const { needs } = readStatus(status, input.finals);
	if (missingFor(status, needs, input).length > 0) return undefined;
	const isWilling = input.skipsOptional && isOptional(status, needs);
	if (Object.keys(answers).length === 0 && !isWilling) return undefined;
	return { method: 'POST', path: address, body: answers };
}

function documentsFor(status: RunStatus, supplied: IDataObject): IDataObject {
	const ids = documentsOf(status).map(({ id }) => textOf(id));
	return Object.fromEntries(Object.entries(supplied).filter(([id]) => ids.includes(id)));
}

function nipCall(status: RunStatus, input: AdvanceInput, base: string): RequestSpec | undefined {
	if (isNipUnsent(status)) {
		return input.sendsNip ? { method: 'PATCH', path: `${base}/nip/send` } : undefined;
	}
	return isNipPending(status) && input.nip !== undefined
		? { method: 'PATCH', path: `${base}/nip/validate`, body: { nip: input.nip } }
		: undefined;
}

async function call(flow: Flow, spec: RequestSpec, answered: IDataObject[]): Promise<void> {
	try {
		await flow.call(spec);
	} catch (error) {
		throw withAnswered(error, answered);
	}
}

/** Says in the error which steps were answered before, so that nobody answers them again. */
function withAnswered(error: unknown, answered: IDataObject[]): unknown {
	if (!isVendorError(error) || answered.length === 0) return error;
	const { problem, status, requestId } = error;
	const details = { ...problem.details, answered };
	return new VendorError({ ...problem, details }, status, requestId);
}

/** A NIP that could not be sent leaves the run where it was; waiting longer would not help. */
function hasSendError(status: RunStatus): boolean {
	return Object.keys(part(part(status, 'link'), 'sendError')).length > 0;
}

/** A timer that runs out while we are prepared to wait anyway. */
function endsSoon(status: RunStatus, deadline: number): boolean {
	return Date.parse(textOf(part(status, 'timer').endWaitDate)) <= deadline;
}

function unknownStatus(status: RunStatus): string {
	return `Workfloo reports the status '${textOf(status.status)}', which is neither under way nor known to be final. If it is final, add it to Options > Final Statuses.`;
}
