import type { IHttpRequestMethods, JsonValue } from 'n8n-workflow';

import { encodeMultipart } from './multipart';
import type { QueryValue, RequestSpec, VendorApi } from './operation';

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
		body: JSON.stringify(spec.body as JsonValue),
	};
}

function encodeForm(values: Record<string, QueryValue>): string {
	const entries = Object.entries(present(values)).map(
		([name, value]) => [name, String(value)] as [string, string],
	);
	return new URLSearchParams(entries).toString();
}

function present<T>(values: Record<string, T>): Record<string, NonNullable<T>> {
	return Object.fromEntries(
		Object.entries(values).filter(([, value]) => value !== undefined && value !== null),
	) as Record<string, NonNullable<T>>;
}
