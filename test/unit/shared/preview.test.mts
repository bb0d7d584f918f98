import type { EncodedRequest } from '../../../nodes/shared/encode.ts';
import { isPreview, Preview, previewOf } from '../../../nodes/shared/preview.ts';
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

describe('what else a preview shows', () => {
	const post = { method: 'POST', path: '/x' } as const;

	test('headers as they go out, those of the credential masked', () => {
		const headers = { Accept: 'application/json', 'X-Key': 'secret' };
		expect(previewOf(api, { ...request, headers }, post)).toEqual({
			preview: true,
			method: 'POST',
			url: 'https://acme.example/x',
			headers: { Accept: 'application/json', 'X-Key': '***' },
		});
	});

	test('a form as it is encoded', () => {
		const form = { a: '1' };
		const shown = previewOf(api, { ...request, body: 'a=1' }, { ...post, form });
		expect(shown.body).toBe('a=1');
	});

	test('JSON, long texts cut wherever they stand', () => {
		const long = 'y'.repeat(2_001);
		const cut = `${'y'.repeat(100)}… (2001 characters)`;
		const body = { a: long, b: [long, { c: long }], d: 'y'.repeat(2_000), e: null, f: 7 };
		expect(previewOf(api, request, { ...post, body }).body).toEqual({
			...body,
			a: cut,
			b: [cut, { c: cut }],
		});
	});

	test('what an update changes', () => {
		const changes = { name: { from: 'a', to: 'b' } };
		expect(previewOf(api, request, { ...post, changes } as never).changes).toEqual(changes);
	});

	test('is known by its name: a second copy of the module may be loaded', () => {
		expect(isPreview(new Preview({ url: 'x' }))).toBe(true);
		expect(isPreview(Object.assign(new Error('x'), { name: 'Preview' }))).toBe(false);
		expect(isPreview(Object.assign(new Error('x'), { request: {} }))).toBe(false);
		expect(isPreview({ name: 'Preview', request: {} })).toBe(false);
	});
});
