import type { IDataObject } from 'n8n-workflow';

import { expectFailure } from '../support/n8nVersions.mts';
import { useSandbox } from '../support/sandbox.mts';
import { byId, COMPANY, flowiiTest } from './flowii-support.mts';

/** Logins, companies, hosts, and what FLOWii or the network refuses. */

const sandbox = useSandbox('flowii');
const flowii = flowiiTest(sandbox);
const { run, sent, calls, logins, vendor } = flowii;

const message: IDataObject = {
	resource: 'task',
	operation: 'createMessage',
	taskId: byId('142733'),
	message: '={{ $json.text }}',
};
const read: IDataObject = { resource: 'order', operation: 'get', recordId: byId('34167') };

const texts = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ text: `Správa ${index}` }));

/** What arrived as messages, in order. */
const messages = () =>
	vendor()
		.state.records.filter(({ type }) => type === 'task-message')
		.map(({ attributes }) => attributes.message)
		.slice(1);

/**
 * A token is remembered for a credential's data, beyond one test. Blanks around the login do not
 * count at FLOWii, but make it another credential.
 */
let logInsUsed = 0;
const freshLogin = () => ({ username: `api@sandbox.test${' '.repeat(++logInsUsed)}` });

describe('FLOWii: login', () => {
	test('sends key, login and password as a form', async () => {
		await run(read, { login: { ...freshLogin(), apiKey: ' sandbox-key ' } });
		const [login] = logins();
		expect(login.headers).toMatchObject({
			'api-key': 'sandbox-key',
			'content-type': expect.stringContaining('application/x-www-form-urlencoded'),
		});
		expect(login.body).toEqual({
			grant_type: 'password',
			username: 'api@sandbox.test',
			password: 'sandbox-pass',
		});
		const [call] = sent();
		expect(call.headers).toMatchObject({
			'api-key': 'sandbox-key',
			authorization: expect.stringMatching(/^Bearer /),
			accept: expect.stringContaining('application/vnd.api+json'),
		});
	});

	test('happens once for 200 items on an empty token', async () => {
		const { json } = await run(
			{ ...message, options: { batching: { batch: { batchSize: 20 } } } },
			{ login: freshLogin(), items: texts(200) },
		);
		expect(json).toHaveLength(200);
		expect(logins()).toHaveLength(1);
		expect([...messages()].sort()).toEqual(
			texts(200)
				.map(({ text }) => text)
				.sort(),
		);
		expect(vendor().maxInFlight).toBeLessThanOrEqual(20);
	});

	test('happens once more when the token dies in the middle, and every item arrives once', async () => {
		vendor().fault({ kind: 'expireTokens', skip: 20 });
		const { json, error } = await run(message, { login: freshLogin(), items: texts(40) });
		expect(error).toBeUndefined();
		expect(json).toHaveLength(40);
		expect(logins()).toHaveLength(2);
		expect(messages()).toEqual(texts(40).map(({ text }) => text));
	});

	test('is repeated as often as tokens end early', async () => {
		vendor().state.switches.callsPerToken = 5;
		const { json } = await run(message, { login: freshLogin(), items: texts(12) });
		expect(json).toHaveLength(12);
		expect(logins()).toHaveLength(3);
		expect(messages()).toHaveLength(12);
	});

	test('that is refused is shown once, without a secret', async () => {
		const { failed } = await run(message, {
			login: { ...freshLogin(), password: 'wrong-pass' },
			items: texts(5),
			onError: 'continueErrorOutput',
		});
		expect(failed).toHaveLength(5);
		expect(failed[0].json.message).toContain('The user name or password is incorrect');
		expect(JSON.stringify(failed)).not.toMatch(/wrong-pass|sandbox-key/);
		expect(logins()).toHaveLength(1);
		expect(sent()).toEqual([]);
	});

	test('and everything else takes the media type that the reference declares', async () => {
		vendor().state.switches.strictAccept = true;
		for (const parameters of [
			read,
			{ resource: 'document', operation: 'getPdf', recordId: '97272' },
		]) {
			const { error } = await run(parameters, { login: freshLogin() });
			expect(error).toBeUndefined();
		}
		expect(logins()[0].headers.accept).toContain('application/vnd.api+json');
	});

	test('with a wrong key is refused, too', async () => {
		const { error } = await run(read, { login: { ...freshLogin(), apiKey: 'other-key' } });
		expect(error?.message).toContain('The API key is not valid');
		expect(JSON.stringify(error)).not.toContain('other-key');
	});
});

