import { redact } from '../../../nodes/shared/redact.ts';

describe('law 6: secrets never show', () => {
	test('masks plain, trimmed and URL-encoded secrets at any depth', () => {
		const value = {
			a: ['key=s3cr&t word', 'https://x/?p=s3cr%26t%20word'],
			b: { c: 's3cr&t word!' },
		};
		expect(redact(value, [' s3cr&t word '])).toEqual({
			a: ['key=***', 'https://x/?p=s3cr%26t%20word'],
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
});
