import type { IDataObject } from 'n8n-workflow';

import type { EncodedRequest } from './encode';
import type { FileContent, MultipartPart, RequestSpec } from './request';
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

/** Shown beside the output, which otherwise looks like that of a request that was sent. */
export const PREVIEW_HINT =
	'Preview only: what is shown was not sent. Switch off Options > Preview Request to send it.';

/**
 * `{ preview: true, method, url, headers, body? }` as it would be sent; the credential's headers show as
 * `***`.
 */
export function previewOf(api: VendorApi, request: EncodedRequest, spec: RequestSpec): IDataObject {
	const masked = Object.fromEntries(api.authenticationHeaders.map((name) => [name, '***']));
	const body = bodyOf(request, spec);
	return {
		preview: true,
		method: request.method,
		url: request.url,
		headers: { ...request.headers, ...masked },
		...(body !== undefined && { body }),
		...(spec.changes && { changes: spec.changes }),
	};
}

function bodyOf(request: EncodedRequest, spec: RequestSpec): IDataObject[string] {
	if (spec.multipart) return partsByName(spec.multipart);
	if (spec.form) return request.body?.toString();
	return shorten(spec.body) as IDataObject[string];
}

/** The parts of a form by name, so that a table has a line for each; several of one name as a list. */
function partsByName(parts: MultipartPart[]): IDataObject {
	const lists = new Map<string, string[]>();
	for (const { name, value } of parts) {
		const list = lists.get(name) ?? [];
		lists.set(name, [
			...list,
			typeof value === 'string' ? (shorten(value) as string) : told(value),
		]);
	}
	return Object.fromEntries(
		[...lists].map(([name, list]) => [name, list.length === 1 ? list[0] : list]),
	);
}

function told({ fileName, mimeType, content }: FileContent): string {
	return `${fileName} (${mimeType}, ${content.length} bytes)`;
}

function shorten(value: unknown): unknown {
	if (typeof value === 'string' && value.length > LONGEST_TEXT) {
		return `${value.slice(0, 100)}… (${value.length} characters)`;
	}
	if (Array.isArray(value)) return value.map(shorten);
	if (!isRecord(value)) return value;
	return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, shorten(entry)]));
}
