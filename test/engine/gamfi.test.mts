import type { GamfiState } from '../../sandbox/vendors/gamfi.mts';
import { runNode } from '../support/engine.mts';
import { expectFailure } from '../support/n8nVersions.mts';
import { ANY_JSON, describeOperations, NOTHING } from '../support/operation.mts';
import { useSandbox } from '../support/sandbox.mts';

const sandbox = useSandbox('gamfi');
const vendor = () => sandbox.vendor<GamfiState>('gamfi');
const credentials = ({ url }: { url: string }) => ({
	domain: url,
	apiKey: 'sandbox-key ',
	apiSecret: 'sandbox-secret',
});

const ONBOARDING = '3f9a81c3-132c-4660-b459-2226805b1d80';

const hire = {
	resource: 'process',
	operation: 'start',
	employeeEmail: 'ewa.lis@example.com',
	workflowId: ONBOARDING,
	keyDate: '2026-02-01T00:00:00',
};

describeOperations(
	{
		node: 'gamfi',
		credentialType: 'gamfiApi',
		credentials,
		secrets: ['sandbox-key', 'sandbox-secret'],
		vendor,
		refusal: {
			body: { message: 'The workflow is switched off' },
			message: 'The workflow is switched off',
		},
	},
	{
		'process:start': {
			parameters: {
				...hire,
				managerEmail: 'anna.nowak@example.com',
				additionalFields: {
					employeeForename: 'Ewa',
					employeeSurname: 'Lis',
					employeePhone: '0048123123123',
					additionalBody: '{ "roles": { "buddy": "piotr.zielinski@example.com" } }',
				},
			},
			calls: ['startProcess'],
			// What a started process answers is not documented.
			accepts: [...NOTHING, "a stranger's JSON"],
			success: (json, [request]) => {
				expect(json).toEqual([{ process_id: '1002' }]);
				expect(request.body).toEqual({
					employee_email: 'ewa.lis@example.com',
					workflow_id: ONBOARDING,
					key_date: '2026-02-01',
					manager_email: 'anna.nowak@example.com',
					employee_forename: 'Ewa',
					employee_surname: 'Lis',
					employee_phone: '0048123123123',
					roles: { buddy: 'piotr.zielinski@example.com' },
				});
				expect(vendor().state.users.map(({ email }) => email)).toContain('ewa.lis@example.com');
			},
		},
		'employee:create': {
			parameters: {
				resource: 'employee',
				operation: 'create',
				forename: 'Ola',
				surname: 'Mak',
				email: '={{ "ola" + $json.row + "@example.com" }}',
				additionalFields: { phone: '0048600700800' },
			},
			calls: ['addEmployee'],
			success: ([employee]) => {
				expect(employee).toMatchObject({ id: 3, forename: 'Ola', phone: '0048600700800' });
			},
		},
		'action:complete': {
			parameters: {
				resource: 'action',
				operation: 'complete',
				processId: '1001',
				actionId: 'laptop',
			},
			calls: ['completeAction'],
			// 204 is documented; what comes beyond it is passed on.
			accepts: [...NOTHING, "a stranger's JSON"],
			success: (json) => {
				expect(json).toEqual([{ success: true, processId: '1001', actionId: 'laptop' }]);
				expect(vendor().state.processes[0].actions).toContainEqual({
					id: 'laptop',
					status: 'Completed',
				});
			},
		},
		'action:add': {
			parameters: {
				resource: 'action',
				operation: 'add',
				processId: 1001,
				actionId: ' safety-quiz ',
			},
			calls: ['addAction'],
			// 204 is documented; what comes beyond it is passed on.
			accepts: [...NOTHING, "a stranger's JSON"],
			success: () => {
				expect(vendor().state.processes[0].actions).toContainEqual({
					id: 'safety-quiz',
					status: 'Planned',
				});
			},
		},
		'customApiCall:send': {
			parameters: {
				resource: 'customApiCall',
				operation: 'send',
				method: 'POST',
				path: 'workflows/integration/user',
				body: '={{ { forename: "Jan", surname: "Byk", email: "jan" + $json.row + "@example.com" } }}',
			},
			calls: ['addEmployee'],
			accepts: ANY_JSON,
			success: ([employee]) => expect(employee).toMatchObject({ email: 'jan0@example.com' }),
		},
	},
);

