import { redact } from '../../../nodes/shared/redact.ts';

describe('law 6: secrets never show', () => {
	test('masks plain, trimmed and URL-encoded secrets at any depth', () => {
		const value = {
			a: ['key=s3cr&t word', 'https://x/?p=s3cr%26t%20word'],
			b: { c: 's3cr&t word!' },
		};
		expect(redact(value, [' s3cr&t word '])).toEqual({
			a: ['key=***', 'https://x/?p=***'],
			b: { c: '***!' },
		});
		expect(redact(value, ['s3cr&t word'])).toEqual({
			a: ['key=***', 'https://x/?p=***'],
			b: { c: '***!' },
		});
	});

	test('masks bearer tokens that nobody announced', () => {
		expect(redact('sent Authorization: Bearer a88c5bc3-4404 to x', [])).toBe(
			'sent Authorization: Bearer *** to x',
		);
	});

	test('masks the longest secret first', () => {
		expect(redact('abcdef abcd', ['abcd', 'abcdef'])).toBe('*** ***');
	});

	test('leaves numbers, null and very short secrets alone', () => {
		expect(redact({ n: 1, z: null, t: 'banana' }, ['an', ''])).toEqual({
			n: 1,
			z: null,
			t: 'banana',
		});
	});

	test.each([
		['plain', 'pa/s+w "ö"d'],
		['in an address', encodeURIComponent('pa/s+w "ö"d')],
		['in an address, lower case', encodeURIComponent('pa/s+w "ö"d').toLowerCase()],
		['in a form', new URLSearchParams({ p: 'pa/s+w "ö"d' }).toString()],
		['in JSON', JSON.stringify({ p: 'pa/s+w "ö"d' })],
		['in the JSON of PHP', '{"p":"pa\\/s+w \\"\\u00f6\\"d"}'],
		['in base64', Buffer.from('pa/s+w "ö"d').toString('base64')],
	])('masks a secret %s', (_where, text) => {
		const masked = redact({ text, [text]: 1 }, ['pa/s+w "ö"d']);
		expect(masked).not.toEqual({ text, [text]: 1 });
		expect(JSON.stringify(masked)).not.toMatch(/pa.{0,3}s.{0,3}w/i);
		expect(JSON.stringify(masked)).not.toContain(text.slice(-12));
	});

	test.each([
		[
			'in an address as strict encoders write it',
			"pa'(ss)!*",
			'x=pa%27%28ss%29%21%2A&y',
			'x=***&y',
		],
		['within a longer JSON text', 'say "hi" word', '"I say \\"hi\\" words"', '"I ***s"'],
		['within a longer JSON text of PHP', 'ö/"x"', '"an \\u00f6\\/\\"x\\" too"', '"an *** too"'],
		['in base64 whose end was cut off', '~~~?~~~', 'key fn5+P35+fg end', 'key *** end'],
		['in base64 for addresses', '~~~?~~~', 'key fn5-P35-fg end', 'key *** end'],
		['with half a character, in an address', 'ge heim\ud83d', 'x=ge%20heim%EF%BF%BD&y', 'x=***&y'],
		['of 60,000 characters', 'ab1/'.repeat(15_000), `x${'ab1/'.repeat(15_000)}y`, 'x***y'],
		[
			'of 60,000 characters, in an address',
			'ab1/'.repeat(15_000),
			`x${'ab1%2F'.repeat(15_000)}y`,
			'x***y',
		],
	])('masks a secret %s', (_where, secret, text, masked) => {
		expect(redact(text, [secret])).toBe(masked);
	});

	test('masks a bearer token behind several blanks', () => {
		expect(redact('Bearer   a88c5bc3', [])).toBe('Bearer ***');
	});

	test('objects 30,000 levels deep are cut', () => {
		const deep = JSON.parse('{"a":'.repeat(30_000) + '1' + '}'.repeat(30_000)) as unknown;
		expect(JSON.stringify(redact(deep, ['hunter22']))).toContain('…');
	});

	test('masks names of members, and cuts what is too deep to be read', () => {
		expect(redact({ 'hunter22 is wrong': true }, ['hunter22'])).toEqual({ '*** is wrong': true });
		const deep = JSON.parse('['.repeat(30_000) + ']'.repeat(30_000)) as unknown;
		expect(JSON.stringify(redact(deep, ['hunter22']))).toContain('…');
	});
});
