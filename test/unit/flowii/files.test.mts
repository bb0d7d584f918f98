import { contentOf } from '../../../nodes/Flowii/api/evidence.ts';
import { fileFrom, type FileKind, fileOf } from '../../../nodes/Flowii/api/files.ts';

const answer = (body: Buffer | string) => ({
	status: 200,
	headers: {},
	body: typeof body === 'string' ? Buffer.from(body, 'latin1') : body,
});
const PDF = '%PDF-1.7 … %%EOF\n';
const ZIP = 'PK\x03\x04 … PK\x05\x06\0\0';
const EXPORT: FileKind[] = ['zip', 'xml'];
const isFile = (body: Buffer | string, ...kinds: FileKind[]) => fileOf(...kinds).isIn(answer(body));

describe('files of FLOWii', () => {
	test.each([
		[PDF, 'x.pdf', 'application/pdf'],
		[ZIP, 'x.zip', 'application/zip'],
		['PK\x05\x06' + '\0'.repeat(18), 'x.zip', 'application/zip'],
		['<?xml version="1.0"?>\n<pack><b>1</b></pack>\n', 'x.xml', 'application/xml'],
		['\xEF\xBB\xBF<!-- Pohoda --><dat:dataPack></dat:dataPack>', 'x.xml', 'application/xml'],
		['<empty/>', 'x.xml', 'application/xml'],
	])('%j is %s', (content, fileName, mimeType) => {
		const file = fileFrom(answer(content), 'x', 'pdf', ...EXPORT);
		expect(file).toEqual({ content: Buffer.from(content, 'latin1'), fileName, mimeType });
	});

	test('XML may be written in UTF-16', () => {
		const text = '\uFEFF<?xml version="1.0" encoding="utf-16"?><pack>á</pack>';
		expect(isFile(Buffer.from(text, 'utf16le'), 'xml')).toBe(true);
	});

	test.each([
		['in an attribute', { data: { attributes: { name: 'x', content: btoa('%PDF %%EOF') } } }],
		['as a text', btoa('%PDF %%EOF')],
	])('base64 %s of a JSON answer is unpacked', (_, body) => {
		const file = fileFrom(answer(JSON.stringify(body)), 'document-1', 'pdf');
		expect(file).toEqual({
			content: Buffer.from('%PDF %%EOF'),
			fileName: 'document-1.pdf',
			mimeType: 'application/pdf',
		});
	});

	test.each([
		['nothing', ''],
		['a text', 'OK'],
		['a page', '<!DOCTYPE html><html><body>Login</body></html>'],
		['a page after a comment', '<!-- proxy --><html></html>'],
		['a page that says it is XML', '<?xml version="1.0"?><html xmlns="x"></html>'],
		['a piece of a page', '<p>Maintenance</p>'],
		['a PHP error', '<br /><b>Fatal error</b>'],
		['an error of the server in XML', '<Error><Message>An error has occurred.</Message></Error>'],
		['JSON', '{ "data": null }'],
		['JSON about something', '{ "data": { "attributes": { "note": "no file" } } }'],
		['cut JSON', '{ "data": '],
		['a cut archive', 'PK\x03\x04 …'],
		['a cut XML document', '<?xml version="1.0"?><pack><b>1</b>'],
	])('%s is no export and no PDF', (_, body) => {
		expect(isFile(body, ...EXPORT)).toBe(false);
		expect(isFile(body, 'pdf')).toBe(false);
		expect(() => fileFrom(answer(body), 'x', 'pdf', ...EXPORT)).toThrow('FLOWii sent no file');
	});

	test('a file of another kind is not the one that was asked for', () => {
		expect(isFile(ZIP, 'pdf')).toBe(false);
		expect(isFile('%PDF-1.7 cut', 'pdf')).toBe(false);
		expect(isFile(PDF, ...EXPORT)).toBe(false);
	});

	test.each([
		[{ content: 'QUJD\r\nREVG', size: 6 }, 'ABCDEF'],
		[{ content: '', size: 0 }, ''],
		[{ content: null, size: 0 }, ''],
		[{ content: null, size: 7 }, undefined],
		[{ size: 7 }, undefined],
		[{ content: 'Nemáte právo.', size: 7 }, undefined],
		[{ content: '<html></html>' }, undefined],
	])('the content of %j is %j', (attributes, content) => {
		expect(contentOf({ attributes })?.toString()).toBe(content);
	});
});
