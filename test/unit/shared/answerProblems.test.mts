import {
	commonProblemIn,
	errorsIn,
	messageIn,
	refusalUnder200,
	strayAnswerIn,
} from '../../../nodes/shared/answerProblems.ts';
import {
	anyAnswer,
	anyOf,
	emptyAnswer,
	recordList,
	recordWith,
} from '../../../nodes/shared/evidence.ts';
import { cpuTimeOf } from '../../support/cpu.mts';

const read = { kind: 'read', evidence: recordWith() } as const;
const write = { kind: 'write', evidence: recordWith() } as const;
const answer = (status: number, body: unknown, headers = {}) => ({ status, headers, body });

describe('law 6: errors speak in the words of the vendor', () => {
	test.each([
		['plain text', 'plain text'],
		[{ message: 'No such workflow' }, 'No such workflow'],
		[{ error: 'invalid_grant', error_description: 'Bad credentials' }, 'Bad credentials'],
		[{ error: { message: 'inner' } }, 'inner'],
		[{ errors: ['a', 'b'] }, 'a; b'],
		[{ errors: [{ field: 'gender', message: 'is required' }] }, 'gender: is required'],
		[
			{ errors: [{ title: 'Quota', detail: 'API calls quota exceeded' }] },
			'Quota: API calls quota exceeded',
		],
		[
			{ errors: { name: 'required', phone: ['short', 'odd'] } },
			'name: required; phone: short; odd',
		],
		[
			{ page: 'ERROR; should be > 0', from: 'FORMAT_ERROR' },
			'page: ERROR; should be > 0; from: FORMAT_ERROR',
		],
		[
			{ typeError: 'X', errors: null, errorMessage: 'scenarioId not found' },
			'scenarioId not found',
		],
		['', undefined],
		[{}, undefined],
		[null, undefined],
		[Buffer.from('x'), undefined],
	])('%j', (body, message) => {
		expect(messageIn(body)).toBe(message);
	});

	test('cuts endless texts', () => {
		expect(messageIn('x'.repeat(5000))).toHaveLength(1001);
	});

	test('reads lists and maps of errors alone', () => {
		expect(errorsIn([{ code: 'E1' }, 7])).toBe('E1');
		expect(errorsIn('text')).toBe('text');
	});

	test('an HTML answer says that the address is wrong', () => {
		const page = answer(200, '<!DOCTYPE html><html>…');
		expect(strayAnswerIn('Egito', page)).toMatchObject({
			message: 'Egito answered with a web page instead of data',
			hint: expect.stringContaining('address in the credential'),
		});
		expect(strayAnswerIn('Egito', answer(404, ' <html>'))?.message).toContain('web page');
	});

	test('a redirect is not followed and names the other host, not the URL', () => {
		const redirect = answer(302, '', { location: 'https://login.acme.pl/sso?token=abc' });
		const problem = strayAnswerIn('Gamfi', redirect);
		expect(problem?.hint).toBe(
			'If login.acme.pl is the right address, enter it in the credential.',
		);
	});

	test.each([
		[
			'API Platform',
			{
				'@type': 'ConstraintViolationList',
				'hydra:title': 'An error occurred',
				'hydra:description': 'email: This value is not valid.',
				violations: [{ propertyPath: 'email', message: 'This value is not valid.' }],
			},
			'email: This value is not valid.',
		],
		[
			'Grails',
			{
				timestamp: 1769880000,
				status: 500,
				error: 'Internal Server Error',
				message: 'Cannot get property of null object',
				path: '/services/restapi/json/Lead/create',
			},
			'Cannot get property of null object',
		],
		[
			'a message beside a map of errors',
			{ message: 'The given data was invalid.', errors: { email: ['has been taken'] } },
			'The given data was invalid: email: has been taken',
		],
		[
			'a message beside a list of errors',
			{ message: 'Validation failed', errors: [{ field: 'nip', message: 'is wrong' }] },
			'Validation failed: nip: is wrong',
		],
		[
			'PHP',
			'<br />\n<b>Fatal error</b>:  Call to a member function in <b>/var/x.php</b>',
			'Fatal error : Call to a member function in /var/x.php',
		],
		[
			'a page',
			'<html><head><title>x</title></head><body><h1>502&nbsp;Bad Gateway</h1><script>a()</script></body></html>',
			'502 Bad Gateway',
		],
	])('%s', (_who, body, message) => {
		expect(messageIn(body)).toBe(message);
	});

	test('what single fields lack stands in details', () => {
		const body = { message: 'Invalid', errors: [{ field: 'nip', message: 'is wrong' }] };
		expect(commonProblemIn('X', answer(422, body), read)?.details).toEqual({
			fields: { nip: 'is wrong' },
		});
	});

	test.each([
		['30,000 levels deep', JSON.parse(`${'['.repeat(30_000)}"x"${']'.repeat(30_000)}`)],
		['30,000 objects deep', JSON.parse(`${'{"error":'.repeat(30_000)}"x"${'}'.repeat(30_000)}`)],
		['five megabytes long', 'x'.repeat(5_000_000)],
		['five megabytes of tags', '<b>'.repeat(1_700_000)],
	])('an error body %s is read quickly and cut', (_what, body) => {
		let message = '';
		const time = cpuTimeOf(() => {
			message = commonProblemIn('X', answer(500, body), read)?.message ?? '';
		});
		expect(message.length).toBeLessThan(1_100);
		expect(time).toBeLessThan(1_000);
	});

	test.each([
		[{ success: false, message: 'no' }, 'no'],
		[{ code: 500, message: 'Internal Server Error' }, 'Internal Server Error'],
		[{ code: '404' }, 'code: 404'],
		[{ error: 'nope' }, 'nope'],
		[{ errors: [{ message: 'a' }] }, 'a'],
	])('a refusal under 200: %j', (body, message) => {
		expect(refusalUnder200(body)?.message).toBe(message);
	});

	test.each([
		{},
		{ success: true },
		{ error: null, errors: [] },
		{ error: '' },
		{ code: 200 },
		{ code: 'A5' },
		[],
		'text',
	])('no refusal: %j', (body) => {
		expect(refusalUnder200(body)).toBeUndefined();
	});

	test('a status without a readable body is put into words', () => {
		expect(commonProblemIn('FLOWii', answer(503, '<html></html>'), read)).toEqual({
			message: 'The service is not available at the moment',
			hint: 'Try again later.',
			failure: { cause: 'temporarily-unavailable' },
		});
		expect(commonProblemIn('FLOWii', answer(418, ''), read)?.message).toBe(
			'The server answered with status 418',
		);
		expect(
			commonProblemIn('FLOWii', answer(429, '', { 'retry-after': '3' }), read)?.failure,
		).toEqual({
			cause: 'rate-limited',
			retryAfterMs: 3000,
		});
	});

	test('only a change leaves a doubt whether it was made', () => {
		const doubt = 'Whether the change was carried out is not known';
		expect(commonProblemIn('X', answer(500, ''), write)?.hint).toContain(doubt);
		expect(commonProblemIn('X', answer(500, ''), read)?.hint).not.toContain(doubt);
		expect(commonProblemIn('X', answer(422, ''), write)?.hint).not.toContain(doubt);
		expect(commonProblemIn('X', answer(200, 'oops'), write)?.hint).toContain(doubt);
		expect(commonProblemIn('X', answer(200, 'oops'), read)?.hint).not.toContain(doubt);
	});
});

