import type { IDataObject } from 'n8n-workflow';

import { errorsIn, messageIn } from '../shared/answerProblems';
import type { RequestSpec, VendorApi, VendorProblem, VendorResponse } from '../shared/operation';
import { isRecord } from '../shared/values';
import { API_PATH, egitoOrigin } from './credential';

/** The rights of an API user by the operation that needs them. https://egito.pl/api/ */
const RIGHTS: Record<string, string> = {
	create: 'CREATE',
	get: 'READ',
	list: 'READ',
	update: 'UPDATE',
	delete: 'DELETE',
};

/** Refusals for want of a right in the words of common servers, in English and Polish. */
const NO_RIGHT = /access[ _](is )?denied|permission|forbidden|uprawnie|brak dost[eę]pu/i;

export const egito: VendorApi = {
	name: 'Egito',
	credentialType: 'egitoApi',
	baseUrl: (credentials) => `${egitoOrigin(credentials)}${API_PATH}`,
	secretFields: ['clientSecret', 'password', 'accessToken'],
	authenticationHeaders: ['Authorization'],
	loginAgainOn: [401],
	problemIn,
};

/**
 * Egito answers a failed operation with a list in `errors`; its status is not published and may be
 * 200. What the entries look like is not published either, so every plausible shape is read.
 * https://egito.pl/api/
 */
function problemIn(response: VendorResponse, spec: RequestSpec): VendorProblem | undefined {
	const { body, status } = response;
	const listed = isRecord(body) && !isEmpty(body.errors) ? body.errors : undefined;
	if (listed === undefined && status < 400 && !isRefusal(body)) return undefined;
	const message =
		(listed === undefined ? messageIn(body) : errorsIn(listed)) ?? `Egito answered ${status}`;
	const code = isRecord(body) && typeof body.error === 'string' ? body.error : undefined;
	return {
		message,
		hint: hintFor(status, message, spec),
		...(code !== undefined && { code }),
		...(listed !== undefined && { details: { errors: listed as IDataObject[string] } }),
		...(status === 401 && { failure: { cause: 'credential-invalid' as const } }),
	};
}

function isEmpty(errors: unknown): boolean {
	if (errors === undefined || errors === null || errors === '' || errors === false) return true;
	return typeof errors === 'object' && Object.keys(errors).length === 0;
}

/** Other ways of saying no under status 200: that of OAuth servers, and a plain `success: false`. */
function isRefusal(body: unknown): boolean {
	if (!isRecord(body)) return false;
	const { error, error_description: description, success } = body;
	return success === false || (typeof error === 'string' && description !== undefined);
}

function hintFor(status: number, message: string, spec: RequestSpec): string | undefined {
	if (status === 403 || NO_RIGHT.test(message)) return rightHint(spec.path);
	if (status === 401)
		return 'Check the client ID, the client secret and the login in the credential.';
	if (status === 404) return 'Check the record type and, in a custom call, the path.';
	if (status === 429) return 'Wait a while, or lower Options > Batching > Items per Batch.';
	if (status >= 500) return 'Try again later. Whether a change was carried out is not known.';
	return 'Egito knows fields by the names of the inputs in its own forms. A required field that is missing can be added under More Fields.';
}

function rightHint(path: string): string {
	const [type, operation] = path.split('/').slice(-2);
	const right = RIGHTS[operation];
	return right === undefined
		? 'The API user of the credential lacks a right in Egito.'
		: `The API user of the credential may lack the right ${right} for ${type} in Egito. An administrator can give it to that user.`;
}
