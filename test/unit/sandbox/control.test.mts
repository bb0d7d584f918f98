import { request } from 'node:http';

import { createSandboxClient } from '../../../sandbox/client.mts';
import type { Control } from '../../../sandbox/control.mts';
import { startControl } from '../../../sandbox/control.mts';
import type { SandboxClient } from '../../../sandbox/demo/scenario.mts';
import type { Sandbox } from '../../../sandbox/server.mts';
import { startSandbox } from '../../../sandbox/server.mts';
import type { GamfiState } from '../../../sandbox/vendors/gamfi.mts';

const USER = '/api/app_api_admin.php/v2/workflows/integration/user';
const KEYS = {
	'x-samus-authorization-api-key': 'sandbox-key',
	'x-samus-authorization-api-secret': 'sandbox-secret',
};
const NEW_USER = { forename: 'Ewa', surname: 'Lis', email: 'ewa.lis@example.com' };

let sandbox: Sandbox;
let control: Control;
let client: SandboxClient;

beforeAll(async () => {
	sandbox = await startSandbox({ ports: 'ephemeral', vendors: ['gamfi'] });
	control = await startControl(sandbox, ['gamfi'], 0);
	client = await createSandboxClient(control.url);
});

beforeEach(async () => await client.reset('gamfi'));

afterAll(async () => {
	await control.close();
	await sandbox.close();
});

const addUser = async () =>
	await fetch(`${client.url('gamfi')}${USER}`, {
		method: 'POST',
		headers: { ...KEYS, 'content-type': 'application/json' },
		body: JSON.stringify(NEW_USER),
	});

it('shows what arrived, with its secrets masked', async () => {
	await addUser();

	const [seen] = await client.requests('gamfi');

	expect(seen).toMatchObject({
		call: 'addEmployee',
		status: 200,
		body: NEW_USER,
		headers: { 'x-samus-authorization-api-secret': '***' },
	});
});

it('shows the state and acts without a trace', async () => {
	const reply = await client.act('gamfi', {
		method: 'POST',
		path: USER,
		headers: KEYS,
		body: NEW_USER,
	});

	expect(reply).toMatchObject({ status: 200, body: NEW_USER });
	const state = (await client.state('gamfi')) as GamfiState;
	expect(state.users.at(-1)).toMatchObject(NEW_USER);
	expect(await client.requests('gamfi')).toEqual([]);
});

it('sets faults, patterns and endless ones included, and takes them back', async () => {
	await client.fault('gamfi', {
		kind: 'status',
		status: 503,
		times: Infinity,
		match: { path: /\/USER$/i },
	});

	expect([(await addUser()).status, (await addUser()).status]).toEqual([503, 503]);
	await client.reset('gamfi');
	expect((await addUser()).status).toBe(200);
});

it('sends bytes as they are', async () => {
	await client.fault('gamfi', { kind: 'answer', body: Buffer.from([0, 255]) });

	expect(Buffer.from(await (await addUser()).arrayBuffer())).toEqual(Buffer.from([0, 255]));
});

it('says what it cannot do', async () => {
	await expect(client.fault('gamfi', { kind: 'expireTokens' })).rejects.toThrow(
		'gamfi has no expireTokens',
	);
	await expect(client.fault('gamfi', { kind: 'edit', edit: (reply) => reply })).rejects.toThrow(
		'A function cannot be sent',
	);
	await expect(client.state('egito')).rejects.toThrow('There is no such call');
	expect(() => client.url('egito')).toThrow('runs without egito');
});

it.each([{ host: 'sandbox.example' }, { host: '127.0.0.1', origin: 'https://page.example' }])(
	'answers nobody but this machine: %j',
	async (headers) => {
		const status = await new Promise((resolve, reject) => {
			request(`${control.url}/gamfi/state`, { headers }, (response) => {
				response.resume();
				resolve(response.statusCode);
			})
				.on('error', reject)
				.end();
		});

		expect(status).toBe(403);
	},
);
