import type { IDataObject } from 'n8n-workflow';

import { flowii } from '../../../nodes/Flowii/transport.ts';
import type { CallContext, RequestSpec } from '../../../nodes/shared/operation.ts';

const company = (id: string, name: string) => ({ type: 'company', id, attributes: { name } });

function contextWith(
	companies: IDataObject[],
	{ chosen, stored = '' }: { chosen?: unknown; stored?: string } = {},
): { context: CallContext; calls: RequestSpec[] } {
	const calls: RequestSpec[] = [];
	const context: CallContext = {
		credentials: { companyId: stored },
		previewing: false,
		parameter: () => chosen,
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
		expect(single.calls).toEqual([{ method: 'GET', path: '/companies' }]);
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
	const problem = (status: number, body: unknown, headers = {}) =>
		flowii.problemIn({ status, headers, body }, get);

	test('is read from JSON:API, under any status', () => {
		const errors = [
			{ title: 'Invalid', detail: 'name is missing', code: 17 },
			{ title: 'Too long' },
		];
		for (const status of [200, 422]) {
			expect(problem(status, { errors })).toMatchObject({
				message: 'Invalid: name is missing; Too long',
				code: '17',
				details: { errors },
			});
		}
	});

	test('is read from OAuth', () => {
		expect(
			problem(400, { error: 'invalid_grant', error_description: 'The password is wrong' }),
		).toMatchObject({ message: 'The password is wrong', code: 'invalid_grant' });
	});

	test('a spent quota says when to go on', () => {
		const errors = [{ title: 'API calls quota exceeded! maximum admitted 60 per Minute.' }];
		expect(problem(429, { errors }, { 'retry-after': '7' })).toMatchObject({
			hint: expect.stringContaining('Batching'),
			failure: { cause: 'rate-limited', retryAfterMs: 7000 },
		});
	});

	test.each([
		[200, { data: [] }],
		[200, { errors: [] }],
		[204, ''],
		[404, 'not found'],
	])('%i %j is left to the common judgement', (status, body) => {
		expect(problem(status, body)).toBeUndefined();
	});
});

describe('the base URL', () => {
	test('keeps the origin and needs encryption', () => {
		expect(flowii.baseUrl({ baseUrl: 'https://api.flowii.com/' })).toBe('https://api.flowii.com');
		expect(() => flowii.baseUrl({ baseUrl: 'http://api.flowii.com' })).toThrow('unencrypted');
	});
});
