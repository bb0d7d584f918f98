import type { IDataObject } from 'n8n-workflow';

import { tokenRequest } from '../../../nodes/Flowii/credential.ts';
import { flowii } from '../../../nodes/Flowii/transport.ts';
import type { Kind, RequestSpec } from '../../../nodes/shared/request.ts';
import type { CallContext } from '../../../nodes/shared/vendor.ts';
import { parametersOf } from '../../support/parameters.mts';

const company = (id: string, name: string) => ({ type: 'company', id, attributes: { name } });

function contextWith(
	companies: IDataObject[],
	{ chosen, stored = '' }: { chosen?: string; stored?: string } = {},
): { context: CallContext; calls: RequestSpec[] } {
	const calls: RequestSpec[] = [];
	const context: CallContext = {
		credentials: { companyId: stored },
		previewing: false,
		given: flowii.input?.(parametersOf({ company: chosen })) ?? {},
		call: async (spec) => {
			calls.push(spec);
			return { status: 200, headers: {}, body: { data: companies } };
		},
		once: async (_key, compute) => await compute(),
	};
	return { context, calls };
}
const prepare = async (spec: RequestSpec, context: CallContext) =>
	await flowii.prepare?.(spec, context);
const get: RequestSpec = { method: 'GET', path: '/partners', query: { 'page[number]': 0 } };

describe('the company of a call', () => {
	test('is the chosen one, else that of the credential, else the only one', async () => {
		const only = [company('3', 'Only')];
		const chosen = contextWith(only, { chosen: '1', stored: '2' });
		expect((await prepare(get, chosen.context))?.query?.companyId).toBe('1');
		const stored = contextWith(only, { stored: ' 2 ' });
		expect((await prepare(get, stored.context))?.query?.companyId).toBe('2');
		expect(stored.calls).toEqual([]);
		const single = contextWith(only);
		expect(await prepare(get, single.context)).toEqual({
			...get,
			query: { companyId: '3', 'page[number]': 0 },
		});
		expect(single.calls).toMatchObject([{ method: 'GET', path: '/companies' }]);
	});

	test('with several the error names them, with none it says so', async () => {
		const several = contextWith([company('1', 'One'), company('2', 'Two')]);
		await expect(prepare(get, several.context)).rejects.toMatchObject({
			parameter: 'company',
			hint: expect.stringContaining('One (1), Two (2)'),
		});
		await expect(prepare(get, contextWith([]).context)).rejects.toMatchObject({
			message: expect.stringContaining('no company'),
		});
	});

	test('of an item is read and checked before any call', () => {
		const given = (company: unknown) => flowii.input?.(parametersOf({ company } as IDataObject));
		expect(given({ __rl: true, mode: 'id', value: ' 4523 ' })).toEqual({ company: '4523' });
		expect(given('')).toEqual({ company: undefined });
		for (const wrong of ['undefined', 'Lipa', {}]) expect(() => given(wrong)).toThrow();
	});

	test('makes another account, as the user does', () => {
		expect(flowii.accountFields).toEqual(['username', 'companyId']);
	});

	test('that is no number is refused before any call', async () => {
		const { context, calls } = contextWith([], { stored: 'Lipa' });
		await expect(prepare(get, context)).rejects.toThrow('is not an ID: Lipa');
		expect(calls).toEqual([]);
	});

	test('is not asked for where the call is about no company or names its own', async () => {
		const { context, calls } = contextWith([]);
		const list: RequestSpec = { method: 'GET', path: '/companies' };
		expect(await prepare(list, context)).toBe(list);
		const own = { ...get, query: { companyId: '9' } };
		expect(await prepare(own, context)).toBe(own);
		expect(calls).toEqual([]);
	});

	test('fills the attribute of bodies that repeat it, and only of those', async () => {
		const { context } = contextWith([], { chosen: '4523' });
		const body = { data: { type: 'cash-flow', attributes: { 'company-id': null, type: 1 } } };
		const post: RequestSpec = { method: 'POST', path: '/cashflow', body };
		expect((await prepare(post, context))?.body).toEqual({
			data: { type: 'cash-flow', attributes: { 'company-id': 4523, type: 1 } },
		});
		const other = { data: { type: 'partner', attributes: { name: 'x' } } };
		expect((await prepare({ ...post, body: other }, context))?.body).toEqual(other);
	});
});

