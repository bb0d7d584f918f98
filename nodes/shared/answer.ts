import type { VendorResponse } from './operation';
import type { NetworkFault } from './retry';
import { isRecord } from './values';

/** Plain words for the ways in which a connection fails. */
const NETWORK_TEXTS: Record<string, string> = {
	ECONNREFUSED: 'the connection was refused',
	ECONNRESET: 'the connection was closed before the answer was complete',
	ECONNABORTED: 'no answer within the time limit',
	ERR_BAD_RESPONSE: 'the connection was closed before the answer was complete',
	ETIMEDOUT: 'no answer within the time limit',
	ENOTFOUND: 'no server has this name',
	EAI_AGAIN: 'the name of the server could not be looked up',
	EHOSTUNREACH: 'the server is unreachable',
	ERR_CANCELED: 'the execution was cancelled',
	CERT_HAS_EXPIRED: 'the certificate of the server has expired',
	DEPTH_ZERO_SELF_SIGNED_CERT: 'the certificate of the server is not trusted',
};

/**
 * Turns n8n's full response (`encoding: 'arraybuffer'`) into ours. The body is always fetched as
 * bytes, because an error to a download is JSON and a list may be asked for as CSV.
 */
export function parseAnswer(full: unknown, answer: 'json' | 'binary'): VendorResponse {
	const { body, headers, statusCode } = full as {
		body: unknown;
		headers: Record<string, unknown>;
		statusCode: number;
	};
	const bytes = toBytes(body);
	const response = { status: statusCode, headers: lowerCased(headers) };
	const wantsBytes = answer === 'binary' && statusCode < 300;
	return { ...response, body: wantsBytes ? bytes : parseText(bytes.toString('utf8')) };
}

function toBytes(body: unknown): Buffer {
	if (Buffer.isBuffer(body)) return body;
	if (body instanceof ArrayBuffer) return Buffer.from(body);
	if (body === undefined || body === null) return Buffer.alloc(0);
	return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}

function parseText(text: string): unknown {
	const trimmed = text.replace(/^\uFEFF/, '').trim();
	if (!/^[[{"]/.test(trimmed) && !/^(null|true|false|-?\d+(\.\d+)?)$/.test(trimmed)) return text;
	try {
		return JSON.parse(trimmed) as unknown;
	} catch {
		return text;
	}
}

function lowerCased(headers: Record<string, unknown> | undefined): Record<string, string> {
	return Object.fromEntries(
		Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]),
	);
}

/**
 * The answer that n8n's request helper threw because of its status. Only the statuses that were to be
 * thrown count: a connection that broke in the middle of an answer also leaves a half-filled response.
 */
export function answerIn(error: unknown, statuses: number[]): unknown {
	const response = find(error, (link) => (isRecord(link.response) ? link.response : undefined));
	if (!response || !statuses.includes(Number(response.status))) return undefined;
	return { body: response.data, headers: response.headers, statusCode: response.status };
}

export function networkFaultOf(error: unknown): NetworkFault {
	const code =
		find(error, (link) => (typeof link.code === 'string' ? link.code : undefined)) ?? 'UNKNOWN';
	const message = error instanceof Error ? error.message : String(error);
	return { code, message: NETWORK_TEXTS[code] ?? message };
}

/** Searches an error and what caused it; n8n wraps the request library's errors. */
export function find<T>(
	error: unknown,
	pick: (link: Record<string, unknown>) => T | undefined,
): T | undefined {
	let link: unknown = error;
	for (let depth = 0; depth < 5 && link !== null && typeof link === 'object'; depth++) {
		const found = pick(link as Record<string, unknown>);
		if (found !== undefined) return found;
		link = (link as { cause?: unknown }).cause;
	}
	return undefined;
}
