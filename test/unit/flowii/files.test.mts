import { fileFrom } from '../../../nodes/Flowii/api/files.ts';

const answer = (body: Buffer | string) => ({
	status: 200,
	headers: {},
	body: typeof body === 'string' ? Buffer.from(body) : body,
});
const pdf = Buffer.from('%PDF-1.7 …');

describe('files of FLOWii', () => {
	test.each([
		['%PDF-1.7', 'x.pdf', 'application/pdf'],
		['PK\u0003\u0004', 'x.zip', 'application/zip'],
		['<?xml version="1.0"?>', 'x.xml', 'application/xml'],
		['\uFEFF<dat:dataPack/>', 'x.xml', 'application/xml'],
		['plain', 'x.bin', 'application/octet-stream'],
		['{ "note": "no file" }', 'x.bin', 'application/octet-stream'],
		['{ broken', 'x.bin', 'application/octet-stream'],
	])('%j is %s', (start, fileName, mimeType) => {
		const file = fileFrom(answer(start), 'x');
		expect(file).toEqual({ content: Buffer.from(start), fileName, mimeType });
	});

	test.each([
		['in an attribute', { data: { attributes: { name: 'x', content: pdf.toString('base64') } } }],
		['as a text', pdf.toString('base64')],
	])('base64 %s of a JSON answer is unpacked', (_, body) => {
		const file = fileFrom(answer(JSON.stringify(body)), 'document-1');
		expect(file).toEqual({ content: pdf, fileName: 'document-1.pdf', mimeType: 'application/pdf' });
	});
});