describe('what FLOWii calls an error', () => {
	const problem = (
		status: number,
		body: unknown,
		{ headers = {}, kind = 'read' as Kind }: { headers?: Record<string, string>; kind?: Kind } = {},
	) => flowii.problemIn({ status, headers, body }, { ...get, kind });

	test('is read from JSON:API, under any status', () => {
		const errors = [
			{
				title: 'Invalid',
				detail: 'name is missing',
				code: 17,
				source: { pointer: '/data/attributes/name' },
			},
			{ title: 'Too long' },
		];
		for (const status of [200, 422]) {
			expect(problem(status, { errors })).toMatchObject({
				message: 'Invalid: name is missing; Too long',
				code: '17',
				status,
				details: { fields: { name: 'name is missing' } },
			});
		}
	});

	test('has the status that it says itself, where HTTP says that all is well', () => {
		const errors = [{ status: '404', title: 'The order 9 does not exist' }];
		expect(problem(200, { errors })).toMatchObject({
			message: 'The order 9 does not exist',
			status: 404,
			hint: expect.stringContaining('Check the ID'),
		});
		expect(problem(500, { errors })).toMatchObject({ status: 500 });
	});

	test('is read from OAuth', () => {
		expect(
			problem(400, { error: 'invalid_grant', error_description: 'The password is wrong' }),
		).toMatchObject({ message: 'The password is wrong', code: 'invalid_grant' });
	});

	test.each([
		[{ success: false, message: 'No' }, 'No'],
		[{ error: 'No right' }, 'No right'],
		[{ errors: { name: ['is missing'] } }, 'name: is missing'],
		[{ errors: ['Not now'] }, 'Not now'],
		[{ code: 500, message: 'Broken' }, 'Broken'],
	])('%j under 200 is one', (body, message) => {
		expect(problem(200, body)).toMatchObject({ message });
	});

	test('may come as bytes, where a file was asked for', () => {
		const body = Buffer.from(JSON.stringify({ errors: [{ title: 'No right' }] }));
		expect(problem(200, body)).toMatchObject({ message: 'No right' });
		expect(problem(200, Buffer.from('PK\x03\x04'))).toBeUndefined();
	});

	test('of a read never says that a change may have been made', () => {
		const errors = [{ title: 'Broken' }];
		expect(problem(500, { errors })?.hint).not.toContain('change');
		expect(problem(500, { errors }, { kind: 'write' })?.hint).toContain('change was carried out');
	});

	test.each([200, 403, 429])('under %i, a spent quota says when to go on', (status) => {
		const errors = [{ title: 'API calls quota exceeded! maximum admitted 60 per Minute.' }];
		expect(problem(status, { errors }, { headers: { 'retry-after': '7' } })).toMatchObject({
			status: 429,
			hint: expect.stringContaining('Batching'),
			failure: { cause: 'rate-limited', retryAfterMs: 7000 },
		});
	});

	test('stays short and shallow, whatever was sent', () => {
		let deep: unknown = 'x';
		for (let level = 0; level < 30_000; level++) deep = { deep };
		const errors = Array.from({ length: 5_000 }, () => ({ title: 'x'.repeat(1_000), deep }));
		expect(problem(400, { errors })?.message.length).toBeLessThan(2_000);
	});

	test.each([
		[200, { data: [] }],
		[200, { errors: [], data: [] }],
		[204, ''],
		[404, 'not found'],
	])('%i %j is left to the common judgement', (status, body) => {
		expect(problem(status, body)).toBeUndefined();
	});
});

describe('the login', () => {
	test('takes JSON:API, which the reference declares, and the plain JSON that comes', () => {
		const request = tokenRequest({
			baseUrl: 'https://api.flowii.com',
			username: 'a',
			password: 'b',
		});
		expect(request.headers?.Accept).toBe('application/vnd.api+json, application/json');
	});
});

describe('the base URL', () => {
	test('keeps the origin and needs encryption', () => {
		expect(flowii.baseUrl({ baseUrl: 'https://api.flowii.com/' })).toBe('https://api.flowii.com');
		expect(() => flowii.baseUrl({ baseUrl: 'http://api.flowii.com' })).toThrow('unencrypted');
	});
});
