import { randomUUID } from 'node:crypto';

import { cleanFileName, cleanMimeType } from './files';
import type { MultipartPart } from './request';

/**
 * A multipart/form-data body as one Buffer, so that it can be sent again after a new login (n8n
 * cannot repeat a stream). Names are escaped as browsers do (RFC 7578).
 */
export function encodeMultipart(parts: MultipartPart[]): { contentType: string; content: Buffer } {
	const boundary = `n8n-${randomUUID()}`;
	const chunks = parts.flatMap((part) => [
		Buffer.from(`--${boundary}\r\n${headersOf(part)}\r\n\r\n`),
		typeof part.value === 'string' ? Buffer.from(part.value) : part.value.content,
		Buffer.from('\r\n'),
	]);
	return {
		contentType: `multipart/form-data; boundary=${boundary}`,
		content: Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)]),
	};
}

function headersOf({ name, value }: MultipartPart): string {
	const disposition = `Content-Disposition: form-data; name="${escaped(name)}"`;
	if (typeof value === 'string') return disposition;
	const fileName = escaped(cleanFileName(value.fileName));
	return `${disposition}; filename="${fileName}"\r\nContent-Type: ${cleanMimeType(value.mimeType)}`;
}

function escaped(text: string): string {
	return text.replace(/"/g, '%22').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}
