import type { GamfiState } from '../../../sandbox/vendors/gamfi.mts';
import { useSandbox } from '../../support/sandbox.mts';

const BASE = '/api/app_api_admin.php/v2/workflows/integration';
const KEYS = {
	'X-Samus-Authorization-Api-Key': 'sandbox-key',
	'X-Samus-Authorization-Api-Secret': 'sandbox-secret',
};
const ONBOARDING = '3f9a81c3-132c-4660-b459-2226805b1d80';
const START = {
	employee_email: 'ewa.lis@example.com',
	workflow_id: ONBOARDING,
	key_date: '2026-03-02',
};

const sandbox = useSandbox('gamfi');
const gamfi = () => sandbox.vendor<GamfiState>('gamfi');
const post = async (path: string, body?: object, headers: Record<string, string> = KEYS) =>
	await gamfi().act({ method: 'POST', path: `${BASE}${path}`, headers, body });

describe('starting a process', () => {
	it('starts the workflow’s actions and creates the employee’s account', async () => {
		const { status, body } = await post('/process', { ...START, employee_forename: 'Ewa' });

		expect(status).toBe(200);
		const process = gamfi().state.processes.at(-1);
		expect(body).toEqual({ process_id: process?.id });
		expect(process).toMatchObject({
			workflowId: ONBOARDING,
			keyDate: '2026-03-02',
			managerId: null,
		});
		expect(process?.actions).toHaveLength(3);
		expect(gamfi().state.users.at(-1)).toMatchObject({
			id: process?.employeeId,
			email: START.employee_email,
			forename: 'Ewa',
		});
	});

	it('knows an employee again', async () => {
		await post('/process', START);
		await post('/process', START);

		expect(gamfi().state.users).toHaveLength(3);
		expect(gamfi().state.processes).toHaveLength(3);
	});

	it('ignores members that Gamfi does not know', async () => {
		expect((await post('/process', { ...START, employee_nickname: 'E' })).status).toBe(200);
		expect(gamfi().state.processes.at(-1)?.startedWith).toMatchObject({ employee_nickname: 'E' });
	});

	it('needs the manager in an older set-up', async () => {
		gamfi().state.managerRequired = true;

		expect(await post('/process', START)).toMatchObject({
			status: 422,
			body: { message: 'body/manager_email is missing' },
		});
		const managed = { ...START, manager_email: 'anna.nowak@example.com' };
		expect((await post('/process', managed)).status).toBe(200);
		expect(gamfi().state.processes.at(-1)?.managerId).toBe(1);
	});

	it.each([
		[
			'a workflow that does not exist',
			{ workflow_id: '00000000-0000-4000-8000-000000000000' },
			404,
		],
		['a workflow ID of another shape', { workflow_id: 'onboarding' }, 422],
		['a key date that is no date', { key_date: '02.03.2026' }, 422],
		['no e-mail address', { employee_email: 'ewa' }, 422],
		['an unknown company', { employee_company: '00000000-0000-4000-8000-000000000000' }, 422],
	])('refuses %s', async (_what, change, status) => {
		expect((await post('/process', { ...START, ...change })).status).toBe(status);
		expect(gamfi().state.processes).toHaveLength(1);
	});
});

it('needs both headers', async () => {
	const names = Object.keys(KEYS) as Array<keyof typeof KEYS>;
	for (const name of names) {
		const { status } = await post('/process', START, { ...KEYS, [name]: 'wrong' });
		expect(status).toBe(401);
	}
});

it('adds an employee and shows the account', async () => {
	const person = { forename: 'Ewa', surname: 'Lis', email: 'ewa.lis@example.com' };

	expect(await post('/user', person)).toMatchObject({
		status: 200,
		body: { ...person, id: 3, active: true, roles: ['ROLE_API_USER'] },
	});
	expect((await post('/user', person)).status).toBe(422);
});

it('completes an action of a process', async () => {
	expect(await post('/process/1001/workflowAction/laptop/done')).toEqual(
		expect.objectContaining({ status: 204, body: undefined }),
	);
	expect(gamfi().state.processes[0]?.actions[1]).toEqual({ id: 'laptop', status: 'Completed' });
	expect((await post('/process/1001/workflowAction/exit-form/done')).status).toBe(404);
});

it('adds only an action that the workflow has', async () => {
	expect((await post('/process/1001/workflowAction/safety-quiz')).status).toBe(204);
	expect(gamfi().state.processes[0]?.actions).toHaveLength(3);
	expect((await post('/process/1001/workflowAction/exit-form')).status).toBe(404);
	expect((await post('/process/9999/workflowAction/safety-quiz')).status).toBe(404);
});

it('takes no body where none is documented', async () => {
	expect((await post('/process/1001/workflowAction/laptop/done', {})).status).toBe(422);
});

describe('missing data in the documented words', () => {
	const SERVER_ERROR = { code: 500, message: 'Internal Server Error' };
	const { key_date: _keyDate, ...undated } = START;

	it.each([
		['status500', 500],
		['code500', 200],
	] as const)('%s', async (missingData, status) => {
		gamfi().state.missingData = missingData;

		expect(await post('/process', undated)).toMatchObject({ status, body: SERVER_ERROR });
		gamfi().state.managerRequired = true;
		expect(await post('/process', START)).toMatchObject({ status, body: SERVER_ERROR });

		expect(gamfi().state.processes).toHaveLength(1);
		expect(gamfi().state.users).toHaveLength(2);
	});

	it('is not said of data that is wrong', async () => {
		gamfi().state.missingData = 'status500';

		expect((await post('/process', { ...START, key_date: 'soon' })).status).toBe(422);
	});
});

it('ignores an employee whose address is known', async () => {
	const person = { forename: 'Anna', surname: 'Lis', email: 'anna.nowak@example.com' };

	gamfi().state.knownEmail = 'account';
	expect(await post('/user', person)).toMatchObject({
		status: 200,
		body: { id: 1, surname: 'Nowak' },
	});
	gamfi().state.knownEmail = 'empty';
	expect(await post('/user', person)).toMatchObject({ status: 200, body: undefined });

	expect(gamfi().state.users).toHaveLength(2);
	expect(gamfi().state.users[0]?.surname).toBe('Nowak');
});
