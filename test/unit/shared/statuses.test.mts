import {
	commonProblemIn,
	doubtAbout,
	failureFor,
	hintFor,
	strayAnswerIn,
} from '../../../nodes/shared/answerProblems.ts';
import { recordWith } from '../../../nodes/shared/evidence.ts';

const DOUBT =
	' Whether the change was carried out is not known: look at the record before repeating it.';
const answer = (status: number, body: unknown = '', headers = {}) => ({ status, headers, body });
const problemOf = (status: number, kind: 'read' | 'write', body: unknown = '') =>
	commonProblemIn('Vendor', answer(status, body), { kind, evidence: recordWith() });

describe('law 6: a status without words of the vendor', () => {
	test.each([
		[400, 'The request was refused as invalid'],
		[401, 'The login or key was refused'],
		[402, 'The server answered with status 402'],
		[403, 'Access was denied'],
		[404, 'Nothing was found at this address'],
		[405, 'The method is not allowed here'],
		[409, 'The request conflicts with the current state'],
		[422, 'The data was refused'],
		[429, 'Too many requests'],
		[500, 'The server reported an internal error'],
		[502, 'The server behind the gateway did not answer properly'],
		[503, 'The service is not available at the moment'],
		[504, 'The server behind the gateway did not answer in time'],
	])('%i: %s', (status, message) => {
		expect(problemOf(status, 'read')?.message).toBe(message);
	});

	test.each([
		[401, 'Check the credential: what it holds is wrong or no longer valid.'],
		[402, 'Check whether the account is paid and its plan includes this.'],
		[403, 'Check that the credential belongs to a user who has the right to do this.'],
		[404, 'Check the ID, and the address in the credential.'],
		[405, 'Check the method and the path of a custom call, else the address in the credential.'],
		[406, 'Check what was entered, and the address in the credential.'],
		[409, 'Look at the record: it may exist already, or be in a state that does not allow this.'],
		[410, 'Check the ID: what it named is probably deleted.'],
		[413, 'Send less at a time, or a smaller file.'],
		[423, 'Somebody may be working on the record. Try again later.'],
		[429, 'Wait a while, or lower Options > Batching > Items per Batch.'],
	])('%i: what to do, for whatever was called', (status, hint) => {
		expect(problemOf(status, 'read')?.hint).toBe(hint);
		expect(problemOf(status, 'write')?.hint).toBe(hint);
	});

	test.each([
		[400, 'Check what was entered, an ID first.', 'Check the values of the fields.'],
		[422, 'Check what was entered, an ID first.', 'Check the values of the fields.'],
		[408, 'Try again later.', `Try again later.${DOUBT}`],
		[500, 'Try again later.', `Try again later.${DOUBT}`],
		[599, 'Try again later.', `Try again later.${DOUBT}`],
	])('%i: what to do after a read, and after a change', (status, read, write) => {
		expect(problemOf(status, 'read')?.hint).toBe(read);
		expect(problemOf(status, 'write')?.hint).toBe(write);
	});

	test('nothing is to be done about a status that is no error', () => {
		expect(hintFor(399, 'write')).toBeUndefined();
		expect(problemOf(399, 'read', { id: 1 })).toBeUndefined();
	});

	test.each([
		[299, DOUBT],
		[300, ''],
		[499, ''],
		[500, DOUBT],
		[undefined, DOUBT],
	])('a change that ended with %p: doubt %p', (status, doubt) => {
		expect(doubtAbout('write', status)).toBe(doubt);
		expect(doubtAbout('read', status)).toBe('');
	});

	test.each([
		[401, { cause: 'credential-invalid' }],
		[429, { cause: 'rate-limited', retryAfterMs: 3_000 }],
		[502, { cause: 'temporarily-unavailable', retryAfterMs: 3_000 }],
		[503, { cause: 'temporarily-unavailable', retryAfterMs: 3_000 }],
		[504, { cause: 'temporarily-unavailable', retryAfterMs: 3_000 }],
		[500, undefined],
		[404, undefined],
	])('%i: what n8n is told', (status, failure) => {
		expect(failureFor(answer(status, '', { 'retry-after': '3' }))).toEqual(failure);
		const { retryAfterMs: _none, ...bare } = { retryAfterMs: 0, ...failure };
		expect(failureFor(answer(status))).toEqual(failure && bare);
	});
});

describe('answers that no API gives', () => {
	test.each([
		['https://login.acme.pl/sso?token=abc', 'If login.acme.pl is the right address'],
		['HTTP://acme.pl:8443/x', 'If acme.pl:8443 is the right address'],
		['/login', 'Check the address in the credential.'],
		['ftp://acme.pl', 'Check the address in the credential.'],
		['x https://acme.pl', 'Check the address in the credential.'],
	])('a redirect to %s', (location, hint) => {
		expect(strayAnswerIn('Vendor', answer(302, '', { location }))).toEqual({
			message: 'Vendor redirects to another address',
			hint: expect.stringContaining(hint) as string,
		});
	});

	test.each([
		[299, false],
		[300, true],
		[399, true],
		[400, false],
	])('%i is a redirect: %s', (status, is) => {
		expect(strayAnswerIn('Vendor', answer(status)) !== undefined).toBe(is);
	});

	test('a redirect to nowhere', () => {
		expect(strayAnswerIn('Vendor', answer(302))?.hint).toBe('Check the address in the credential.');
	});

	test.each([
		['<html>', true],
		['<HEAD lang="pl">', true],
		['\n\t<body>', true],
		['<!DOCTYPE  html>', true],
		['<!-- a --><!-- b\n --> <html>', true],
		[`${' '.repeat(4_990)}<html>`, true],
		[`${' '.repeat(5_000)}<html>`, false],
		['<!doctype xml>', false],
		['<bodyguard>', false],
		['x <html>', false],
		['{"html":1}', false],
	])('%p is a web page: %s', (body, is) => {
		expect(strayAnswerIn('Vendor', answer(200, body)) !== undefined).toBe(is);
	});

	test.each([
		[200, 'write', DOUBT],
		[404, 'write', ''],
		[200, 'read', ''],
		[200, undefined, ''],
	] as const)('a page with %i to a %s', (status, kind, doubt) => {
		expect(strayAnswerIn('Vendor', answer(status, '<html>'), kind)).toEqual({
			message: 'Vendor answered with a web page instead of data',
			hint: `The address in the credential is probably wrong. Check the host name, and the path of a custom call.${doubt}`,
		});
	});

	test("a gateway's own page is told by its status", () => {
		expect(strayAnswerIn('Vendor', answer(499, '<html>'))).toBeDefined();
		expect(strayAnswerIn('Vendor', answer(500, '<html>'))).toBeUndefined();
	});

	test.each([
		['', 'nothing', '', ''],
		['oops', "'oops'", 'oops', ''],
		[Buffer.from('%PDF'), "'%PDF'", '%PDF', ''],
		[[{ a: [1] }], '\'[{"a":[1]}]\'', '[{"a":[1]}]', ''],
		[undefined, 'nothing', '', ''],
		[' [1', "'[1'", '[1', ', with JSON that cannot be read'],
		['{"a', "'{\"a'", '{"a', ', with JSON that cannot be read'],
		['a {', "'a {'", 'a {', ''],
	])('%p is not the record that is documented', (body, got, shown, reason) => {
		expect(problemOf(200, 'read', body)).toEqual({
			message: `Vendor answered in a form that it does not document${reason}`,
			hint: `Expected a record, got ${got}.`,
			details: { answer: shown },
		});
	});
});
