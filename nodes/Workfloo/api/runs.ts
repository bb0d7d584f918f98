import type { IDataObject } from 'n8n-workflow';

import { InputProblem } from '../../shared/inputProblem';
import { VendorError } from '../../shared/nodeErrors';
import type { Flow, RequestSpec } from '../../shared/operation';
import type { Parameters } from '../../shared/parameters';
import { path } from '../../shared/path';
import { isRecord } from '../../shared/values';
import type { RunStatus } from './status';

/** Calls that several operations make. */

export function statusRequest(id: string): RequestSpec {
	return { method: 'GET', path: path`/api/v1/workfloo/status/${id}`, kind: 'read' };
}

export async function statusOf(flow: Flow, id: string): Promise<RunStatus> {
	const { body } = await flow.call(statusRequest(id));
	return isRecord(body) ? body : {};
}

/** @throws VendorError for a run that ended with ERROR, if the user chose *Fail on ERROR Status* */
export function refuseFailedRun(status: RunStatus, parameters: Parameters): void {
	if (status.status !== 'ERROR' || !parameters.flag('options.failOnError')) return;
	throw new VendorError({
		message: 'The run ended with the status ERROR',
		hint: 'Get the execution with Simplify off to see which step failed and why.',
		code: 'ERROR',
		details: { id: status.id, name: status.name },
	});
}

/** Body of `POST /api/v1/workfloo`, from the parameters of Execute and its like. */
export function startRequest(parameters: Parameters, callback: IDataObject): RequestSpec {
	const form = parameters.jsonObject('additionalFields.form');
	const document = parameters.jsonObject('additionalFields.document');
	return {
		method: 'POST',
		path: '/api/v1/workfloo',
		body: {
			idWorkflooDefinition: parameters.id('workflooDefinitionId'),
			scenarioId: parameters.optionalId('additionalFields.scenarioId'),
			...(Object.keys(form).length > 0 && { form }),
			...(Object.keys(document).length > 0 && { document }),
			...callback,
		},
	};
}

/** Country code and number go together or not at all. */
export function phoneBody(parameters: Parameters): IDataObject | undefined {
	const countryCode = parameters.optionalId('additionalFields.countryCode');
	const phoneNumber = parameters.optionalId('additionalFields.phoneNumber');
	if (countryCode === undefined && phoneNumber === undefined) return undefined;
	const lacking = countryCode === undefined ? 'countryCode' : 'phoneNumber';
	if (countryCode === undefined || phoneNumber === undefined) {
		throw new InputProblem(
			`additionalFields.${lacking}`,
			'is empty',
			'Enter country code and phone number together, or neither.',
		);
	}
	return { countryCode, phoneNumber };
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

/**
 * Sends the answer to a step. Most answers come back empty, so the item says what was answered; the
 * status is added if the user asked for it.
 */
export async function answerStep(flow: Flow, id: string, spec: RequestSpec): Promise<IDataObject> {
	const { body } = await flow.call(spec);
	const done = { success: true, id, ...(isRecord(body) && body) };
	if (!flow.parameters.flag('options.returnStatus')) return done;
	return { ...(await statusIfReadable(flow, id)), ...done };
}
