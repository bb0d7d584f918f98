import type { IDataObject } from 'n8n-workflow';

import type { EncodedRequest } from './encode';
import type { RequestSpec } from './request';
import { isRecord } from './values';
import type { VendorApi } from './vendor';

/** Longer texts (files in base64) are cut in a preview. */
const LONGEST_TEXT = 2_000;

/** Thrown instead of sending a write while *Preview Request* is on; `run.ts` outputs what it carries. */
export class Preview extends Error {
	constructor(readonly request: IDataObject) {
		super('Preview');
		this.name = 'Preview';
	}
}

export function isPreview(error: unknown): error is Preview {
	return error instanceof Error && error.name === 'Preview' && 'request' in error;
}

/** `{ method, url, headers, body? }` as it would be sent; the credential's headers show as `***`. */
export function previewOf(api: VendorApi, request: EncodedRequest, spec: RequestSpec): IDataObject {
	const masked = Object.fromEntries(api.authenticationHeaders.map((name) => [name, '***']));
	const body = bodyOf(request, spec);
	return {
		method: request.method,
		url: request.url,
		headers: { ...request.headers, ...masked },
		...(body !== undefined && { body }),
		...(spec.changes && { changes: spec.changes }),
	};
}

function bodyOf(request: EncodedRequest, spec: RequestSpec): IDataObject[string] {
	if (spec.multipart) {
		return spec.multipart.map(({ name, value }) =>
			typeof value === 'string'
				? { name, value: shorten(value) as string }
				: { name, fileName: value.fileName, mimeType: value.mimeType, bytes: value.content.length },
		);
	}
	if (spec.form) return request.body?.toString();
	return shorten(spec.body) as IDataObject[string];
}

function shorten(value: unknown): unknown {
	if (typeof value === 'string' && value.length > LONGEST_TEXT) {
		return `${value.slice(0, 100)}… (${value.length} characters)`;
	}
	if (Array.isArray(value)) return value.map(shorten);
	if (!isRecord(value)) return value;
	return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, shorten(entry)]));
}
