import {
	doubtAbout,
	errorsIn,
	fieldsIn,
	messageIn,
	refusalUnder200,
	saysSomething,
} from '../shared/answerProblems';
import { anyOf, recordList, recordWith } from '../shared/evidence';
import type { Kind, RequestSpec, VendorResponse } from '../shared/request';
import { isMarkup } from '../shared/text';
import { asText, isRecord } from '../shared/values';
import type { VendorApi, VendorProblem } from '../shared/vendor';
import { idOf } from './api/records';
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

/** Where web applications send people who are not logged in; Grails sends them to `/login/auth`. */
const LOGIN_PAGE = /\/(login|logon|signin|sign-in|logowanie)\b/i;

type Spec = RequestSpec & { kind: Kind };

export const egito: VendorApi = {
	name: 'Egito',
	credentialType: 'egitoApi',
	baseUrl: (credentials) => `${egitoOrigin(credentials)}${API_PATH}`,
	secretFields: ['clientSecret', 'password', 'accessToken'],
	accountFields: ['clientId', 'username'],
	authenticationHeaders: ['Authorization'],
	login: { tokenField: 'accessToken', refusedWith: [401] },
	// Every call names its own form; this is what is published of any success.
	evidence: anyOf(recordWith('id'), recordList),
	problemIn,
};

/**
 * Egito answers a failed operation with a list in `errors`; its status is not published and may be
 * 200. What the entries look like is not published either, so every plausible shape is read.
 * https://egito.pl/api/
 */
function problemIn(response: VendorResponse, spec: Spec): VendorProblem | undefined {
	const { body, status } = response;
	if (status >= 300 && status < 400) return redirectProblem(response, spec);
	const listed = isRecord(body) && saysSomething(body.errors) ? body.errors : undefined;
	if (listed === undefined && status < 400 && !isRefusal(body)) return undefined;
	const message = (listed === undefined ? messageIn(body) : errorsIn(listed)) ?? wordsFor(status);
	// Without a word of Egito's, the kernel has better ones.
	if (message === undefined) return undefined;
	const code = isRecord(body) && typeof body.error === 'string' ? body.error : undefined;
	const fields = fieldsIn(body);
	return {
		message,
		hint: hintFor(status, message, spec),
		...(code !== undefined && { code }),
		...(fields && { details: { fields } }),
	};
}

/** A redirect inside of the application: to its login page, or, after a change, to some page of it. */
function redirectProblem({ headers }: VendorResponse, spec: Spec): VendorProblem | undefined {
	const target = headers.location ?? '';
	const { host, path } = partsOf(target);
	// Elsewhere, or the same API under another name: the credential's address is to be checked.
	if (host !== undefined && (!isEgito(host) || path.startsWith(API_PATH))) return undefined;
	if (path === '') return undefined;
	if (LOGIN_PAGE.test(path)) {
		return {
			message: 'Egito asks for a login instead of answering',
			hint: `It redirects to its login page: the session has ended, or ${rightHint(spec.path, 'the')}`,
			failure: { cause: 'credential-invalid' },
		};
	}
	return {
		message: 'Egito redirects to one of its pages instead of answering',
		hint: `It redirects to ${path}. Check the record type and, in a custom call, the path.${doubtAbout(spec.kind)}`,
	};
}

function partsOf(target: string): { host?: string; path: string } {
	const [, host, path = ''] = /^(?:https?:)?\/\/([^/?#]*)([^?#]*)/i.exec(target) ?? [];
	return host === undefined
		? { path: target.replace(/[?#].*$/s, '').slice(0, 200) }
		: { host, path };
}

/** Egito's own hosts, and this machine's, where a sandbox may stand for it. */
function isEgito(host: string): boolean {
	return /(^|\.)egito\.pl(:\d+)?$|^(localhost|127\.[\d.]+)(:\d+)?$/i.test(host);
}

/**
 * Other ways of saying no under status 200. A record may have fields of any name, also `code` and
 * `status`, so what has an ID is only refused by `success: false`.
 */
function isRefusal(body: unknown): boolean {
	if (typeof body === 'string') return body.length < 500 && !isMarkup(body) && NO_RIGHT.test(body);
	if (!isRecord(body)) return false;
	if (body.success === false || body.success === 'false') return true;
	if (idOf(body) !== undefined) return false;
	return /^(error|fail(ed|ure)?)$/i.test(asText(body.status)) || Boolean(refusalUnder200(body));
}

function wordsFor(status: number): string | undefined {
	if (status < 400) return 'Egito refused the request without a reason';
	return status === 403 ? 'Access was denied' : undefined;
}

const WRONG_ID =
	'Check the ID: it must be that of a record of this type. Get Many lists the IDs; if this one is right, Egito may take it under another name (Options > ID Parameter Name).';

const WRONG_CRITERIA =
	'Check the names and values under Query Parameters; Egito publishes no list of them.';

/** `undefined` leaves the advice to the kernel. */
function hintFor(status: number, message: string, spec: Spec): string | undefined {
	if (status === 403 || NO_RIGHT.test(message)) return rightHint(spec.path, 'The');
	if (status === 401)
		return 'Check the client ID, the client secret and the login in the credential.';
	const operation = spec.path.split('/').pop();
	if (operation === 'get' && status !== 429 && status < 500) return WRONG_ID;
	if (status === 404) return 'Check the record type and, in a custom call, the path.';
	if (status === 429 || status >= 500) return undefined;
	if (operation === 'list') return WRONG_CRITERIA;
	const fields =
		'Egito knows fields by the names of the inputs in its own forms. A required field that is missing can be added under Fields by Name.';
	return operation === 'update' ? `Check the ID of the record. ${fields}` : fields;
}

function rightHint(path: string, the: 'The' | 'the'): string {
	const [type, operation] = path.split('/').slice(-2);
	const right = RIGHTS[operation];
	return right === undefined
		? `${the} API user of the credential lacks a right in Egito.`
		: `${the} API user of the credential may lack the right ${right} for ${type} in Egito. An administrator can give it to that user.`;
}
