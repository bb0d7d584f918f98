import { encodeRequest } from '../../../nodes/shared/encode.ts';
import { anyAnswer } from '../../../nodes/shared/evidence.ts';
import type { RequestSpec } from '../../../nodes/shared/request.ts';
import type { VendorApi } from '../../../nodes/shared/vendor.ts';

const api: VendorApi = {
	name: 'Vendor',
	credentialType: 'vendorApi',
	baseUrl: () => '',
	secretFields: [],
	accountFields: [],
	evidence: anyAnswer,
	authenticationHeaders: [],
	mediaType: 'application/vnd.api+json',
	problemIn: () => undefined,
};
const encode = (spec: Partial<RequestSpec>) =>
	encodeRequest(api, 'https://host', { method: 'POST', path: '/x', ...spec });

describe('requests as bytes', () => {
	test('queries leave out what is undefined and encode the rest', () => {
		const { url } = encode({
			query: { 'page[number]': 0, q: 'a&b c', none: undefined, nil: null, off: false },
		});
		expect(url).toBe('https://host/x?page%5Bnumber%5D=0&q=a%26b+c&off=false');
	});

	test('JSON bodies have the media type of the vendor, an empty object too', () => {
		expect(encode({ body: { a: undefined, b: 'ł' } })).toMatchObject({
			body: '{"b":"ł"}',
			headers: { 'Content-Type': 'application/vnd.api+json' },
		});
		expect(encode({ body: {} }).body).toBe('{}');
		expect(encode({}).headers).toEqual({ Accept: 'application/vnd.api+json' });
	});

	test('form names are literal: a dot stays a dot', () => {
		expect(encode({ form: { 'mainPhoneNumber.suffix': '501', name: 'Żak' } }).body).toBe(
			'mainPhoneNumber.suffix=501&name=%C5%BBak',
		);
	});

	test('multipart is one buffer with escaped names', () => {
		const file = {
			content: Buffer.from([0, 255]),
			fileName: 'a"b\r\n.pdf',
			mimeType: 'application/pdf',
		};
		const { body, headers } = encode({
			multipart: [
				{ name: 'form', value: '{}' },
				{ name: 'file', value: file },
			],
		});
		const boundary = /boundary=(.+)$/.exec(headers['Content-Type'])?.[1];
		expect(body).toEqual(
			Buffer.concat([
				Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="form"\r\n\r\n{}\r\n`),
				Buffer.from(
					`--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a%22b__.pdf"\r\nContent-Type: application/pdf\r\n\r\n`,
				),
				file.content,
				Buffer.from(`\r\n--${boundary}--\r\n`),
			]),
		);
	});

	test.each([
		['a line break in the type', 'text/plain\r\nX-Evil: 1'],
		['no type at all', ''],
	])('a file with %s goes out as bytes of no known kind', (_what, mimeType) => {
		const file = { content: Buffer.from('x'), fileName: 'a.txt', mimeType };
		const text = String(encode({ multipart: [{ name: 'file', value: file }] }).body);
		expect(text).toContain('Content-Type: application/octet-stream\r\n\r\nx');
		expect(text).not.toContain('X-Evil');
	});

	test.each([
		['an object in a form', { form: { sourceId: { id: 1 } as never } }, 'sourceId'],
		['an object in a query', { query: { id: { a: 1 } as never } }, 'id'],
		['NaN in a query', { query: { id: NaN } }, 'id'],
		['NaN in a body', { body: { data: { amount: NaN } } }, 'amount'],
		['half a character in a body', { body: { name: 'a\ud800' } }, 'name'],
		['a BigInt in a body', { body: { amount: 10n as never } }, 'amount'],
		['a date that is none', { body: { due: new Date(NaN) as never } }, 'due'],
	])('law 9: %s is refused, with its name', (_what, spec, name) => {
		expect(() => encode(spec)).toThrow(
			expect.objectContaining({ name: 'InputProblem', parameter: name }),
		);
	});
});

describe('headers and bodies', () => {
	test('what is not there is not named', () => {
		const plain = encodeRequest({ ...api, mediaType: undefined }, 'https://host', {
			method: 'GET',
			path: '/x',
			headers: { 'X-A': 'a', 'X-B': undefined as never },
		});
		expect(plain).toStrictEqual({
			method: 'GET',
			url: 'https://host/x',
			headers: { Accept: 'application/json', 'X-A': 'a' },
		});
	});

	test('a file is taken in any form', () => {
		expect(encode({ answer: 'binary' }).headers).toStrictEqual({});
	});

	test('a form says how it is encoded', () => {
		expect(encode({ form: { a: 1 } }).headers['Content-Type']).toBe(
			'application/x-www-form-urlencoded; charset=UTF-8',
		);
	});
});

describe('law 9: what cannot be sent is refused by name', () => {
	const deep = (levels: number) =>
		Array.from({ length: levels }).reduce<unknown>((inner) => ({ a: inner }), 1);

	test.each([
		[{ n: NaN }, "'n' is NaN. The expression did not give a number."],
		[{ a: [{ n: Infinity }] }, "'n' is Infinity. The expression did not give a number."],
		[{ s: '\ud800' }, "'s' contains half of a character. Enter the text again."],
		[{ b: 1n }, "'b' is a bigint, not a value. Check the expression."],
		[{ s: Symbol('x') }, "'s' is a symbol, not a value. Check the expression."],
		[{ f: () => 1 }, "'f' is a function, not a value. Check the expression."],
		[{ d: new Date(NaN) }, "'d' is not a date. Check the expression."],
		[deep(201), "'a' is nested too deeply. Enter a flatter value."],
	])('%#', (body, message) => {
		expect(() => encode({ body: body as never })).toThrow(message);
	});

	test('what can be is sent', () => {
		const body = { a: null, b: 0, c: false, d: new Date(0), e: deep(100) };
		expect(encode({ body: body as never }).body).toBe(JSON.stringify(body));
		expect(() => encode({ body: deep(200) as never })).not.toThrow();
	});

	test('a text of a query or form is no object', () => {
		const message = "'q' is not a text. Enter a text, not a list or an object.";
		expect(() => encode({ query: { q: [1] as never } })).toThrow(message);
		expect(() => encode({ form: { q: {} as never } })).toThrow(message);
	});
});
