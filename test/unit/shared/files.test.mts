import { cleanFileName, cleanMimeType, mimeTypeOf } from '../../../nodes/shared/files.ts';

describe('names and types of files', () => {
	test.each([
		['faktura 1.pdf', 'faktura 1.pdf'],
		['../../etc/passwd', 'passwd'],
		['C:\\temp\\a.pdf', 'a.pdf'],
		['a\u0000b\r\n.pdf', 'a_b__.pdf'],
		['half \ud800', 'half _'],
		['..', 'file'],
		['', 'file'],
	])('%j becomes %j', (name, clean) => {
		expect(cleanFileName(name)).toBe(clean);
	});

	test.each(['application/pdf', 'image/svg+xml', 'text/csv; charset=utf-8'])('%s stays', (type) => {
		expect(cleanMimeType(type)).toBe(type);
	});

	test.each(['', 'pdf', 'text/plain\r\nX-Evil: 1', 'text/plain; a=b; x'])(
		'%j is no type',
		(type) => {
			expect(cleanMimeType(type)).toBe('application/octet-stream');
		},
	);

	test('a type is told by the name, else by the first bytes', () => {
		expect(mimeTypeOf('a.PDF', Buffer.from('x'))).toBe('application/pdf');
		expect(mimeTypeOf('ine', Buffer.from([0x89, 0x50, 0x4e, 0x47]))).toBe('image/png');
		expect(mimeTypeOf('ine', Buffer.from('x'))).toBe('application/octet-stream');
	});

	test.each([
		['csv', 'text/csv'],
		['gif', 'image/gif'],
		['heic', 'image/heic'],
		['jpeg', 'image/jpeg'],
		['jpg', 'image/jpeg'],
		['json', 'application/json'],
		['pdf', 'application/pdf'],
		['png', 'image/png'],
		['tif', 'image/tiff'],
		['tiff', 'image/tiff'],
		['txt', 'text/plain'],
		['webp', 'image/webp'],
		['xml', 'application/xml'],
		['zip', 'application/zip'],
		['other', 'application/octet-stream'],
		['pdf.bak', 'application/octet-stream'],
	])('.%s: %s', (extension, type) => {
		expect(mimeTypeOf(`a.${extension}`, Buffer.alloc(0))).toBe(type);
	});

	test.each([
		['%PDF-1.7', 'application/pdf'],
		['\u0089PNG', 'image/png'],
		['\u00ff\u00d8\u00ff\u00e0', 'image/jpeg'],
		['GIF89a', 'image/gif'],
		['PK\u0003\u0004', 'application/zip'],
		['%PD', 'application/octet-stream'],
	])('%j begins a file of %s', (start, type) => {
		expect(mimeTypeOf('scan', Buffer.from(start, 'latin1'))).toBe(type);
	});

	test('names are as long as file systems bear, and dots alone are none', () => {
		expect(cleanFileName('a'.repeat(300))).toBe('a'.repeat(255));
		expect(cleanFileName('. .', 'export.csv')).toBe('export.csv');
		expect(cleanFileName(' .a')).toBe(' .a');
		expect(cleanFileName('a. ')).toBe('a. ');
	});

	test.each(['text/csv;charset=utf-8', 'text/csv; a="b"', 'x text/plain', 'text/plain x'])(
		'%s',
		(type) => {
			const is = !type.includes('x ') && !type.endsWith(' x');
			expect(cleanMimeType(type)).toBe(is ? type : 'application/octet-stream');
		},
	);
});
