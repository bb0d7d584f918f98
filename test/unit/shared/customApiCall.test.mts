import { customApiCall } from '../../../nodes/shared/customApiCall.ts';
import { describe as describeNode } from '../../../nodes/shared/describe.ts';
import type { RequestOperation } from '../../../nodes/shared/operation.ts';
import { succeeded } from '../../../nodes/WolkvoxCrm/api/evidence.ts';
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

describe('what users see of it', () => {
	const resource = (name: string) => ({ name, value: name, operations: [send] });

	test('is not called what n8n calls its own entry, and comes last among the resources', () => {
		const texts = { relativeTo: 'https://acme.example', placeholder: 'e.g. /users' };
		const [{ options }] = describeNode([resource('Zone'), customApiCall(texts), resource('Area')]);
		const names = options?.map(({ name }) => name);
		expect(names).toEqual(['Area', 'Zone', 'API Request']);
	});

	test('a vendor that puts its success into every answer demands it here too', async () => {
		const texts = { relativeTo: '', placeholder: '', evidence: succeeded };
		const [demanding] = customApiCall(texts).operations as RequestOperation[];
		const { evidence } = await demanding.request(parametersOf({ method: 'GET', path: '/x' }));
		expect(evidence).toBe(succeeded);
	});
});
