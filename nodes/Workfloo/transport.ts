import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';

import { doubtAbout, messageIn, refusalUnder200, saysSomething } from '../shared/answerProblems';
import { recordWith } from '../shared/evidence';
import type { Kind, RequestSpec, VendorResponse } from '../shared/request';
import { asText, isRecord } from '../shared/values';
import type { VendorApi, VendorProblem } from '../shared/vendor';
import { workflooOrigin } from './credential';

export const workfloo: VendorApi = {
	name: 'Workfloo',
	credentialType: 'workflooApi',
	baseUrl: workflooOrigin,
	secretFields: ['apiKey', 'callbackApiKey'],
	// A key belongs to one Kiban space.
	accountFields: ['apiKey'],
	authenticationHeaders: ['x-api-key'],
	evidence: recordWith('id'),
	problemIn,
	input: (parameters) => ({ sandbox: parameters.flag('options.sandbox') }),
	prepare: (spec, { credentials, given }) =>
		withCallbackKey(
			// Every call takes it; on the sandbox host it is ignored.
			given.sandbox === true ? { ...spec, query: { ...spec.query, sandbox: true } } : spec,
			callbackKeyOf(credentials),
		),
};

/** The secret that Workfloo shows when it calls back; empty where the credential has none. */
export function callbackKeyOf({ callbackApiKey }: ICredentialDataDecryptedObject): string {
	return typeof callbackApiKey === 'string' ? callbackApiKey.trim() : '';
}

/** A run with a callback address and no key of its own gets the key that the triggers expect. */
function withCallbackKey(spec: RequestSpec, key: string): RequestSpec {
	const { body } = spec;
	if (key === '' || !isRecord(body)) return spec;
	if (body.callbackUrl === undefined || body.callbackXApiKey !== undefined) return spec;
	return { ...spec, body: { ...body, callbackXApiKey: key } };
}

/**
 * Kiban answers errors with an envelope (`typeError`, `errors`, `errorMessage`), a flat map of field to
 * "CODE; text", `{ error, remainingRetries }`, or nothing at all.
 * Sources: https://docs.kiban.cloud/reference/workfloo-execute and /workfloo-get-all-v2
 */
function problemIn(
	response: VendorResponse,
	spec: RequestSpec & { kind: Kind },
): VendorProblem | undefined {
	const body = readable(response.body);
	if (response.status < 400) return problemUnder200(body, spec);
	const silent = unknownDefinition(response.status, spec) ?? silentProblem(response.status, spec);
	const said = isRecord(body) && Object.keys(body).length > 0 ? messageIn(body) : undefined;
	// Without words of Kiban's own the kernel has better ones.
	if (said === undefined) return silent;
	return { ...silent, ...wordsIn(body, said) };
}

/** An error that comes with 200 all the same, such as an envelope in the place of a file. */
function problemUnder200(
	body: unknown,
	spec: RequestSpec & { kind: Kind },
): VendorProblem | undefined {
	if (!isRecord(body)) return undefined;
	const hasEnvelope = saysSomething(body.typeError) || saysSomething(body.errorMessage);
	const refusal = refusalUnder200(body);
	if (!hasEnvelope && refusal === undefined) return undefined;
	return {
		...refusal,
		...wordsIn(body, messageIn(body) ?? 'Workfloo refused the request without a reason'),
		hint: `Workfloo refused the request in its answer. Check the IDs and the values of the fields.${doubtAbout(spec.kind)}`,
	};
}

/** A download's error is JSON among bytes. */
function readable(body: unknown): unknown {
	if (!Buffer.isBuffer(body) || body[0] !== OPENING_BRACE || body.length > LONGEST_ERROR)
		return body;
	try {
		return JSON.parse(body.toString('utf8')) as unknown;
	} catch {
		return body;
	}
}

const OPENING_BRACE = 0x7b;

const LONGEST_ERROR = 100_000;

/** What Kiban says, with the fields that it says it of, and the attempts that a wrong code leaves. */
function wordsIn(body: unknown, said: string): VendorProblem {
	const { typeError, remainingRetries } = isRecord(body) ? body : {};
	const fields = isRecord(body) ? fieldsIn(body) : {};
	const left = saysSomething(remainingRetries) || remainingRetries === 0;
	const details = {
		...(Object.keys(fields).length > 0 && { fields }),
		...(left && { remainingRetries: asText(remainingRetries) }),
	};
	return {
		message: left
			? `${said.replace(/\.$/, '')} (attempts left: ${asText(remainingRetries)})`
			: said,
		...(typeof typeError === 'string' && typeError !== '' && { code: typeError }),
		...(Object.keys(details).length > 0 && { details }),
	};
}

function fieldsIn(body: IDataObject): IDataObject {
	if (isRecord(body.errors)) return body.errors;
	const isFlat =
		!('typeError' in body) &&
		!('error' in body) &&
		!('message' in body) &&
		Object.values(body).every((value) => typeof value === 'string');
	return isFlat ? body : {};
}

/** A start that names what is not there: nothing was started, so its ID and not the run's is meant. */
function unknownDefinition(status: number, { kind, path }: RequestSpec & { kind: Kind }) {
	if (status !== 404 || kind !== 'write') return undefined;
	const isPool = path === '/api/v1/pool';
	if (!isPool && path !== '/api/v1/workfloo') return undefined;
	const [name, what] = isPool
		? ['Pool Definition ID', 'a pool']
		: ['Workfloo Definition ID', 'a published workfloo'];
	return {
		message: `Workfloo does not know ${what} with this ID, or not the scenario`,
		hint: `No run was started. Copy the ${name} from its page in the Kiban console, check that a version of it is published in the environment of the credential (production or sandbox), and that a Scenario ID belongs to it.`,
	};
}

/** What it means when Kiban says nothing, and what to do; undefined where the kernel knows as much. */
function silentProblem(status: number, { kind, path }: RequestSpec & { kind: Kind }) {
	if (status === 401) {
		return {
			message: 'Workfloo did not accept the API key',
			hint: 'Check that the key belongs to the environment of the credential (production or sandbox), and enter it without "Bearer".',
		};
	}
	if (status === 403) {
		return /\/(nip|otp)\//.test(path)
			? {
					message: 'The API key has no access to this, or no code is waited for',
					hint: 'Read the status of the execution: perhaps no code is pending, or its attempts are used up. Otherwise the key lacks the right.',
				}
			: {
					message: 'The API key has no access to this',
					hint: 'Check in the Kiban console what the key may do.',
				};
	}
	if (status === 404) {
		return {
			message: 'Workfloo does not know this',
			hint: 'Check the ID. What was started in sandbox mode needs Options > Sandbox Mode in every later call.',
		};
	}
	if (status === 409 && kind === 'write' && /^\/api\/v1\/workfloo\/./.test(path)) {
		return {
			message: 'The execution is not on a step that takes this',
			hint: 'Read the status of the execution to see which step it is on.',
		};
	}
	return undefined;
}
