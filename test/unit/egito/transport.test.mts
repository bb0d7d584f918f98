import { egito } from '../../../nodes/Egito/transport.ts';

const problem = (body: unknown, status = 200, path = '/Lead/create') =>
	egito.problemIn({ status, headers: {}, body }, { method: 'POST', path, kind: 'write' });

const redirect = (location: string, path = '/Lead/create', kind: 'read' | 'write' = 'write') =>
	egito.problemIn({ status: 302, headers: { location }, body: '' }, { method: 'POST', path, kind });

describe('base URL', () => {
	test.each([
		['acme', 'https://acme.egito.pl/services/restapi/json'],
		['acme.egito.pl', 'https://acme.egito.pl/services/restapi/json'],
		[' https://acme.egito.pl/lead/list?x=1 ', 'https://acme.egito.pl/services/restapi/json'],
		['http://127.0.0.1:8473', 'http://127.0.0.1:8473/services/restapi/json'],
	])('%s', (application, base) => {
		expect(egito.baseUrl({ application })).toBe(base);
	});
});

describe('errors', () => {
	test.each([
		[['a is wrong', 'b is missing'], 'a is wrong; b is missing'],
		[[{ field: 'surname', defaultMessage: 'may not be empty' }], 'surname: may not be empty'],
		[
			{ surname: ['may not be empty'], name: 'is too long' },
			'surname: may not be empty; name: is too long',
		],
		['everything is wrong', 'everything is wrong'],
		[[{ reason: 7 }], '{"reason":7}'],
	])('%j', (errors, message) => {
		for (const status of [200, 201, 400, 422, 500]) {
			expect(problem({ errors }, status)?.message).toBe(message);
		}
	});

	test.each([[[]], [{}], [''], [null], [undefined], [false]])('none in %j', (errors) => {
		expect(problem({ id: 5, errors })).toBeUndefined();
	});

	test('OAuth refusals count under any status', () => {
		const body = { error: 'invalid_token', error_description: 'Token expired' };
		expect(problem(body, 200)).toMatchObject({ message: 'Token expired', code: 'invalid_token' });
		expect(problem(body, 401)?.hint).toContain('the client secret');
	});

	test('a plain no counts too', () => {
		expect(problem({ success: false, message: 'Lead is locked' })?.message).toBe('Lead is locked');
		expect(problem({ success: true, id: 5 })).toBeUndefined();
	});

	test.each([
		['/Lead/create', 'CREATE for Lead'],
		['/Account/update', 'UPDATE for Account'],
		['/Contact/list', 'READ for Contact'],
		['/Offer/get', 'READ for Offer'],
		['/Order/delete', 'DELETE for Order'],
	])('a refusal at %s names the right %s', (path, right) => {
		expect(problem({ error: 'access_denied', error_description: 'No' }, 403, path)?.hint).toContain(
			right,
		);
		expect(problem({ errors: ['Brak uprawnień'] }, 200, path)?.hint).toContain(right);
	});

	test.each([409, 500, 503])('%i without a word is left to the kernel', (status) => {
		expect(problem('', status)).toBeUndefined();
	});

	test('a refusal without a word still names the right', () => {
		expect(problem('', 403)).toMatchObject({
			message: 'Access was denied',
			hint: expect.stringContaining('CREATE for Lead'),
		});
	});

	test('the fields that Egito complains about are told apart', () => {
		const errors = [{ field: 'surname', message: 'may not be empty' }, 'and so on'];
		expect(problem({ errors })?.details).toEqual({ fields: { surname: 'may not be empty' } });
	});

	test.each([
		[{ status: 'error', message: 'The lead was not saved' }, 'The lead was not saved'],
		[{ error: { code: 17, message: 'No such form' } }, 'No such form'],
		[{ code: 500, message: 'Internal Server Error' }, 'Internal Server Error'],
		[{ success: false, id: 5 }, 'Egito refused the request without a reason'],
		['Brak uprawnień', 'Brak uprawnień'],
	])('a no under 200: %j', (body, message) => {
		expect(problem(body)?.message).toContain(message);
	});

	test('a record may have fields named code, status or error', () => {
		expect(problem({ id: 5, code: '404', status: 'error', error: 'none known' })).toBeUndefined();
	});

	test('a page or a long text is no refusal for want of a right', () => {
		expect(problem('<p>Permission</p>')).toBeUndefined();
		expect(problem(`permission ${'x'.repeat(600)}`)).toBeUndefined();
	});

	test('a read that failed never says that a change may have been made', () => {
		const answer = { status: 500, headers: {}, body: { errors: ['No'] } };
		const { hint } =
			egito.problemIn(answer, { method: 'GET', path: '/Lead/list', kind: 'read' }) ?? {};
		expect(hint).toBeUndefined();
	});
});

describe('redirects', () => {
	test.each([
		'/login/auth',
		'https://acme.egito.pl/login/auth?format=json',
		'http://127.0.0.1:8473/login/auth;jsessionid=17',
		'//acme.egito.pl/login',
	])('to the login page %s say that the session or the right is missing', (location) => {
		const found = redirect(location);
		expect(found?.message).toBe('Egito asks for a login instead of answering');
		expect(found?.hint).toContain('the session has ended');
		expect(found?.hint).toContain('the right CREATE for Lead');
		expect(found?.failure).toEqual({ cause: 'credential-invalid' });
	});

	test.each(['/lead/show/501', 'https://acme.egito.pl/lead/show/501?x=1'])(
		'to a page such as %s leave open whether a change was made',
		(location) => {
			expect(redirect(location)?.hint).toContain('/lead/show/501. ');
			expect(redirect(location)?.hint).toContain('Whether the change was carried out');
			expect(redirect(location, '/Lead/list', 'read')?.hint).not.toContain('change');
		},
	);

	test.each([
		'https://evil.example/login',
		'https://egito.pl.evil.example/login',
		'https://new.egito.pl/services/restapi/json/Lead/create',
		'',
	])('elsewhere are left to the kernel: "%s"', (location) => {
		expect(redirect(location)).toBeUndefined();
	});
});