describe('FLOWii: company', () => {
	const companies = () => sent().map(({ query }) => query.companyId);

	test('of the node goes before that of the credential', async () => {
		vendor().state.switches.secondCompany = true;
		const partners = { resource: 'partner', operation: 'getMany', limit: 1 };
		const { json } = await run({ ...partners, company: byId('4524') });
		expect(json).toMatchObject([{ id: '600001' }]);
		await run(partners);
		expect(companies()).toEqual(['4524', COMPANY]);
	});

	test('may differ from item to item', async () => {
		vendor().state.switches.secondCompany = true;
		const { json } = await run(
			{
				resource: 'user',
				operation: 'getMany',
				returnAll: true,
				company: byId('={{ $json.company }}'),
			},
			{ items: [{ company: '4523' }, { company: '4524' }] },
		);
		expect(json).toHaveLength(5);
		expect([...companies()].sort()).toEqual(['4523', '4524']);
	});

	test('is the only one of the user when none is named, asked for once', async () => {
		const { error } = await run(message, { login: { companyId: '' }, items: texts(3) });
		expect(error).toBeUndefined();
		expect(calls()).toEqual([
			'listCompanies',
			'createTaskMessage',
			'createTaskMessage',
			'createTaskMessage',
		]);
		expect(companies().slice(1)).toEqual([COMPANY, COMPANY, COMPANY]);
	});

	test('is left open by a preview, which sends nothing at all', async () => {
		const { json } = await run(
			{ ...message, options: { previewRequest: true } },
			{ login: { companyId: '' }, items: texts(1) },
		);
		expect(json[0].url).toContain('only+company+of+the+user');
		expect(vendor().requests).toEqual([]);
	});

	test('must be chosen among several, which the error names', async () => {
		vendor().state.switches.secondCompany = true;
		const { error } = await run(message, { login: { companyId: '' }, items: texts(1) });
		expect(error?.message).toBe(
			"'Company' is empty, and the user of the credential has several companies",
		);
		expect(error?.description).toContain(
			'Lipa Nábytok s. r. o. (4523), Lipa Servis s. r. o. (4524)',
		);
		expect(calls()).toEqual(['listCompanies']);
	});

	test('that the user may not use is refused in the words of FLOWii', async () => {
		const { error } = await run({ ...read, company: byId('99') });
		expect(error?.message).toBe('The user has no access to the company 99');
		expect(error?.httpCode).toBe('403');
	});

	test('is in the body of cash flow, as a number', async () => {
		await run(
			{ resource: 'cashFlow', operation: 'create', type: 2, amount: 5 },
			{ login: { companyId: '' } },
		);
		expect(flowii.dataOf('createCashFlow').attributes).toEqual({
			'company-id': 4523,
			type: 2,
			amount: 5,
		});
	});
});

