import { egito } from '../../../nodes/Egito/transport.ts';

const problem = (body: unknown, status = 200, path = '/Lead/create') =>
	egito.problemIn({ status, headers: {}, body }, { method: 'POST', path });

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
		expect(problem(body, 401)?.failure).toEqual({ cause: 'credential-invalid' });
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

	test('an unreadable answer still gives a message', () => {
		expect(problem(undefined, 409)?.message).toBe('Egito answered 409');
	});
});
