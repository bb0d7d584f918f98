import type { IDataObject } from 'n8n-workflow';

import type { VendorProblem, VendorResponse } from './operation';
import { retryAfter } from './retry';
import { isRecord } from './values';

/** Longest text of a vendor that is shown as it is. */
const LONGEST_TEXT = 1_000;

/** Members in which APIs commonly put their message, best first. */
const MESSAGE_KEYS = [
	'message',
	'Message',
	'errorMessage',
	'error_description',
	'msg',
	'detail',
	'title',
	'error',
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
 * statuses from 400 on and broken JSON.
 */
export function commonProblemIn(
	vendor: string,
	response: VendorResponse,
): VendorProblem | undefined {
	return statusProblem(response) ?? brokenJsonProblem(vendor, response);
}

/** An answer that no vendor's API gives: a redirect or a web page. Asked before `problemIn`. */
export function strayAnswerIn(vendor: string, response: VendorResponse): VendorProblem | undefined {
	return redirectProblem(vendor, response) ?? webPageProblem(vendor, response);
}

/** Redirects are never followed: the credential must not travel to a host that it did not name. */
function redirectProblem(vendor: string, response: VendorResponse): VendorProblem | undefined {
	if (response.status < 300 || response.status > 399) return undefined;
	const target = response.headers.location ?? '';
	const host = /^https?:\/\/([^/?#@]+)/i.exec(target)?.[1];
	return {
		message: `${vendor} redirects to another address`,
		hint: host
			? `If ${host} is the right address, enter it in the credential.`
			: 'Check the address in the credential.',
	};
}

/** A page for people instead of data: usually a wrong host, or a proxy's error page. */
function webPageProblem(vendor: string, response: VendorResponse): VendorProblem | undefined {
	if (!isWebPage(response) || response.status >= 500) return undefined;
	return {
		message: `${vendor} answered with a web page instead of data`,
		hint: 'The address in the credential is probably wrong. Check the host name, and the path of a custom call.',
	};
}

function isWebPage(response: VendorResponse): boolean {
	const text = textOf(response.body).trimStart().slice(0, 20).toLowerCase();
	return text.startsWith('<!doctype html') || text.startsWith('<html');
}

function statusProblem(response: VendorResponse): VendorProblem | undefined {
	if (response.status < 400) return undefined;
	const said = isWebPage(response) ? undefined : messageIn(response.body);
	return {
		message:
			said ?? STATUS_TEXTS[response.status] ?? `The server answered with status ${response.status}`,
		hint: hintFor(response.status),
		failure: failureFor(response),
	};
}

function brokenJsonProblem(vendor: string, response: VendorResponse): VendorProblem | undefined {
	const isText = typeof response.body === 'string' && response.body !== '';
	if (!isText || !/json/i.test(response.headers['content-type'] ?? '')) return undefined;
	return {
		message: `${vendor} answered with JSON that cannot be read`,
		hint: 'The answer was probably cut off. Whether a change was carried out is not known: look at the record before repeating it.',
	};
}

/** What to do about a status, in one sentence. */
export function hintFor(status: number): string | undefined {
	if (status === 401) return 'Check the keys and the login in the credential.';
	if (status === 403)
		return 'Check that the credential belongs to a user who has the right to do this.';
	if (status === 404) return 'Check the ID, and the address in the credential.';
	if (status === 429) return 'Wait a while, or lower Options > Batching > Items per Batch.';
	if (status === 400 || status === 422) return 'Check the values of the fields.';
	if (status >= 500) return 'Try again later. Whether a change was carried out is not known.';
	return undefined;
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
 * The message in a body of unknown shape: a text, a known member, the entries of `errors`, or a flat
 * map of field to reason. `undefined` when there is nothing readable.
 */
export function messageIn(body: unknown): string | undefined {
	if (typeof body === 'string') return shorten(body.trim());
	if (Array.isArray(body)) return joined(body.map(messageIn));
	if (!isRecord(body)) return undefined;
	for (const key of MESSAGE_KEYS) {
		const value = body[key];
		if (typeof value === 'string' && value.trim() !== '') return shorten(value.trim());
		if (isRecord(value)) return messageIn(value);
	}
	if (body.errors !== undefined && body.errors !== null) return errorsIn(body.errors);
	return joined(Object.entries(body).map(([key, value]) => fieldMessage(key, value)));
}

/** The entries of a list or map of errors, whatever their shape. */
export function errorsIn(errors: unknown): string | undefined {
	if (Array.isArray(errors)) return joined(errors.map(entryMessage));
	if (isRecord(errors)) {
		return joined(Object.entries(errors).map(([key, value]) => fieldMessage(key, value)));
	}
	return messageIn(errors);
}

function entryMessage(entry: unknown): string | undefined {
	if (!isRecord(entry)) return messageIn(entry);
	const field = firstText(entry, ['field', 'name', 'path', 'property', 'fieldId']);
	const text = firstText(entry, ['defaultMessage', ...MESSAGE_KEYS, 'code']);
	if (text === undefined) return shorten(JSON.stringify(entry));
	const title = firstText(entry, ['title']);
	const full = title !== undefined && title !== text ? `${title}: ${text}` : text;
	return field === undefined ? full : `${field}: ${full}`;
}

function fieldMessage(key: string, value: unknown): string | undefined {
	const text = Array.isArray(value) ? joined(value.map(messageIn)) : messageIn(value);
	return text === undefined ? undefined : `${key}: ${text}`;
}

function firstText(record: IDataObject, keys: string[]): string | undefined {
	for (const key of keys) {
		const value = record[key];
		if (typeof value === 'string' && value.trim() !== '') return value.trim();
		if (typeof value === 'number') return String(value);
	}
	return undefined;
}

function joined(texts: Array<string | undefined>): string | undefined {
	const known = texts.filter((text): text is string => text !== undefined && text !== '');
	return known.length === 0 ? undefined : shorten(known.join('; '));
}

function shorten(text: string): string | undefined {
	if (text === '') return undefined;
	return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
}

function textOf(body: unknown): string {
	if (typeof body === 'string') return body;
	return Buffer.isBuffer(body) ? body.subarray(0, 100).toString('latin1') : '';
}
