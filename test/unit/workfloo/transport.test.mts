import type { Kind } from '../../../nodes/shared/request.ts';
import { workfloo } from '../../../nodes/Workfloo/transport.ts';

const STATUS = '/api/v1/workfloo/status/run-1';
const FORM = '/api/v1/workfloo/run-1/form';
const OTP = '/api/v1/workfloo/run-1/otp/validate';

const problem = (status: number, body: unknown, kind: Kind = 'read', path = STATUS) =>
	workfloo.problemIn(
		{ status, headers: {}, body },
		{ method: kind === 'read' ? 'GET' : 'POST', path, kind },
	);

describe('errors of Workfloo', () => {
	test.each([400, 500, 502, 503, 504])('a %i without a word is left to the kernel', (status) => {
		expect(problem(status, '')).toBeUndefined();
		expect(problem(status, {}, 'write', FORM)).toBeUndefined();
	});

	test.each([401, 403, 404])('a %i without a word says what that means', (status) => {
		expect(problem(status, '')).toMatchObject({
			message: expect.stringMatching(/\w/),
			hint: expect.stringMatching(/\.$/),
		});
	});

	test('a conflict names the step only where there is one', () => {
		expect(problem(409, '', 'write', FORM)?.message).toContain('not on a step');
		expect(problem(409, '', 'write', '/api/v1/workfloo')).toBeUndefined();
	});

	test('attempts are spoken of only where a code is asked for', () => {
		expect(problem(403, '', 'write', OTP)?.hint).toContain('attempts');
		expect(problem(403, '')?.hint).not.toContain('attempts');
	});

	test.each(['2', 2, 0])('a wrong OTP names the tries left: %j', (remainingRetries) => {
		const body = { error: 'The code is not correct.', remainingRetries };
		expect(problem(400, body, 'write', OTP)).toMatchObject({
			message: `The code is not correct (attempts left: ${remainingRetries})`,
			details: { remainingRetries: String(remainingRetries) },
		});
	});

	test('a flat map is a list of fields', () => {
		const body = { rfc_pf: 'FORMAT_ERROR; 13 characters' };
		expect(problem(400, body, 'write', FORM)).toMatchObject({
			message: 'rfc_pf: FORMAT_ERROR; 13 characters',
			details: { fields: body },
		});
	});

	const envelope = {
		typeError: 'REQUIRED_FIELDS',
		errors: { rfc_pf: 'required' },
		errorMessage: '',
	};

	test.each([
		['an envelope', envelope],
		['an envelope among the bytes of a file', Buffer.from(JSON.stringify(envelope))],
	])('%s under 200 is an error', (_name, body) => {
		expect(problem(200, body, 'write', FORM)).toEqual({
			message: 'rfc_pf: required',
			code: 'REQUIRED_FIELDS',
			details: { fields: { rfc_pf: 'required' } },
			hint: expect.stringContaining('not known'),
		});
		expect(problem(200, body)?.hint).not.toContain('not known');
	});

	test.each([
		{ typeError: 'LOCKED' },
		{ errorMessage: 'The space is locked' },
		{ error: 'Sin permiso' },
		{ success: false, message: 'Sin permiso' },
		{ code: 500, message: 'Internal Server Error' },
	])('%j under 200 is an error', (body) => {
		expect(problem(200, body)).toBeDefined();
	});

	test.each([
		'',
		null,
		[],
		[{ id: '1', error: 'kept of a list' }],
		{ id: '1', idUnykoo: 7 },
		{ typeError: '', errors: null, errorMessage: '' },
		{
			id: '1',
			status: 'PROGRESS',
			link: { sendError: { code: 'X' }, events: [{ errorMessage: 'Y' }] },
		},
		Buffer.from('id,name\n1,{}'),
		Buffer.from('{ no JSON'),
	])('%j under 200 is none', (body) => {
		expect(problem(200, body)).toBeUndefined();
	});
});
