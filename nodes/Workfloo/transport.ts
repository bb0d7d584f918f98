import type { IDataObject } from 'n8n-workflow';

import { failureFor, hintFor, messageIn } from '../shared/answerProblems';
import type { RequestSpec, VendorApi, VendorProblem, VendorResponse } from '../shared/operation';
import { isRecord } from '../shared/values';
import { workflooOrigin } from './credential';

export const workfloo: VendorApi = {
	name: 'Workfloo',
	credentialType: 'workflooApi',
	baseUrl: workflooOrigin,
	secretFields: ['apiKey', 'callbackApiKey'],
	authenticationHeaders: ['x-api-key'],
	problemIn,
	prepare: (spec, context) =>
		withCallbackKey(
			// Every call takes it; on the sandbox host it is ignored.
			String(context.parameter('options.sandbox')) === 'true'
				? { ...spec, query: { ...spec.query, sandbox: true } }
				: spec,
			context.credentials.callbackApiKey,
		),
};

/** A run with a callback address and no key of its own gets the key that the triggers expect. */
function withCallbackKey(spec: RequestSpec, key: unknown): RequestSpec {
	const { body } = spec;
	if (!isRecord(body) || body.callbackUrl === undefined || body.callbackXApiKey !== undefined) {
		return spec;
	}
	return typeof key === 'string' && key !== ''
		? { ...spec, body: { ...body, callbackXApiKey: key } }
		: spec;
}

/**
 * Kiban answers errors with an envelope (`typeError`, `errors`, `errorMessage`), a flat map of field to
 * "CODE; text", `{ error, remainingRetries }`, or nothing at all.
 * Sources: https://docs.kiban.cloud/reference/workfloo-execute and /workfloo-get-all-v2
 */
function problemIn(response: VendorResponse): VendorProblem | undefined {
	const { status, body } = response;
	if (status < 400) return undefined;
	const said = isRecord(body) && Object.keys(body).length > 0 ? messageIn(body) : undefined;
	const code = isRecord(body) && typeof body.typeError === 'string' ? body.typeError : undefined;
	const details = detailsIn(body);
	const hint = hintOf(status);
	// Without words of Kiban's own the common reading has better ones.
	if (said === undefined && hint === undefined) return undefined;
	return {
		message: said ?? SILENT[status] ?? `Workfloo answered with status ${status}`,
		hint,
		...(code !== undefined && { code }),
		...(Object.keys(details).length > 0 && { details }),
		failure: failureFor(response),
	};
}

/** What it means when Kiban says nothing. */
const SILENT: Record<number, string> = {
	401: 'Workfloo did not accept the API key',
	403: 'The API key has no access to this, or nothing is waiting to be answered',
	404: 'Workfloo does not know this',
	409: 'The execution is not on a step that takes this',
};

function hintOf(status: number): string | undefined {
	if (status === 401) {
		return 'Check that the key belongs to the environment of the credential (production or sandbox), and enter it without "Bearer".';
	}
	if (status === 403) {
		return 'Read the status of the execution: perhaps no code is pending, or its attempts are used up. Otherwise the key lacks the right.';
	}
	if (status === 404) {
		return 'Check the ID. What was started in sandbox mode needs Options > Sandbox Mode in every later call.';
	}
	if (status === 409) return 'Read the status of the execution to see which step it is on.';
	return hintFor(status);
}

function detailsIn(body: unknown): IDataObject {
	if (!isRecord(body)) return {};
	const { errors, remainingRetries } = body;
	const isFlat =
		!('typeError' in body) &&
		!('error' in body) &&
		!('message' in body) &&
		Object.values(body).every((value) => typeof value === 'string');
	const fields = isRecord(errors) ? errors : isFlat ? body : {};
	return {
		...(Object.keys(fields).length > 0 && { fields }),
		...(remainingRetries !== undefined && { remainingRetries: String(remainingRetries) }),
	};
}
