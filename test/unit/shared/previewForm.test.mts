import type { EncodedRequest } from '../../../nodes/shared/encode.ts';
import { previewOf } from '../../../nodes/shared/preview.ts';
import type { VendorApi } from '../../../nodes/shared/vendor.ts';

const api = { authenticationHeaders: ['X-Key'] } as VendorApi;
const request: EncodedRequest = { method: 'POST', url: 'https://acme.example/x', headers: {} };
const file = (fileName: string) => ({
	content: Buffer.from('Hola'),
	fileName,
	mimeType: 'text/plain',
});

test('a form of parts is shown by name, files by what they are, several of a name as a list', () => {
	const multipart = [
		{ name: 'note', value: 'x'.repeat(3_000) },
		{ name: 'files', value: file('a.txt') },
		{ name: 'files', value: file('b.txt') },
	];
	const shown = previewOf(api, request, { method: 'POST', path: '/x', multipart });
	expect(Object.keys(shown)[0]).toBe('preview');
	expect(shown).toEqual({
		preview: true,
		method: 'POST',
		url: 'https://acme.example/x',
		headers: { 'X-Key': '***' },
		body: {
			note: `${'x'.repeat(100)}… (3000 characters)`,
			files: ['a.txt (text/plain, 4 bytes)', 'b.txt (text/plain, 4 bytes)'],
		},
	});
});