describe('law 12: no success without evidence', () => {
	test.each<[string, unknown]>([
		['text', 'Brak uprawnień'],
		["PHP's error", '<br />\n<b>Fatal error</b>: x'],
		['a warning before the JSON', '<b>Warning</b>: y {"id":1}'],
		['a page behind a comment', '<!-- x --><div>Maintenance</div>'],
		['XML', '<?xml version="1.0"?><id>1</id>'],
		['JSON that is cut', '{"id": 1, "na'],
		['null', null],
		['an empty list', []],
		['an empty object', {}],
		['nothing', ''],
		['true', true],
		['a number', 7],
		["a stranger's JSON", { status: 'ok' }],
		['a record whose ID is empty', { id: ' ' }],
		['a record whose ID is an object', { id: {} }],
	])('%s is no record with an ID', (_what, body) => {
		const problem = commonProblemIn('Egito', answer(200, body), {
			kind: 'write',
			evidence: recordWith('id'),
		});
		expect(problem?.message).toMatch(/^Egito answered in a form that it does not document/);
		expect(problem?.hint).toMatch(/^Expected a record with id, got /);
		expect(JSON.stringify(problem)).not.toMatch(/<(br|b|div|!--)/);
	});

	test.each([
		['a record', recordWith('id'), { id: 0 }],
		['one of several names', recordWith('id', 'uuid'), { uuid: 'x' }],
		['any record', recordWith(), { a: null }],
		['a list', recordList, [{ a: 1 }]],
		['an empty list', recordList, []],
		['nothing', emptyAnswer, ''],
		['either', anyOf(emptyAnswer, recordWith('id')), { id: 1 }],
		['any JSON', anyAnswer, { whatever: 1 }],
	])('%s is taken', (_what, evidence, body) => {
		expect(commonProblemIn('X', answer(200, body), { kind: 'read', evidence })).toBeUndefined();
	});

	test.each([
		['a list with texts in it', recordList, [{ a: 1 }, 'b']],
		['an object where a list is documented', recordList, { a: 1 }],
		['a record where nothing is documented', emptyAnswer, { id: 1 }],
		['text to a call of the user', anyAnswer, 'Fatal error'],
	])('%s is refused', (_what, evidence, body) => {
		expect(commonProblemIn('X', answer(200, body), { kind: 'read', evidence })).toBeDefined();
	});

	test('JSON that was cut off is said to be so', () => {
		expect(commonProblemIn('FLOWii', answer(200, '{"data":'), read)?.message).toContain(
			'with JSON that cannot be read',
		);
	});
});
