import { wolkvoxOrigin } from '../../../nodes/WolkvoxCrm/credential.ts';
import { wolkvox } from '../../../nodes/WolkvoxCrm/transport.ts';

const credentials = {
	server: 'crm0001.wolkvox.com',
	operation: ' modulotest ',
	token: 'sandbox-token',
};
const response = (body: unknown, status = 200) => ({ status, headers: {}, body });
const prepare = async (spec: Parameters<NonNullable<typeof wolkvox.prepare>>[0]) =>
	await wolkvox.prepare?.(spec, {
		credentials,
		previewing: false,
		parameter: () => undefined,
		call: async () => response({}),
		once: async (_key, compute) => await compute(),
	});

describe('the server', () => {
	test.each([
		['crm0001.wolkvox.com', 'https://crm0001.wolkvox.com'],
		['CRM0001', 'https://crm0001.wolkvox.com'],
		[' https://crm01.wolkvox.com/index.php#/contacts ', 'https://crm01.wolkvox.com'],
		// Names from before September 2024, which some pages still print.
		['sv0001.crmvox.com', 'https://sv0001.crmvox.com'],
		['https://sv0000.crmvox.com', 'https://sv0000.crmvox.com'],
		['http://127.0.0.1:8474', 'http://127.0.0.1:8474'],
	])('%s is taken as %s', (entered, origin) =>
		expect(wolkvoxOrigin({ server: entered })).toBe(origin),
	);
});

describe('each call names the tenant', () => {
	test('in the JSON body, before what the operation sends', async () => {
		const spec = await prepare({ method: 'POST', path: '/x', body: { module: 'contacts' } });
		expect(spec?.body).toEqual({ operation: 'modulotest', module: 'contacts' });
	});

	test('in the body of a custom call without one, and never in a list', async () => {
		expect((await prepare({ method: 'POST', path: '/x' }))?.body).toEqual({
			operation: 'modulotest',
		});
		expect((await prepare({ method: 'POST', path: '/x', body: [1] }))?.body).toEqual([1]);
	});

	test('in the query of a GET', async () => {
		expect((await prepare({ method: 'GET', path: '/x' }))?.query).toEqual({
			operation: 'modulotest',
		});
	});

	test('in the first part of a form', async () => {
		const part = { name: 'status', value: 'open' };
		const spec = await prepare({ method: 'POST', path: '/x', multipart: [part] });
		expect(spec?.multipart).toEqual([{ name: 'operation', value: 'modulotest' }, part]);
	});
});

describe('an error', () => {
	const spec = { method: 'POST' as const, path: '/x' };
	const problem = (body: unknown, status?: number) =>
		wolkvox.problemIn(response(body, status), spec);

	test.each([
		[{ code: 200, error: 'null', msg: 'Succesfully create record' }],
		[{ code: '200', error: null, data: [] }],
		[{ code: 201, error: '' }],
		[{ wolkvox_id: 'x' }],
		['plain text'],
		[[]],
	])('is not %j', (body) => expect(problem(body)).toBeUndefined());

	test.each([
		[{ code: '403', error: 'Forbidden', msg: 'No' }, 403, 'No'],
		[{ code: 412, error: 'Precondition Failed', msg: '' }, 412, 'Precondition Failed'],
		[{ code: 200, error: { field: 'x' }, msg: null }, 200, '{"field":"x"}'],
		[{ code: 417 }, 417, 'wolkvox CRM answered with code 417'],
	])('is %j under HTTP 200', (body, status, message) => {
		expect(problem(body)).toMatchObject({ status, message });
	});

	test('is found under an HTTP status although the body says nothing', () => {
		expect(problem({ msg: 'Mantenimiento' }, 503)).toMatchObject({
			status: 503,
			message: 'Mantenimiento',
		});
	});

	test.each([
		['TOKEN LIMIT EXCEEDED', 'quota-exhausted'],
		['EXCEEDS THE LIMIT OF SIMULTANEOUS REQUESTS PER TOKEN (2)', 'rate-limited'],
		['Límite diario alcanzado: limite excedido', 'quota-exhausted'],
	])('%s is %s', (msg, cause) => {
		expect(problem({ code: 403, error: 'Forbidden', msg })?.failure).toEqual({ cause });
	});
});
