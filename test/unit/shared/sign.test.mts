import { sign } from '../../../nodes/shared/sign.ts';

const keys = { 'X-Key': 'k' };

describe('law 10: a credential signs only for its own host', () => {
	test.each([
		{ url: 'https://acme.egito.pl/a?b=c' },
		{ url: '/a', baseURL: 'https://acme.egito.pl' },
		{ url: '/a' },
		{ uri: 'https://acme.egito.pl/a' } as never,
	])('%j is signed', (request) => {
		expect(sign(request, 'https://acme.egito.pl', keys).headers).toEqual(keys);
	});

	test('signed headers never follow a redirect', () => {
		const signed = sign({ url: '/a' }, 'https://acme.egito.pl', keys);
		expect(signed).toMatchObject({ disableFollowRedirect: true, followRedirect: false });
	});

	test('a relative address gets the host of the credential', () => {
		expect(sign({ url: '/a' }, 'https://acme.egito.pl', keys).baseURL).toBe(
			'https://acme.egito.pl',
		);
	});

	test.each([
		'https://evil.com/a',
		'https://acme.egito.pl.evil.com',
		'https://acme.egito.pl@evil.com',
		'http://acme.egito.pl/a',
		'//evil.com/a',
		'https://acme.egito.pl:8443/a',
	])('%s is refused', (url) => {
		expect(() => sign({ url }, 'https://acme.egito.pl', keys)).toThrow('the credential is for');
	});
});
