import type { RequestSpec } from '../../../nodes/shared/request.ts';
import type { CallContext } from '../../../nodes/shared/vendor.ts';
import { changed, insertedRecord, succeeded } from '../../../nodes/WolkvoxCrm/api/evidence.ts';
import { wolkvoxOrigin } from '../../../nodes/WolkvoxCrm/credential.ts';
import { wolkvox } from '../../../nodes/WolkvoxCrm/transport.ts';

const credentials = {
	server: 'crm0001.wolkvox.com',
	operation: ' modulotest ',
	token: 'sandbox-token',
};
const response = (body: unknown, status = 200) => ({ status, headers: {}, body });
const contextOf = (): CallContext => ({
	credentials,
	previewing: false,
	given: {},
	call: async () => response({}),
	once: async (_key, compute) => await compute(),
});
const prepare = async (spec: RequestSpec) => await wolkvox.prepare?.(spec, contextOf());
const ID = '64cb00000000000000000001';

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

test('a credential without the name of the CRM calls nobody', async () => {
	const context = { ...contextOf(), credentials: { ...credentials, operation: ' ' } };
	expect(() => wolkvox.prepare?.({ method: 'GET', path: '/x' }, context)).toThrow(
		"'CRM Name (Operation)' is empty",
	);
});

test('reads run two at a time, as the sister API bears it', () => expect(wolkvox.atOnce).toBe(2));

describe('a success', () => {
	const isSuccess = (body: unknown, evidence = succeeded) => evidence.isIn(response(body));

	test.each<[string, unknown]>([
		['no code', { error: 'null', msg: 'Succesfully create record', data: { wolkvox_id: 'x' } }],
		['an empty code', { code: '', error: 'null', data: [] }],
		['a code that is no number', { code: 'OK', error: 'null', data: [] }],
		['a code of another kind', { code: 304, error: 'null', data: [] }],
		['true as code', { code: true, data: [] }],
		['a list', [{ code: 200 }]],
		['a text', 'Succesfully create record'],
		['null', null],
		['nothing', ''],
	])('needs the code 200: %s is none', (_name, body) => expect(isSuccess(body)).toBe(false));

	test.each([{ code: 200 }, { code: '200', error: 'null' }, { code: 201 }])('is %j', (body) =>
		expect(isSuccess(body)).toBe(true),
	);

	test.each<[unknown, boolean]>([
		[{ wolkvox_id: ID }, true],
		[[{ wolkvox_id: ID }], true],
		[{ 0: { wolkvox_id: ID } }, true],
		[ID, true],
		[{ wolkvox_id: ' ' }, false],
		[{ wolkvox_id: null }, false],
		['Brak uprawnień', false],
		[null, false],
		[[], false],
	])('of an insert needs the new ID: %j', (data, isOne) =>
		expect(isSuccess({ code: 200, error: 'null', data }, insertedRecord)).toBe(isOne),
	);

	test.each<[string, number, boolean]>([
		['1 records updated', 1, true],
		['Succesfully update record', 1, true],
		['0 records updated', 1, false],
		['2 records inserted, 1 rejected', 3, false],
		['3 registros procesados', 3, true],
	])("of a change is not '%s' for %i records: %s", (msg, count, isOne) =>
		expect(isSuccess({ code: 200, error: 'null', msg }, changed(count))).toBe(isOne),
	);
});

describe('an error', () => {
	const spec = { method: 'POST', path: '/x', kind: 'read' } as const;
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
		[{ code: 200, error: { field: 'x' }, msg: null }, 200, 'field: x'],
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

	test('takes the word of `error` where `msg` only counts records', () => {
		const msg = '0 records were are found';
		expect(
			problem({ code: 200, error: 'The index is being rebuilt', msg, data: [] }),
		).toMatchObject({
			message: 'The index is being rebuilt',
			details: { msg },
		});
		expect(problem({ code: 404, error: 'Not Found', msg, data: [] })).toMatchObject({
			message: 'Not Found',
			status: 404,
		});
	});

	test('of a read never says that something may have been changed', () => {
		expect(problem({ code: 500, msg: 'No' })?.hint).toBe('Try again later.');
		const write = wolkvox.problemIn(response({ code: 500, msg: 'No' }), { ...spec, kind: 'write' });
		expect(write?.hint).toContain('Whether the change was carried out is not known');
	});

	test('stands in the data of a change, and in a record that was read it is a field', () => {
		const body = { code: 200, error: 'null', msg: 'ok', data: { error: 'The user is locked' } };
		const write = wolkvox.problemIn(response(body), { ...spec, kind: 'write' });
		expect(write?.message).toBe('The user is locked');
		expect(problem(body)).toBeUndefined();
	});

	test.each([
		['TOKEN LIMIT EXCEEDED', 'quota-exhausted'],
		['EXCEEDS THE LIMIT OF SIMULTANEOUS REQUESTS PER TOKEN (2)', 'rate-limited'],
		['Límite diario alcanzado: limite excedido', 'quota-exhausted'],
	])('%s is %s', (msg, cause) => {
		expect(problem({ code: 403, error: 'Forbidden', msg })?.failure).toEqual({ cause });
	});
});
