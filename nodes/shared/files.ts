import type { FileContent } from './request';

/** Names and types of files come from anywhere, and go into headers and folders. */

const LONGEST_NAME = 255;

/** A name without folders and without what a header or a file system cannot hold. */
export function cleanFileName(name: string, fallback = 'file'): string {
	const base = name.split(/[\\/]/).pop() ?? '';
	const clean = base
		.replace(/\p{Cc}|\p{Cs}/gu, '_')
		.replace(/^[. ]+$/, '')
		.slice(0, LONGEST_NAME);
	return clean === '' ? fallback : clean;
}

/** `type/subtype` with parameters, or bytes of no known kind. */
export function cleanMimeType(mimeType: string): string {
	return /^[\w.+-]+\/[\w.+-]+(; ?[\w.-]+="?[\w.:+-]*"?)*$/.test(mimeType)
		? mimeType
		: 'application/octet-stream';
}

export function cleanFile({ content, fileName, mimeType }: FileContent): FileContent {
	return { content, fileName: cleanFileName(fileName), mimeType: cleanMimeType(mimeType) };
}

const BY_EXTENSION: Record<string, string> = {
	csv: 'text/csv',
	gif: 'image/gif',
	heic: 'image/heic',
	jpeg: 'image/jpeg',
	jpg: 'image/jpeg',
	json: 'application/json',
	pdf: 'application/pdf',
	png: 'image/png',
	tif: 'image/tiff',
	tiff: 'image/tiff',
	txt: 'text/plain',
	webp: 'image/webp',
	xml: 'application/xml',
	zip: 'application/zip',
};

/** First bytes of the kinds of file that people hand in. */
const BY_SIGNATURE: Array<[signature: number[], mimeType: string]> = [
	[[0x25, 0x50, 0x44, 0x46], 'application/pdf'],
	[[0x89, 0x50, 0x4e, 0x47], 'image/png'],
	[[0xff, 0xd8, 0xff], 'image/jpeg'],
	[[0x47, 0x49, 0x46, 0x38], 'image/gif'],
	[[0x50, 0x4b, 0x03, 0x04], 'application/zip'],
];

/** By the extension of the name, else by the first bytes, else bytes of no known kind. */
export function mimeTypeOf(fileName: string, content: Buffer): string {
	const extension = /\.([a-z0-9]+)$/i.exec(fileName)?.[1].toLowerCase() ?? '';
	const signed = BY_SIGNATURE.find(([signature]) =>
		signature.every((byte, index) => content[index] === byte),
	);
	return BY_EXTENSION[extension] ?? signed?.[1] ?? 'application/octet-stream';
}
