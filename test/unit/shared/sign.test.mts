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
		expect(signed).toMatchObject({
			disableFollowRedirect: true,
			followRedirect: false,
			followAllRedirects: false,
			sendCredentialsOnCrossOriginRedirect: false,
		});
	});

	test('signs beside the headers that are there, and in the place of those of the same name', () => {
		const request = { url: '/a', headers: { Accept: 'text/csv', 'X-Key': 'old' } };
		expect(sign(request, 'https://acme.egito.pl', keys).headers).toEqual({
			Accept: 'text/csv',
			'X-Key': 'k',
		});
	});

	test('an address in the query does not make a whole one of a relative address', () => {
		const request = { url: '/a?back=https://evil.com/b' };
		expect(sign(request, 'https://acme.egito.pl', keys).baseURL).toBe('https://acme.egito.pl');
	});

	test('a relative address below another host is refused: the base of the request counts', () => {
		const request = { url: '/a', baseURL: 'https://evil.com' };
		expect(() => sign(request, 'https://acme.egito.pl', keys)).toThrow(
			"'URL' leads to https://evil.com, but the credential is for https://acme.egito.pl. Use the address that the credential names.",
		);
	});

	test('keeps the path below which a relative address lies, and adds none to a whole one', () => {
		const below = { url: 'users', baseURL: 'https://acme.egito.pl/api/' };
		expect(sign(below, 'https://acme.egito.pl', keys).baseURL).toBe('https://acme.egito.pl/api/');
		const whole = { url: 'HTTPS://acme.egito.pl/a' };
		expect(sign(whole, 'https://acme.egito.pl', keys)).not.toHaveProperty('baseURL');
	});

	test('a request without an address goes to the host of the credential', () => {
		expect(sign({} as never, 'https://acme.egito.pl', keys).baseURL).toBe('https://acme.egito.pl');
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
