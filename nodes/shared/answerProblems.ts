import type { IDataObject } from 'n8n-workflow';

import type { Kind, RequestSpec, VendorResponse } from './request';
import { retryAfter } from './retry';
import { plainText } from './text';
import { asText, isRecord } from './values';
import type { VendorProblem } from './vendor';

/** Longest text of a vendor that is shown as it is. */
const LONGEST_TEXT = 1_000;

/** Entries of a list of errors that are shown; the first ones tell what is wrong. */
const MOST_ENTRIES = 20;

/** Messages stand near the top; an answer can be 30,000 levels deep. */
const DEEPEST = 6;

/** Members in which APIs commonly put their message, best first (API Platform's with a colon). */
const MESSAGE_KEYS = [
	'message',
	'Message',
	'errorMessage',
	'error_description',
	'hydra:description',
	'msg',
	'detail',
	'description',
	'title',
	'error',
];

/** Members in which APIs commonly list what is wrong with single fields. */
const LIST_KEYS = ['errors', 'violations', 'fieldErrors', 'validationErrors'];

/** Members of error bodies that say nothing to people (Grails, Spring, API Platform). */
const TECHNICAL_KEYS = [
	'@context',
	'@id',
	'@type',
	'exception',
	'path',
	'status',
	'statusCode',
	'timestamp',
	'trace',
	'type',
];

const STATUS_TEXTS: Record<number, string> = {
	400: 'The request was refused as invalid',
	401: 'The login or key was refused',
	403: 'Access was denied',
	404: 'Nothing was found at this address',
	405: 'The method is not allowed here',
	409: 'The request conflicts with the current state',
	422: 'The data was refused',
	429: 'Too many requests',
	500: 'The server reported an internal error',
	502: 'The server behind the gateway did not answer properly',
	503: 'The service is not available at the moment',
	504: 'The server behind the gateway did not answer in time',
};

/**
 * The judgement that is the same for all vendors, where the vendor's own `problemIn` found nothing:
 * statuses from 400 on, and answers without the form that means success.
 */
export function commonProblemIn(
	vendor: string,
	response: VendorResponse,
	spec: Required<Pick<RequestSpec, 'kind' | 'evidence'>>,
): VendorProblem | undefined {
	return statusProblem(response, spec.kind) ?? unprovenProblem(vendor, response, spec);
}

/** An answer that no vendor's API gives: a redirect or a web page. Asked before `problemIn`. */
export function strayAnswerIn(
	vendor: string,
	response: VendorResponse,
	kind: Kind = 'read',
): VendorProblem | undefined {
	return redirectProblem(vendor, response) ?? webPageProblem(vendor, response, kind);
}

/** Redirects are never followed: the credential must not travel to a host that it did not name. */
function redirectProblem(vendor: string, response: VendorResponse): VendorProblem | undefined {
	if (response.status < 300 || response.status > 399) return undefined;
	const target = response.headers.location ?? '';
	const host = /^https?:\/\/([\w.:-]+)/i.exec(target)?.[1];
	return {
		message: `${vendor} redirects to another address`,
		hint: host
			? `If ${host} is the right address, enter it in the credential.`
			: 'Check the address in the credential.',
	};
}

/** A page for people instead of data: usually a wrong host, or a proxy's error page. */
function webPageProblem(
	vendor: string,
	{ body, status }: VendorResponse,
	kind: Kind,
): VendorProblem | undefined {
	if (typeof body !== 'string' || status >= 500 || !isWebPage(body)) return undefined;
	return {
		message: `${vendor} answered with a web page instead of data`,
		hint: `The address in the credential is probably wrong. Check the host name, and the path of a custom call.${doubtAbout(kind, status)}`,
	};
}

/** A page may begin with comments. */
function isWebPage(text: string): boolean {
	const start = text.slice(0, 5_000).replace(/<!--[\s\S]*?-->/g, '');
	return /^\s*<(!doctype\s+html|html|head|body)\b/i.test(start);
}

function statusProblem(response: VendorResponse, kind: Kind): VendorProblem | undefined {
	const { status, body } = response;
	if (status < 400) return undefined;
	const fields = fieldsIn(body);
	return {
		message: messageIn(body) ?? STATUS_TEXTS[status] ?? `The server answered with status ${status}`,
		hint: hintFor(status, kind),
		...(fields && { details: { fields } }),
		failure: failureFor(response),
	};
}

