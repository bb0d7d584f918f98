import type { IDataObject } from 'n8n-workflow';

import type { FileContent, VendorResponse } from '../../shared/operation';
import { isRecord } from '../../shared/values';

/** Kinds of files by their first bytes, because the reference is not sure of its media types. */
const KINDS = [
	{ start: 'PK', ending: 'zip', mimeType: 'application/zip' },
	{ start: '%PDF', ending: 'pdf', mimeType: 'application/pdf' },
	{ start: '<', ending: 'xml', mimeType: 'application/xml' },
];

const UNKNOWN_KIND = { ending: 'bin', mimeType: 'application/octet-stream' };

/**
 * The file in an answer: the bytes themselves, or base64 somewhere in a JSON answer. Exports are
 * documented as ZIP and were seen as plain XML; for PDFs nothing is documented.
 *
 * @param name without ending
 */
export function fileFrom(response: VendorResponse, name: string): FileContent {
	const bytes = Buffer.isBuffer(response.body) ? response.body : Buffer.from(String(response.body));
	const content = unpacked(bytes) ?? bytes;
	const { ending, mimeType } = kindOf(content) ?? UNKNOWN_KIND;
	return { content, fileName: `${name}.${ending}`, mimeType };
}

function kindOf(content: Buffer) {
	const start = content
		.subarray(0, 8)
		.toString('latin1')
		.replace(/^\u00EF\u00BB\u00BF/, '')
		.trimStart();
	return KINDS.find((kind) => start.startsWith(kind.start));
}

/** A known file in base64: a JSON text, or an attribute of a JSON:API record. */
function unpacked(bytes: Buffer): Buffer | undefined {
	const start = bytes.subarray(0, 1).toString();
	if (start !== '{' && start !== '"') return undefined;
	const texts = textsIn(parsed(bytes));
	return texts
		.map((text) => Buffer.from(text, 'base64'))
		.find((content) => kindOf(content) !== undefined);
}

function parsed(bytes: Buffer): unknown {
	try {
		return JSON.parse(bytes.toString()) as unknown;
	} catch {
		return undefined;
	}
}

function textsIn(body: unknown): string[] {
	if (typeof body === 'string') return [body];
	const data = isRecord(body) ? body.data : undefined;
	const attributes = isRecord(data) ? data.attributes : undefined;
	return isRecord(attributes)
		? Object.values(attributes as IDataObject).filter(
				(value): value is string => typeof value === 'string',
			)
		: [];
}
