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

describe('a path that is refused', () => {
	test.each([
		['/a b', 'contains a blank', 'Write a blank as %20.'],
		['https://x.example', 'names a host', 'Enter only what comes after the host.'],
		['/a?b', 'contains a query', "Enter it under 'Query Parameters'."],
		['/%zz', 'is not properly encoded', 'Write a percent sign as %25.'],
		['/a/..', 'contains a dot segment', "Leave out '..' and '.'."],
	])('%s %s', async (path, reason, hint) => {
		await expect(async () => await pathOf(path)).rejects.toMatchObject({
			parameter: 'path',
			reason,
			hint,
		});
	});

	test.each([
		[' /users ', '/api/users'],
		['/a:b', '/api/a:b'],
	])('%j is not', async (entered, path) => {
		expect(await pathOf(entered)).toBe(path);
	});
});

describe('the body of a custom call', () => {
	const texts = { relativeTo: 'https://acme.example', placeholder: 'e.g. /users' };
	const [withForms] = customApiCall({ ...texts, forms: true }).operations as RequestOperation[];
	const form = { values: [{ name: 'a', value: '1' }] };
	const sent = async (call: RequestOperation, more: object) =>
		await call.request(parametersOf({ path: '/x', form, body: '{"b":2}', ...more }));

	test('is a form or JSON, where the vendor takes both', async () => {
		const asForm = await sent(withForms, { method: 'PUT', bodyType: 'form' });
		expect(asForm).toMatchObject({ path: '/x', kind: 'write', form: { a: '1' } });
		expect(asForm).not.toHaveProperty('body');
		const asJson = await sent(withForms, { method: 'PUT', bodyType: 'json' });
		expect(asJson).toMatchObject({ body: { b: 2 } });
		expect(asJson).not.toHaveProperty('form');
	});

	test('is JSON where it takes no forms, and nothing with GET or where nothing was entered', async () => {
		expect(await sent(send, { method: 'POST', bodyType: 'form' })).not.toHaveProperty('form');
		for (const bodyType of ['form', 'json']) {
			const get = await sent(withForms, { method: 'GET', bodyType });
			expect(get).not.toHaveProperty('form');
			expect(get).not.toHaveProperty('body');
		}
		expect(await sent(send, { method: 'POST', body: '' })).not.toHaveProperty('body');
	});

	test('has the inputs that fit', () => {
		const named = (call: RequestOperation) =>
			call.properties?.map(({ name, type, default: value, displayOptions }) => [
				name,
				type,
				value,
				displayOptions,
			]);
		const notWithGet = { hide: { method: ['GET'] } };
		expect(named(send)).toEqual([
			['method', 'options', 'GET', undefined],
			['path', 'string', '', undefined],
			['query', 'fixedCollection', {}, undefined],
			['body', 'json', '', notWithGet],
		]);
		expect(named(withForms)).toEqual([
			['method', 'options', 'GET', undefined],
			['path', 'string', '', undefined],
			['query', 'fixedCollection', {}, undefined],
			['bodyType', 'options', 'form', notWithGet],
			['form', 'fixedCollection', {}, { show: { bodyType: ['form'] }, ...notWithGet }],
			['body', 'json', '', { show: { bodyType: ['json'] }, ...notWithGet }],
		]);
		const [method, path] = send.properties ?? [];
		expect(method.options?.map((option) => 'value' in option && option.value)).toEqual([
			'DELETE',
			'GET',
			'PATCH',
			'POST',
			'PUT',
		]);
		expect(path).toMatchObject({
			required: true,
			placeholder: 'e.g. /users',
			description: 'What comes after https://acme.example/api',
		});
		expect(withForms.properties?.at(3)?.options).toEqual([
			{ name: 'Form', value: 'form' },
			{ name: 'JSON', value: 'json' },
		]);
	});

	test('is offered by a resource of its own', () => {
		expect(customApiCall(texts)).toMatchObject({
			name: 'API Request',
			value: 'customApiCall',
			isLast: true,
			description: 'Anything that this node has no operation for',
			operations: [
				{
					name: 'Send',
					value: 'send',
					action: 'Send API request',
					description: 'Call any address of the API with the credential of this node',
					kind: 'write',
				},
			],
		});
	});
});