describe('Gamfi', () => {
	const start = async (parameters: object, data: object = {}) =>
		await runNode({
			node: 'gamfi',
			credentials: { type: 'gamfiApi', data: { ...credentials(vendor()), ...data } },
			parameters: { ...hire, ...parameters },
		});

	test('says what is missing where a set-up demands a manager', async () => {
		vendor().state.managerRequired = true;
		const { error } = await start({});
		expect(error?.message).toContain('manager_email');
		expect(error?.description).toBe('Check the values of the fields.');
		expect(error?.httpCode).toBe('422');
	});

	test('says that keys are wrong without showing them', async () => {
		const { error } = await start({}, { apiKey: 'wrong-key-of-mine' });
		expect(error?.message).toBe('The API key or secret is wrong');
		expectFailure(error, { cause: 'credential-invalid' });
		expect(JSON.stringify(error)).not.toContain('wrong-key-of-mine');
	});

	test('says which keys to check, and nothing of a login, where Gamfi gives no reason', async () => {
		vendor().fault({ kind: 'answer', status: 401, body: '' });
		const { error } = await start({});
		expect(error?.message).toBe('Gamfi refused the API key and secret');
		expect(error?.description).toContain('Check API Key, API Secret and Application Domain');
		expectFailure(error, { cause: 'credential-invalid' });
	});

	test('says in words that an ID is none of a workflow', async () => {
		sandbox.expectRefusals();
		const { error } = await start({ workflowId: 'Office onboarding' });
		expect(error?.message).toBe("Gamfi does not know this 'Workflow ID'");
		expect(error?.description).toMatch(
			/^'Office onboarding' is not the ID of a workflow: these look like 3f9a81c3-/,
		);
		vendor().fault({ kind: 'answer', status: 500, body: { code: 500, message: 'Internal' } });
		const { error: bare } = await start({ workflowId: '12' });
		expect(bare?.message).toBe('Gamfi refused to start the process: Internal');
		expect(bare?.description).toMatch(/^'12' is not the ID of a workflow: .*Gamfi answers so/);
	});

	test('sends the body fields of earlier versions, unless there are new ones', async () => {
		const additionalBody = '{ "roles": { "buddy": "a@example.com" } }';
		await start({ additionalBody });
		await start({ additionalBody, additionalFields: { additionalBody: '{ "sap": "7" }' } });
		const [earlier, replaced] = vendor().requests.map(({ body }) => body);
		expect(earlier).toMatchObject({ roles: { buddy: 'a@example.com' } });
		expect(replaced).toMatchObject({ sap: '7' });
		expect(replaced).not.toHaveProperty('roles');
	});

	test('keeps the picked day as key date in the zone of the workflow', async () => {
		await start({ keyDate: '2026-01-31T23:30:00.000Z' });
		expect(vendor().requests[0].body).toMatchObject({ key_date: '2026-02-01' });
	});

	test.each([
		[
			'employeeEmail',
			'not an address',
			"'Employee Email' is not an e-mail address: not an address",
		],
		['keyDate', 'tomorrow', "'Key Date' is not a date: tomorrow"],
		[
			'additionalFields',
			{ additionalBody: '{ "roles": ' },
			"'Body Fields (JSON)' is not valid JSON",
		],
		['workflowId', '  ', "'Workflow ID' is empty"],
	])('refuses a wrong %s before any call', async (name, value, message) => {
		const { error } = await start({ [name]: value });
		expect(error?.message).toBe(message);
		expect(vendor().requests).toEqual([]);
	});

	test.each([
		'evil.com/x?',
		'a@evil.com',
		'../x',
		'http://acme.gamfi.io',
		'https://a:b@acme.gamfi.io',
	])('refuses the address %s before any call', async (domain) => {
		const { error } = await start({}, { domain });
		expect(error?.message).toMatch(/^'Application Domain' /);
		expect(vendor().requests).toEqual([]);
	});

	test('the documented 500 says that required data is missing and nothing was started', async () => {
		for (const missingData of ['status500', 'code500'] as const) {
			vendor().reset();
			vendor().state.missingData = missingData;
			vendor().state.managerRequired = true;
			const { error } = await start({});
			expect(error?.message).toBe('Gamfi refused to start the process: Internal Server Error');
			expect(error?.description).toContain('nothing was started and no account was made');
			expect(error?.description).not.toContain('Whether the change was carried out');
			expect(error?.httpCode).toBe('500');
		}
	});

	test('what Add and Complete answer beyond 204 is passed on', async () => {
		vendor().fault({ kind: 'answer', body: { status: 'Pending' } });
		const { json } = await start({
			resource: 'action',
			operation: 'add',
			processId: '1001',
			actionId: 'badge',
		});
		expect(json).toEqual([
			{ success: true, processId: '1001', actionId: 'badge', status: 'Pending' },
		]);
	});

	test('Add and Complete send the content type that the pages print', async () => {
		for (const operation of ['add', 'complete']) {
			await start({ resource: 'action', operation, processId: '1001', actionId: 'laptop' });
		}
		expect(vendor().requests.map(({ headers }) => headers['content-type'])).toEqual([
			'application/json',
			'application/json',
		]);
	});
});