/** Whatever does not look like the success that the vendor documents is none. */
function unprovenProblem(
	vendor: string,
	response: VendorResponse,
	{ kind, evidence }: Required<Pick<RequestSpec, 'kind' | 'evidence'>>,
): VendorProblem | undefined {
	if (evidence.isIn(response)) return undefined;
	const { body, status } = response;
	const said = Buffer.isBuffer(body) ? body.subarray(0, LONGEST_TEXT).toString('utf8') : body;
	const text = typeof said === 'string' ? said : (JSON.stringify(shallow(said)) ?? '');
	const answer = plainText(text, 200);
	const isCut = typeof body === 'string' && /^\s*[[{]/.test(body);
	const reason = isCut ? ', with JSON that cannot be read' : '';
	return {
		message: `${vendor} answered in a form that it does not document${reason}`,
		hint: `Expected ${evidence.form}, got ${answer === '' ? 'nothing' : `'${answer}'`}.${doubtAbout(kind, status)}`,
		details: { answer },
	};
}

/** A value with what lies deeper cut off, so that it can be written. */
export function shallow(value: unknown, depth = 0): unknown {
	if (value === null || typeof value !== 'object') return value;
	if (depth >= DEEPEST) return '…';
	if (Array.isArray(value)) {
		return value.slice(0, MOST_ENTRIES).map((entry) => shallow(entry, depth + 1));
	}
	const entries = Object.entries(value).slice(0, MOST_ENTRIES);
	return Object.fromEntries(entries.map(([key, entry]) => [key, shallow(entry, depth + 1)]));
}

/**
 * Ways of saying no in the body of a 200 that are common enough to look for them at a vendor that
 * documents none: `success: false`, `errors` or `error` with something in it, an HTTP status as `code`,
 * `status: 'error'` beside a message (JSend).
 */
export function refusalUnder200(body: unknown): VendorProblem | undefined {
	if (!isRecord(body)) return undefined;
	const { code, error, errors, message, success, status: word } = body;
	const status = isErrorStatus(code) ? Number(code) : undefined;
	const isJsend = (word === 'error' || word === 'fail') && message !== undefined;
	const isRefused = success === false || success === 'false' || isJsend || status !== undefined;
	if (!isRefused && !saysSomething(error) && !saysSomething(errors)) return undefined;
	const fields = fieldsIn(body);
	return {
		message: messageIn(body) ?? 'The request was refused without a reason',
		...(code !== undefined && code !== null && { code: asText(code) }),
		...(fields && { details: { fields } }),
		...(status !== undefined && { status }),
	};
}

function isErrorStatus(code: unknown): boolean {
	return /^[45]\d\d$/.test(asText(code));
}

/** Whether a member that stands for errors holds one: not `null`, `false`, `0`, `''`, `[]` or `{}`. */
export function saysSomething(value: unknown): boolean {
	if (value === null || value === undefined || value === false || value === 0) return false;
	if (typeof value === 'string') return !['', 'null', 'false', '0'].includes(value.trim());
	return typeof value !== 'object' || Object.keys(value).length > 0;
}

/** What has to be said of a change whose answer does not say whether it was made. */
export function doubtAbout(kind: Kind, status?: number): string {
	const isRefused = status !== undefined && status >= 300 && status < 500;
	if (kind === 'read' || isRefused) return '';
	return ' Whether the change was carried out is not known: look at the record before repeating it.';
}

/** What to do about a status. */
const ADVICE: Record<number, string> = {
	401: 'Check the credential: what it holds is wrong or no longer valid.',
	402: 'Check whether the account is paid and its plan includes this.',
	403: 'Check that the credential belongs to a user who has the right to do this.',
	404: 'Check the ID, and the address in the credential.',
	405: 'Check the method and the path of a custom call, else the address in the credential.',
	409: 'Look at the record: it may exist already, or be in a state that does not allow this.',
	410: 'Check the ID: what it named is probably deleted.',
	413: 'Send less at a time, or a smaller file.',
	423: 'Somebody may be working on the record. Try again later.',
	429: 'Wait a while, or lower Options > Batching > Items per Batch.',
};

/** For refusals of which nothing more can be said. */
const CHECK_ALL = 'Check what was entered, and the address in the credential.';

/** What to do about a status, in one or two sentences. */
export function hintFor(status: number, kind: Kind): string | undefined {
	if (status === 400 || status === 422) {
		return kind === 'read'
			? 'Check what was entered, an ID first.'
			: 'Check the values of the fields.';
	}
	if (status === 408 || status >= 500) return `Try again later.${doubtAbout(kind)}`;
	return ADVICE[status] ?? (status >= 400 ? CHECK_ALL : undefined);
}

/** n8n's cause of failure for a status, where it has one. */
export function failureFor(response: VendorResponse): VendorProblem['failure'] {
	const { status } = response;
	const retryAfterMs = retryAfter(response.headers);
	const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
	if (status === 401) return { cause: 'credential-invalid' };
	if (status === 429) return { cause: 'rate-limited', ...wait };
	if (status === 502 || status === 503 || status === 504) {
		return { cause: 'temporarily-unavailable', ...wait };
	}
	return undefined;
}

/**
 * The message in a body of unknown shape: a text, a known member with the complaints about single
 * fields behind it, or a flat map of field to reason. `undefined` when there is nothing readable.
 */
export function messageIn(body: unknown, depth = 0): string | undefined {
	if (depth > DEEPEST) return undefined;
	if (typeof body === 'string') return shorten(body);
	if (Array.isArray(body)) return joined(body.map((entry) => entryMessage(entry, depth)));
	if (!isRecord(body)) return undefined;
	const main = mainMessage(body, depth);
	const lists = LIST_KEYS.map((key) => errorsIn(body[key], depth + 1));
	const complaints = joined(lists.filter((text) => text !== undefined && !main?.includes(text)));
	if (main === undefined && complaints === undefined) return joined(flatMessages(body, depth));
	if (main === undefined || complaints === undefined) return main ?? complaints;
	return `${main.replace(/[.:]$/, '')}: ${complaints}`;
}

function mainMessage(body: IDataObject, depth: number): string | undefined {
	for (const key of MESSAGE_KEYS) {
		const value = body[key];
		const text =
			typeof value === 'string'
				? shorten(value)
				: isRecord(value)
					? messageIn(value, depth + 1)
					: undefined;
		if (text !== undefined) return text;
	}
	return undefined;
}

function flatMessages(body: IDataObject, depth: number): Array<string | undefined> {
	return Object.entries(body)
		.filter(([key]) => !TECHNICAL_KEYS.includes(key) && !LIST_KEYS.includes(key))
		.map(([key, value]) => fieldMessage(key, value, depth));
}

/** The entries of a list or map of errors, whatever their shape. In a map every member is a field. */
export function errorsIn(errors: unknown, depth = 0): string | undefined {
	if (!isRecord(errors)) return messageIn(errors, depth);
	return joined(Object.entries(errors).map(([key, value]) => fieldMessage(key, value, depth)));
}

/** The complaints about single fields, by field: `{ email: 'is not valid' }`. */
export function fieldsIn(body: unknown): IDataObject | undefined {
	if (!isRecord(body)) return undefined;
	const fields: IDataObject = {};
	for (const list of LIST_KEYS.map((key) => body[key])) {
		if (Array.isArray(list)) {
			for (const entry of list.slice(0, MOST_ENTRIES).filter(isRecord)) {
				const field = firstText(entry, FIELD_KEYS);
				if (field !== undefined) fields[field] = textOfEntry(entry, 0) ?? '';
			}
		} else if (isRecord(list)) {
			for (const [field, value] of Object.entries(list).slice(0, MOST_ENTRIES)) {
				fields[field] =
					(Array.isArray(value)
						? joined(value.map((one) => messageIn(one, 1)))
						: messageIn(value, 1)) ?? '';
			}
		}
	}
	return Object.keys(fields).length > 0 ? fields : undefined;
}

/** Members by which the entries of a list name their field. */
const FIELD_KEYS = ['field', 'propertyPath', 'name', 'path', 'property', 'fieldId'];

function entryMessage(entry: unknown, depth: number): string | undefined {
	if (!isRecord(entry)) return messageIn(entry, depth + 1);
	const text = textOfEntry(entry, depth);
	if (text === undefined) return shorten(JSON.stringify(shallow(entry)));
	const field = firstText(entry, FIELD_KEYS);
	const title = firstText(entry, ['title']);
	const full = title !== undefined && title !== text ? `${title}: ${text}` : text;
	return field === undefined ? full : `${field}: ${full}`;
}

function textOfEntry(entry: IDataObject, depth: number): string | undefined {
	return (
		firstText(entry, ['defaultMessage', ...MESSAGE_KEYS, 'code']) ?? mainMessage(entry, depth + 1)
	);
}

function fieldMessage(key: string, value: unknown, depth: number): string | undefined {
	const text = Array.isArray(value)
		? joined(value.map((entry) => messageIn(entry, depth + 1)))
		: messageIn(value, depth + 1);
	return text === undefined ? undefined : `${key}: ${text}`;
}

function firstText(record: IDataObject, keys: string[]): string | undefined {
	for (const key of keys) {
		const value = record[key];
		if (typeof value === 'string' && value.trim() !== '') return shorten(value);
		if (typeof value === 'number') return String(value);
	}
	return undefined;
}

function joined(texts: Array<string | undefined>): string | undefined {
	const known = texts
		.slice(0, MOST_ENTRIES)
		.filter((text): text is string => text !== undefined && text !== '');
	return known.length === 0 ? undefined : shorten(known.join('; '));
}

/** The words of a text; a page's error is its words without tags. */
function shorten(text: string): string | undefined {
	return plainText(text, LONGEST_TEXT) || undefined;
}
