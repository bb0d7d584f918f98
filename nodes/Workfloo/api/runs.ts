import { recordWith } from '../../shared/evidence';
import { VendorError } from '../../shared/nodeErrors';
import type { Flow } from '../../shared/operation';
import { path } from '../../shared/path';
import { type RunStatus, runStatus } from './status';

/** Calls that several operations make. */

export function statusRequest(id: string) {
	return {
		method: 'GET',
		path: path`/api/v1/workfloo/status/${id}`,
		kind: 'read',
		evidence: runStatus,
	} as const;
}

/** Everything about a run. Source: https://github.com/kiban-cloud/kiban-sdk (getWorkfloo) */
export function detailRequest(id: string) {
	return {
		method: 'GET',
		path: path`/api/v1/workfloo/${id}`,
		kind: 'read',
		evidence: recordWith('id'),
	} as const;
}

export async function statusOf(flow: Flow, id: string): Promise<RunStatus> {
	const { body } = await flow.call(statusRequest(id));
	return body as RunStatus;
}

/** After a change that was made: a status that cannot be read does not make a failure of it. */
export async function statusIfReadable(flow: Flow, id: string): Promise<RunStatus | undefined> {
	try {
		return await statusOf(flow, id);
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		flow.hint(`The change was accepted, but the status of ${id} could not be read: ${reason}`);
		return undefined;
	}
}

/** @throws VendorError for a run that ended with ERROR, if the user chose *Fail on ERROR Status* */
export function refuseFailedRun(status: RunStatus, failsOnError: boolean): void {
	if (status.status !== 'ERROR' || !failsOnError) return;
	throw new VendorError({
		message: 'The run ended with the status ERROR',
		hint: 'Get the execution with Simplify off to see which step failed and why.',
		code: 'ERROR',
		details: { id: status.id, name: status.name },
	});
}
