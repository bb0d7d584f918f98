import { type HostRule, originOf } from '../../../nodes/shared/host.ts';

const strict: HostRule = {
	field: 'Application',
	suffix: '.egito.pl',
	customHosts: false,
	example: 'acme',
};
const open: HostRule = { ...strict, suffix: '.gamfi.io', customHosts: true };
const bare: HostRule = { field: 'Server', customHosts: true, example: 'crm01.wolkvox.com' };

describe('law 10: hosts', () => {
	test.each([
		[strict, 'acme', 'https://acme.egito.pl'],
		[strict, ' ACME.egito.pl ', 'https://acme.egito.pl'],
		[strict, 'acme.egito.pl/leads/1', 'https://acme.egito.pl'],
		[strict, 'https://acme.egito.pl/oauth/token?x=1#y', 'https://acme.egito.pl'],
		[strict, 'https://crm.acme.pl', 'https://crm.acme.pl'],
		[open, 'hr.acme.pl', 'https://hr.acme.pl'],
		[open, 'acme', 'https://acme.gamfi.io'],
		[bare, 'crm01.wolkvox.com:8443', 'https://crm01.wolkvox.com:8443'],
		[open, 'acme.gamfi.io:443', 'https://acme.gamfi.io'],
		[bare, 'http://127.0.0.1:8471/', 'http://127.0.0.1:8471'],
		[bare, 'http://localhost:8471', 'http://localhost:8471'],
		[bare, 'http://[::1]:8471', 'http://[::1]:8471'],
	])('%# %s becomes an origin', (rule, entered, origin) => {
		expect(originOf(entered, rule)).toBe(origin);
	});

	test.each([
		'',
		'   ',
		'evil.com',
		'evil.com/x?',
		'evil.com/x?.egito.pl',
		'a@evil.com',
		'acme.egito.pl@evil.com',
		'evil.com#.egito.pl',
		'../x',
		'acme/../x',
		'acme.egito.pl.evil.com',
		'evil.com\\.egito.pl',
		'https://evil.com\\@acme.egito.pl',
		'https://user:pass@acme.egito.pl',
		'http://acme.egito.pl',
		'http://127.0.0.1.evil.com',
		'acme.egito.pl:99999',
		'http://localhost.evil.com',
		'ftp://acme.egito.pl',
		'javascript:alert(1)',
		'-acme',
		'ac me',
		'acme\n.evil.com',
		'https://',
		undefined,
		42,
	])('%j is refused', (entered) => {
		expect(() => originOf(entered, strict)).toThrow(
			expect.objectContaining({ name: 'InputProblem', parameter: 'Application' }),
		);
	});

	test('a bare name needs a suffix to become a host', () => {
		expect(() => originOf('crm01', bare)).toThrow('is not a complete host name');
	});
});

describe('what is wrong with a host', () => {
	test.each([
		[undefined, "'Application' is empty. Enter it as in acme."],
		[7, "'Application' is empty. Enter it as in acme."],
		['  ', "'Application' is empty. Enter it as in acme."],
		['https://', "'Application' is not a web address. Enter it as in acme."],
		[
			'https://user@acme.egito.pl',
			"'Application' must not contain a user name or password. Enter it as in acme.",
		],
		[
			'https://:secret@acme.egito.pl',
			"'Application' must not contain a user name or password. Enter it as in acme.",
		],
		['ftp://acme.egito.pl', "'Application' is not an https address. Enter it as in acme."],
		['https://acme\\x', "'Application' contains a backslash. Enter it as in acme."],
		['ac me', "'Application' is not a name or web address. Enter it as in acme."],
		['x https://acme', "'Application' is not a name or web address. Enter it as in acme."],
		['acme/../x', "'Application' is not a name or web address. Enter it as in acme."],
		['acme.other.pl', "'Application' does not end with .egito.pl. Enter it as in acme."],
	])('%j', (entered, message) => {
		expect(() => originOf(entered, strict)).toThrow(message);
	});

	test.each([
		['a', 'https://a.egito.pl'],
		['a.b.egito.pl', 'https://a.b.egito.pl'],
	])('a name of one letter is one: %s', (entered, origin) => {
		expect(originOf(entered, strict)).toBe(origin);
	});
});