describe('FLOWii: quota and failures', () => {
	test('a read waits as long as FLOWii says', async () => {
		vendor().state.switches.callsUntilQuota = 0;
		const before = Date.now();
		const { json } = await run(read);
		expect(json).toHaveLength(1);
		expect(Date.now() - before).toBeGreaterThanOrEqual(1000);
		expect(sent().map(({ status }) => status)).toEqual([429, 200]);
	});

	test('a write waits, too, because nothing was done', async () => {
		vendor().state.switches.callsUntilQuota = 1;
		const { json } = await run(message, { items: texts(3) });
		expect(json).toHaveLength(3);
		expect(messages()).toEqual(texts(3).map(({ text }) => text));
	});

	test('a quota that stays spent is an error that says so', async () => {
		vendor().fault({
			kind: 'status',
			status: 429,
			headers: { 'retry-after': '0' },
			body: { errors: [{ title: 'API calls quota exceeded! maximum admitted 60 per Minute.' }] },
			times: 9,
		});
		const { error } = await run({ ...read, options: { maxRetries: 1 } });
		expect(error?.message).toBe('API calls quota exceeded! maximum admitted 60 per Minute.');
		expect(error?.description).toContain('Batching');
		expectFailure(error, { cause: 'rate-limited' });
		expect(sent()).toHaveLength(2);
	});

	test('a read survives two overloads', async () => {
		vendor().fault({ kind: 'status', status: 503, headers: { 'retry-after': '0' }, times: 2 });
		const { json } = await run(read);
		expect(json).toHaveLength(1);
		expect(sent().map(({ status }) => status)).toEqual([503, 503, 200]);
	});

	test('a write whose connection breaks is not repeated', async () => {
		vendor().fault({
			kind: 'drop',
			afterHandling: true,
			match: { operationId: 'createTaskMessage' },
		});
		const { error } = await run(message, { items: texts(1) });
		expect(error?.message).toContain('could not be reached');
		expect(messages()).toEqual(['Správa 0']);
	});

	test('writes go one by one', async () => {
		await run(message, { items: texts(6) });
		expect(vendor().maxInFlight).toBe(1);
	});

	test('the first failure stops the run and tells what is done', async () => {
		const { error } = await run(
			{ ...message, taskId: byId('={{ $json.task }}') },
			{ items: ['142733', '1', '142734'].map((task) => ({ task, text: task })) },
		);
		expect(error?.message).toBe('The task 1 does not exist');
		expect(error?.description).toMatch(/The 1st (is|and 3rd are) completed, so do not run/);
		// The third runs beside the second, or not any more.
		expect(messages()).toEqual(['142733', '142734'].slice(0, messages().length));
	});

	test.each([
		[
			'OAuth',
			{ error: 'invalid_client', error_description: 'The client is unknown' },
			'The client is unknown',
		],
		['several', { errors: [{ title: 'One' }, { title: 'Two', detail: 'more' }] }, 'One; Two: more'],
		['other JSON', { Message: 'Something else' }, 'Something else'],
	])('an error in the form of %s is read', async (_form, body, text) => {
		vendor().fault({ kind: 'status', status: 400, body });
		const { error } = await run(read);
		expect(error?.message).toContain(text);
	});

	test('a web page says that the address is wrong', async () => {
		vendor().fault({ kind: 'html', times: 9 });
		const { error } = await run(read);
		expect(error?.message).toBe('FLOWii answered with a web page instead of data');
	});

	test('a wrong path answers with a web page, which is said as well', async () => {
		sandbox.expectRefusals();
		const { error } = await run({
			resource: 'customApiCall',
			operation: 'send',
			method: 'GET',
			path: '/api/v1/orders',
		});
		expect(error?.message).toContain('web page');
		expect(error?.httpCode).toBe('404');
	});

	test.each(['cut', 'notJson'] as const)('half an answer is an error (%s)', async (kind) => {
		vendor().fault({ kind, times: 9 });
		const { error } = await run({ ...read, options: { maxRetries: 0 } });
		expect(error?.message).toBeTruthy();
	});

	test.each([
		'http://api.flowii.com',
		'https://user:pass@api.flowii.com',
		'ftp://api.flowii.com',
		'../x',
		'',
	])('the address "%s" is refused before any call', async (baseUrl) => {
		const { error } = await run(read, { login: { baseUrl } });
		expect(error?.message).toMatch(/^'Base URL' /);
		expect(vendor().requests).toEqual([]);
	});

	test('an address with a slash at its end is the same', async () => {
		const { json } = await run(read, { login: { baseUrl: `${vendor().url}/` } });
		expect(json).toHaveLength(1);
	});

	test('a preview shows company, body and no secret', async () => {
		const { json } = await run(
			{ ...message, options: { previewRequest: true } },
			{ items: texts(1) },
		);
		expect(json[0]).toMatchObject({
			method: 'POST',
			url: expect.stringMatching(/\/tasks\/142733\/taskmessages\?companyId=4523$/),
			body: { data: { type: 'task-message', attributes: { message: 'Správa 0' } } },
		});
		expect(JSON.stringify(json)).not.toMatch(/sandbox-key|Bearer [^*]/);
		expect(sent()).toEqual([]);
	});
});
