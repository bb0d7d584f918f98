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
});
