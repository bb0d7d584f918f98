import { encodeMultipart } from '../../../nodes/shared/multipart.ts';

const file = (fileName: string, mimeType: string) => ({
	fileName,
	mimeType,
	content: Buffer.from([0, 255]),
});

test('a form of parts is one body, in the order of the parts', () => {
	const { contentType, content } = encodeMultipart([
		{ name: 'note', value: 'zażółć' },
		{ name: 'file', value: file('a.pdf', 'application/pdf') },
	]);
	const boundary = /^multipart\/form-data; boundary=(n8n-[\w-]{36})$/.exec(contentType)?.[1];
	expect(content.toString('latin1')).toBe(
		[
			`--${boundary}`,
			'Content-Disposition: form-data; name="note"',
			'',
			Buffer.from('zażółć').toString('latin1'),
			`--${boundary}`,
			'Content-Disposition: form-data; name="file"; filename="a.pdf"',
			'Content-Type: application/pdf',
			'',
			'\u0000\u00ff',
			`--${boundary}--`,
			'',
		].join('\r\n'),
	);
});

test('no name breaks out of its header', () => {
	const text = (parts: Parameters<typeof encodeMultipart>[0]) =>
		encodeMultipart(parts).content.toString();
	expect(text([{ name: 'a"\r\nb"\r\n', value: '' }])).toContain(
		'form-data; name="a%22%0D%0Ab%22%0D%0A"\r\n\r\n',
	);
	const shown = text([{ name: 'f', value: file('a"\r\nX: 1.pdf', 'text/plain\r\nX: 1') }]);
	expect(shown).not.toMatch(/^X: 1/m);
	expect(shown.split('\r\n').filter((line) => line.includes('filename='))).toHaveLength(1);
});

test('each body has a boundary of its own', () => {
	const [one, other] = [encodeMultipart([]), encodeMultipart([])];
	expect(one.contentType).not.toBe(other.contentType);
});
