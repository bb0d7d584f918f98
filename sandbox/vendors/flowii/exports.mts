import { crc32 } from 'node:zlib';

import type { StoredRecord } from './state.mts';

/** The files that FLOWii makes: XML exports, their ZIP archives, printed documents. */

export function toXml(root: string, records: StoredRecord[]): string {
	const rows = records.map((record) => {
		const members = Object.entries(record.attributes)
			.filter(([, value]) => value !== null && typeof value !== 'object')
			.map(([name, value]) => `    <${name}>${escapeXml(String(value))}</${name}>`);
		return [`  <${record.type} id="${record.id}">`, ...members, `  </${record.type}>`].join('\n');
	});
	return ['<?xml version="1.0" encoding="utf-8"?>', `<${root}>`, ...rows, `</${root}>`, ''].join(
		'\n',
	);
}

/** A ZIP archive with one file in it, not compressed. */
export function zip(fileName: string, content: Buffer): Buffer {
	const name = Buffer.from(fileName);
	const common = Buffer.alloc(26);
	common.writeUInt16LE(20, 0);
	common.writeUInt32LE(crc32(content), 10);
	common.writeUInt32LE(content.length, 14);
	common.writeUInt32LE(content.length, 18);
	common.writeUInt16LE(name.length, 22);
	const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, name, content]);

	const directory = Buffer.concat([
		Buffer.from('PK\x01\x02\x14\x00'),
		common,
		Buffer.alloc(14),
		name,
	]);
	const end = Buffer.alloc(22);
	end.write('PK\x05\x06');
	end.writeUInt16LE(1, 8);
	end.writeUInt16LE(1, 10);
	end.writeUInt32LE(directory.length, 12);
	end.writeUInt32LE(local.length, 16);
	return Buffer.concat([local, directory, end]);
}

/** A one-page PDF with one line a text. */
export function pdf(lines: string[]): Buffer {
	const shown = lines.map((line) => `(${asciiOf(line)}) Tj T*`).join(' ');
	const stream = `BT /F1 12 Tf 72 770 Td 18 TL ${shown} ET`;
	const objects = [
		'<< /Type /Catalog /Pages 2 0 R >>',
		'<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
		'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>',
		'<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
		`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
	];
	let text = '%PDF-1.4\n';
	const offsets = objects.map((object, index) => {
		const offset = text.length;
		text += `${index + 1} 0 obj\n${object}\nendobj\n`;
		return String(offset).padStart(10, '0');
	});
	const start = text.length;
	text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
	text += offsets.map((offset) => `${offset} 00000 n \n`).join('');
	text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
	return Buffer.from(text, 'latin1');
}

/** Helvetica here has no Slovak letters, and brackets are PDF's own. */
function asciiOf(text: string): string {
	return text
		.normalize('NFD')
		.replace(/[^\x20-\x7e]/g, '')
		.replace(/[\\()]/g, '\\$&');
}

function escapeXml(text: string): string {
	return text.replace(/[<>&"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
