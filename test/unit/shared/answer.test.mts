import { find, parseAnswer } from '../../../nodes/shared/answer.ts';

const full = (body: unknown, headers: Record<string, unknown> = {}, statusCode: unknown = 200) => ({
	body,
	headers,
	statusCode,
});
const bodyOf = (body: unknown, contentType?: string) =>
	parseAnswer(full(body, contentType ? { 'Content-Type': contentType } : {}), 'json').body;

describe('law 16: an answer is text in the encoding that it announces', () => {
	test.each([
		['nothing', Buffer.from('zażółć'), undefined, 'zażółć'],
		['windows-1250', Buffer.from([0xb9]), 'text/plain; charset=windows-1250', 'ą'],
		['a name in quotes', Buffer.from([0xb1]), 'text/plain;CHARSET = "iso-8859-2"', 'ą'],
		['a name that nobody knows', Buffer.from('ą'), 'text/plain; charset=nonsense', 'ą'],
		['utf-16le', Buffer.from('ą', 'utf16le'), 'text/plain; charset=utf-16le', 'ą'],
		[
			'a mark, whatever is announced',
			Buffer.from('\ufeffą', 'utf16le'),
			'text/plain; charset=utf-8',
			'ą',
		],
		[
			'the mark of the other order',
			Buffer.from('\ufeffą', 'utf16le').swap16(),
			'text/plain; charset=utf-8',
			'ą',
		],
		['half a mark', Buffer.from([0xff, 0x41]), 'text/plain; charset=latin1', 'ÿA'],
		['the other half', Buffer.from([0x41, 0xff]), 'text/plain; charset=latin1', 'Aÿ'],
		['half the other mark', Buffer.from([0xfe, 0x41]), 'text/plain; charset=latin1', 'þA'],
		['its other half', Buffer.from([0x41, 0xfe]), 'text/plain; charset=latin1', 'Aþ'],
	])('%s', (_what, bytes, contentType, text) => {
		expect(bodyOf(bytes, contentType)).toBe(text);
	});
});

describe('a body', () => {
	test.each([
		['{"a":1}', { a: 1 }],
		[' [1]\n', [1]],
		['\ufeff{"a":1}', { a: 1 }],
		['"text"', 'text'],
		['null', null],
		['true', true],
		['false', false],
		['-1.5', -1.5],
		['12', 12],
		['', ''],
		[' \n', ''],
		['text', 'text'],
		[' text ', ' text '],
		['nullable', 'nullable'],
		['a null', 'a null'],
		['1.', '1.'],
		['1,5', '1,5'],
		['2026-01-31', '2026-01-31'],
		['{"a":', '{"a":'],
	])('%j is %j', (text, body) => {
		expect(bodyOf(Buffer.from(text))).toEqual(body);
	});

	test.each([
		['a Buffer', Buffer.from('{"a":1}')],
		['bytes', new Uint8Array(Buffer.from('{"a":1}'))],
		['an ArrayBuffer', new Uint8Array(Buffer.from('{"a":1}')).buffer],
		['a text', '{"a":1}'],
		['what a helper has parsed already', { a: 1 }],
	])('is read from %s', (_what, body) => {
		expect(bodyOf(body)).toEqual({ a: 1 });
	});

	test.each([undefined, null])('that is %p is empty', (body) => {
		expect(bodyOf(body)).toBe('');
		expect(parseAnswer(full(body), 'binary').body).toEqual(Buffer.alloc(0));
	});

	test('of a download stays bytes, that of its error does not', () => {
		const bytes = Buffer.from('{"a":1}');
		expect(parseAnswer(full(bytes, {}, 299), 'binary').body).toBe(bytes);
		expect(parseAnswer(full(bytes, {}, 300), 'binary').body).toEqual({ a: 1 });
	});
});

describe('status and headers', () => {
	test('have names in lower case and texts', () => {
		expect(parseAnswer(full('', { 'Retry-After': 3, 'X-A': ['b'] }, '201'), 'json')).toEqual({
			status: 201,
			headers: { 'retry-after': '3', 'x-a': 'b' },
			body: '',
		});
	});

	test.each([undefined, null, 'text', []])('are missing where n8n gives %p', (answer) => {
		expect(parseAnswer(answer, 'json')).toEqual({ status: NaN, headers: {}, body: '' });
	});
});

describe('what caused an error', () => {
	const code = ({ code: found }: Record<string, unknown>) => found as string | undefined;
	const caused = (depth: number): unknown =>
		depth === 0 ? { code: 'E' } : { cause: caused(depth - 1) };

	test.each([
		[caused(0), 'E'],
		[caused(4), 'E'],
		[caused(5), undefined],
		[null, undefined],
		[undefined, undefined],
		['E', undefined],
		[{ cause: 'E' }, undefined],
		[{ cause: null }, undefined],
	])('%j: %p', (error, found) => {
		expect(find(error, code)).toBe(found);
	});
});
