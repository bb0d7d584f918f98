import type { IHttpRequestMethods, JsonValue } from 'n8n-workflow';

import { InputProblem } from './inputProblem';
import { encodeMultipart } from './multipart';
import type { QueryValue, RequestSpec } from './request';
import { hasHalfCharacter } from './text';
import type { VendorApi } from './vendor';

/** A request as it goes out, but for the credential's headers. */
export interface EncodedRequest {
	method: IHttpRequestMethods;
	url: string;
	headers: Record<string, string>;
	body?: string | Buffer;
}

/** Writes a spec as bytes: the query into the URL, the body in the form that the spec asks for. */
export function encodeRequest(api: VendorApi, base: string, spec: RequestSpec): EncodedRequest {
	const query = encodeForm(spec.query ?? {});
	const { contentType, body } = encodeBody(api, spec);
	return {
		method: spec.method,
		url: `${base}${spec.path}${query === '' ? '' : `?${query}`}`,
		headers: {
			...(spec.answer !== 'binary' && { Accept: api.mediaType ?? 'application/json' }),
			...(contentType !== undefined && { 'Content-Type': contentType }),
			...present(spec.headers ?? {}),
		},
		...(body !== undefined && { body }),
	};
}

function encodeBody(
	api: VendorApi,
	spec: RequestSpec,
): { contentType?: string; body?: string | Buffer } {
	if (spec.multipart) {
		const { contentType, content } = encodeMultipart(spec.multipart);
		return { contentType, body: content };
	}
	if (spec.form) {
		return {
			contentType: 'application/x-www-form-urlencoded; charset=UTF-8',
			body: encodeForm(spec.form),
		};
	}
	if (spec.body === undefined) return {};
	return {
		contentType: api.mediaType ?? 'application/json',
		body: JSON.stringify(writable(spec.body, '')),
	};
}

function encodeForm(values: Record<string, QueryValue>): string {
	const entries = Object.entries(present(values)).map(
		([name, value]) => [name, written(value, name)] as [string, string],
	);
	return new URLSearchParams(entries).toString();
}

function present<T>(values: Record<string, T>): Record<string, NonNullable<T>> {
	return Object.fromEntries(
		Object.entries(values).filter(([, value]) => value !== undefined && value !== null),
	) as Record<string, NonNullable<T>>;
}

/** No API takes more, and JSON.stringify fails at some ten thousand levels. */
const DEEPEST = 200;

/** @throws InputProblem for what would be sent as `[object Object]` or NaN */
function written(value: unknown, name: string): string {
	if (typeof value === 'object') {
		throw new InputProblem(name, 'is not a text', 'Enter a text, not a list or an object.');
	}
	return String(writable(value as JsonValue, name));
}

/**
 * A value that JSON can hold; JSON.stringify would make null of NaN without a word.
 *
 * @throws InputProblem with the name of the member that cannot be sent
 */
function writable<T>(value: T, name: string, depth = 0): T {
	if (depth > DEEPEST)
		throw new InputProblem(name, 'is nested too deeply', 'Enter a flatter value.');
	if (typeof value === 'number' && !Number.isFinite(value)) {
		throw new InputProblem(name, `is ${value}`, 'The expression did not give a number.');
	}
	if (typeof value === 'string' && hasHalfCharacter(value)) {
		throw new InputProblem(name, 'contains half of a character', 'Enter the text again.');
	}
	if (typeof value === 'bigint' || typeof value === 'symbol' || typeof value === 'function') {
		throw new InputProblem(name, `is a ${typeof value}, not a value`, 'Check the expression.');
	}
	if (value instanceof Date && Number.isNaN(value.getTime())) {
		throw new InputProblem(name, 'is not a date', 'Check the expression.');
	}
	if (value !== null && typeof value === 'object') {
		for (const [key, inner] of Object.entries(value)) writable(inner, key, depth + 1);
	}
	return value;
}
