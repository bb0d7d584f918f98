import type { VendorResponse } from './request';
import { isRecord } from './values';

/**
 * Turns n8n's full response (`encoding: 'arraybuffer'`) into ours. The body is always fetched as
 * bytes, because an error to a download is JSON, a list may be asked for as CSV, and a text is to be
 * read in the encoding that it announces.
 */
export function parseAnswer(full: unknown, answer: 'json' | 'binary'): VendorResponse {
	const { body, headers, statusCode } = (isRecord(full) ? full : {}) as {
		body?: unknown;
		headers?: Record<string, unknown>;
		statusCode?: number;
	};
	const bytes = toBytes(body);
	const response = { status: Number(statusCode), headers: lowerCased(headers) };
	if (answer === 'binary' && response.status < 300) return { ...response, body: bytes };
	return { ...response, body: parseText(decoded(bytes, response.headers['content-type'])) };
}

function toBytes(body: unknown): Buffer {
	if (Buffer.isBuffer(body)) return body;
	if (body instanceof Uint8Array) return Buffer.from(body);
	if (body instanceof ArrayBuffer) return Buffer.from(body);
	if (body === undefined || body === null) return Buffer.alloc(0);
	return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}

const UTF_8 = new TextDecoder();

/** UTF-8, unless the content type or a byte order mark names another encoding. */
function decoded(bytes: Buffer, contentType = ''): string {
	const announced = /;\s*charset\s*=\s*"?([\w.:-]+)/i.exec(contentType)?.[1];
	const [first, second] = bytes;
	const marked =
		first === 0xff && second === 0xfe
			? 'utf-16le'
			: first === 0xfe && second === 0xff
				? 'utf-16be'
				: undefined;
	const encoding = marked ?? announced;
	try {
		// Making a decoder costs more than most answers take to be read.
		return (encoding ? new TextDecoder(encoding) : UTF_8).decode(bytes);
	} catch {
		// An encoding that nobody knows.
		return bytes.toString('utf8');
	}
}

function parseText(text: string): unknown {
	const trimmed = text.replace(/^\uFEFF/, '').trim();
	if (!/^[[{"]/.test(trimmed) && !/^(null|true|false|-?\d+(\.\d+)?)$/.test(trimmed))
		return trimmed === '' ? '' : text;
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
