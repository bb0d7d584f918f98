import { customApiCall } from '../../../nodes/shared/customApiCall.ts';
import type { RequestOperation } from '../../../nodes/shared/operation.ts';
import { parametersOf } from '../../support/parameters.mts';

const [send] = customApiCall({
	relativeTo: 'https://acme.example/api',
	placeholder: 'e.g. /users',
	prefix: '/api',
}).operations as RequestOperation[];
const pathOf = async (path: string) =>
	(await send.request(parametersOf({ method: 'GET', path }))).path;

describe('law 10: a custom call stays below its prefix', () => {
	test.each([
		['/users', '/api/users'],
		['users/1%2F2', '/api/users/1%2F2'],
		['/a..b/.c', '/api/a..b/.c'],
	])('%s', async (entered, path) => {
		expect(await pathOf(entered)).toBe(path);
	});

	test.each([
		'/../x',
		'/./x',
		'/.\t./x',
		'/.\n./x',
		'/%2e%2e/x',
		'/a/%2E./x',
		'\\\\evil.example',
		'//evil.example/x',
		'https://evil.example/x',
		'/a?b=c',
		'/a#b',
		'/a b',
		'/%zz',
	])('%j is refused', async (entered) => {
		await expect(async () => await pathOf(entered)).rejects.toMatchObject({
			name: 'InputProblem',
			parameter: 'path',
		});
	});

	test('GET is a read, everything else a write; rows become the query', async () => {
		const query = { values: [{ name: 'page', value: '2' }] };
		const get = await send.request(parametersOf({ method: 'GET', path: '/x', query, body: '{}' }));
		expect(get).toMatchObject({ kind: 'read', query: { page: '2' } });
		expect(get).not.toHaveProperty('body');
		const post = await send.request(parametersOf({ method: 'POST', path: '/x', body: '{"a":1}' }));
		expect(post).toMatchObject({ kind: 'write', body: { a: 1 } });
	});
});
