import { evidence } from '../../shared/evidence';
import { VendorError } from '../../shared/nodeErrors';
import type { Evidence, FileContent, VendorResponse } from '../../shared/request';
import { isMarkup } from '../../shared/text';
import { isRecord } from '../../shared/values';

/**
 * Files that FLOWii makes. Exports are documented as ZIP and were seen as plain XML; for PDFs no form
 * is documented. So the first bytes decide, and the last ones tell whether it came whole.
 */

export type FileKind = 'pdf' | 'xml' | 'zip';

interface KindFacts {
	mimeType: string;
	isIn(content: Buffer): boolean;
}

/** The end of an archive's directory stands last, before a comment of at most 64 KB (PKWARE's APPNOTE). */
const LONGEST_ZIP_END = 65_557;

const KINDS: Record<FileKind, KindFacts> = {
	pdf: {
		mimeType: 'application/pdf',
		isIn: (content) =>
			textOf(content).startsWith('%PDF') && endOf(content, 2_048).includes('%%EOF'),
	},
	xml: { mimeType: 'application/xml', isIn: isXml },
	zip: {
		mimeType: 'application/zip',
		isIn: (content) =>
			textOf(content).startsWith('PK') && endOf(content, LONGEST_ZIP_END).includes('PK\x05\x06'),
	},
};

/** The answer is a whole file of one of the kinds, or has one in base64. */
export function fileOf(...kinds: FileKind[]): Evidence {
	return evidence(`a ${kinds.join(' or ').toUpperCase()} file`, ({ body }) =>
		Boolean(found(body, kinds)),
	);
}

/**
 * The file in an answer.
 *
 * @param name without ending
 */
export function fileFrom(
	{ body }: VendorResponse,
	name: string,
	...kinds: FileKind[]
): FileContent {
	const file = found(body, kinds);
	if (!file) throw new VendorError({ message: 'FLOWii sent no file' });
	const { content, kind } = file;
	return { content, fileName: `${name}.${kind}`, mimeType: KINDS[kind].mimeType };
}

function found(body: unknown, kinds: FileKind[]) {
	if (!Buffer.isBuffer(body)) return undefined;
	const candidates = [body, ...textsIn(parsed(body)).map((text) => Buffer.from(text, 'base64'))];
	for (const content of candidates) {
		const kind = kinds.find((candidate) => KINDS[candidate].isIn(content));
		if (kind) return { content, kind };
	}
	return undefined;
}

/** An XML document that ends with its root; not a web page, and not an error of the server's framework. */
function isXml(content: Buffer): boolean {
	const start = textOf(content)
		.replace(/^<\?xml[^>]*>/, '')
		.replace(/<!--[\s\S]*?-->/g, '')
		.trimStart();
	const root = /^<([A-Za-z_][\w.:-]*)/.exec(start)?.[1];
	if (root === undefined || isMarkup(`<${root}>`)) return false;
	if (/(error|exception|fault)$/i.test(root)) return false;
	const end = endOf(content, 200).trimEnd();
	return end.endsWith(`</${root}>`) || (end.endsWith('/>') && !start.includes('</'));
}

/** The beginning as text, whatever the encoding: markup is ASCII in all of them. */
function textOf(content: Buffer): string {
	return asciiOf(content.subarray(0, 4_000))
		.replace(/^(\xEF\xBB\xBF|\xFF\xFE|\xFE\xFF)/, '')
		.trimStart();
}

function endOf(content: Buffer, length: number): string {
	return asciiOf(content.subarray(-length));
}

/** UTF-16 has a zero beside each ASCII character. */
function asciiOf(bytes: Buffer): string {
	return bytes.toString('latin1').replace(/\0/g, '');
}

function parsed(bytes: Buffer): unknown {
	if (!/^[{"]/.test(textOf(bytes))) return undefined;
	try {
		return JSON.parse(bytes.toString()) as unknown;
	} catch {
		return undefined;
	}
}

/** A JSON text, or the attributes of a JSON:API record. */
function textsIn(body: unknown): string[] {
	if (typeof body === 'string') return [body];
	const data = isRecord(body) ? body.data : undefined;
	const attributes = isRecord(data) && isRecord(data.attributes) ? data.attributes : {};
	return Object.values(attributes).filter((value) => typeof value === 'string');
}
