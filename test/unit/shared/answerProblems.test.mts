import {
	commonProblemIn,
	errorsIn,
	messageIn,
	strayAnswerIn,
} from '../../../nodes/shared/answerProblems.ts';

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

	test('a status without a readable body is put into words', () => {
		expect(commonProblemIn('FLOWii', answer(503, '<html>busy'))).toEqual({
			message: 'The service is not available at the moment',
			hint: expect.stringContaining('Try again later'),
			failure: { cause: 'temporarily-unavailable' },
		});
		expect(commonProblemIn('FLOWii', answer(418, ''))?.message).toBe(
			'The server answered with status 418',
		);
		expect(commonProblemIn('FLOWii', answer(429, '', { 'retry-after': '3' }))?.failure).toEqual({
			cause: 'rate-limited',
			retryAfterMs: 3000,
		});
	});

	test('JSON that was cut off is an error, text is not', () => {
		const json = { 'content-type': 'application/vnd.api+json' };
		expect(commonProblemIn('FLOWii', answer(200, '{"data":', json))?.message).toContain(
			'cannot be read',
		);
		expect(
			commonProblemIn('FLOWii', answer(200, 'id;name', { 'content-type': 'text/csv' })),
		).toBeUndefined();
		expect(commonProblemIn('FLOWii', answer(200, { ok: true }, json))).toBeUndefined();
		expect(commonProblemIn('FLOWii', answer(204, ''))).toBeUndefined();
	});
});
