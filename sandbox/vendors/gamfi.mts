import type { Reply, SandboxRequest, SandboxVendor } from '../vendor.mts';

/** https://gamfi.support/help/adding-employees shows the members of a user. */
export interface GamfiUser {
	id: number;
	forename: string;
	surname: string;
	email: string;
	phone: string | null;
	company: string | null;
	created_at: string;
}

export interface GamfiWorkflow {
	id: string;
	name: string;
	actions: { id: string; name: string }[];
}

export interface GamfiProcess {
	id: string;
	workflowId: string;
	employeeId: number;
	managerId: number | null;
	keyDate: string;
	/** By the workflow's action id: a process has no ids of its own for its actions. */
	actions: { id: string; status: 'Planned' | 'Completed' }[];
	/** The start as it was sent, members that Gamfi ignores included. */
	startedWith: Record<string, unknown>;
}

export interface GamfiState {
	key: string;
	secret: string;
	/** Older set-ups start a process only with the manager's e-mail (Polish article 6949072). */
	managerRequired: boolean;
	/**
	 * How missing data is answered. The FAQ documents `"code":500,"message":"Internal Server Error"`
	 * and not whether the status is 500 too; `explained` is the sandbox's own, 422 with what is missing.
	 * https://help.gamfi.com/pl/articles/6949110-gamfi-api-faq
	 */
	missingData: 'explained' | 'status500' | 'code500';
	/**
	 * What adding an employee with a known address answers. It is ignored, says the FAQ, and not with
	 * which answer: the account as it is, or nothing. `refused` is the sandbox's own, 422.
	 */
	knownEmail: 'refused' | 'account' | 'empty';
	companies: { id: string; name: string }[];
	workflows: GamfiWorkflow[];
	users: GamfiUser[];
	processes: GamfiProcess[];
}

/** The key of an n8n credential that opens the seeded company. */
export function credentials(url: string): { type: string; data: Record<string, string> } {
	return {
		type: 'gamfiApi',
		data: { domain: url, apiKey: 'sandbox-key', apiSecret: 'sandbox-secret' },
	};
}

export const gamfi: SandboxVendor<GamfiState> = {
	name: 'gamfi',
	port: 8471,
	contract: 'gamfi.openapi.yaml',

	seed: () => ({
		key: 'sandbox-key',
		secret: 'sandbox-secret',
		managerRequired: false,
		missingData: 'explained',
		knownEmail: 'refused',
		companies: [
			{ id: '714f3759-d2a4-4ccb-ae6e-ae05e9b2c515', name: 'Northwind Logistics' },
			{ id: '9f0b6a52-44de-4b1f-9a55-0a7be1f1c0de', name: 'Northwind Retail' },
		],
		workflows: [
			{
				id: '3f9a81c3-132c-4660-b459-2226805b1d80',
				name: 'Office onboarding',
				actions: [
					{ id: 'welcome-mail', name: 'Welcome e-mail' },
					{ id: 'laptop', name: 'Hand over the laptop' },
					{ id: 'safety-quiz', name: 'Safety quiz' },
				],
			},
			{
				id: 'c2d7a3f4-5b1e-4f6a-8d3c-7e9b0a1c2d3e',
				name: 'Offboarding',
				actions: [
					{ id: 'return-laptop', name: 'Take back the laptop' },
					{ id: 'exit-form', name: 'Exit form' },
				],
			},
		],
		users: [
			user(1, 'Anna', 'Nowak', 'anna.nowak@example.com'),
			user(2, 'Piotr', 'Zielinski', 'piotr.zielinski@example.com'),
		],
		processes: [
			{
				id: '1001',
				workflowId: '3f9a81c3-132c-4660-b459-2226805b1d80',
				employeeId: 2,
				managerId: 1,
				keyDate: '2026-01-12',
				actions: [
					{ id: 'welcome-mail', status: 'Completed' },
					{ id: 'laptop', status: 'Planned' },
				],
				startedWith: {},
			},
		],
	}),

	authenticate: ({ headers }, state) => {
		const known =
			headers['x-samus-authorization-api-key'] === state.key &&
			headers['x-samus-authorization-api-secret'] === state.secret;
		return known ? undefined : problem(401, 'The API key or secret is wrong');
	},

	refuse: ({ kind, findings }, _request, state) => {
		const lacks = findings.some((finding) => finding.message === 'is missing');
		if (kind === 'invalid' && lacks && state.missingData !== 'explained') return serverError(state);
		const message = findings.map((finding) => `${finding.where} ${finding.message}`).join('; ');
		const statuses = { unknownPath: 404, wrongMethod: 405, wrongMediaType: 415, invalid: 422 };
		return problem(statuses[kind], message);
	},

	handlers: {
		startProcess: (request, state) => {
			const body = request.body as StartBody;
			const workflow = state.workflows.find((entry) => entry.id === body.workflow_id);
			if (!workflow) return problem(404, `There is no workflow ${body.workflow_id}`);
			if (state.managerRequired && !body.manager_email) {
				return state.missingData === 'explained'
					? problem(422, 'body/manager_email is missing')
					: serverError(state);
			}
			if (unknownCompany(body.employee_company, state)) {
				return problem(422, `There is no company ${body.employee_company}`);
			}
			const employee = findOrAdd(state, {
				email: body.employee_email,
				forename: body.employee_forename,
				surname: body.employee_surname,
				phone: body.employee_phone,
				company: body.employee_company,
			});
			const manager = body.manager_email
				? findOrAdd(state, {
						email: body.manager_email,
						forename: body.manager_forename,
						surname: body.manager_surname,
						phone: body.manager_phone,
					})
				: null;
			const process: GamfiProcess = {
				id: String(1001 + state.processes.length),
				workflowId: workflow.id,
				employeeId: employee.id,
				managerId: manager?.id ?? null,
				keyDate: body.key_date,
				actions: workflow.actions.map(({ id }) => ({ id, status: 'Planned' })),
				startedWith: { ...body },
			};
			state.processes.push(process);
			// What a start answers is not documented. The sandbox's own choice: the new process's id.
			return { status: 200, body: { process_id: process.id } };
		},

		addEmployee: (request, state) => {
			const body = request.body as Person & { forename: string; surname: string };
			const known = state.users.find((entry) => entry.email === body.email);
			if (known && state.knownEmail === 'empty') return { status: 200 };
			if (known && state.knownEmail === 'account') return { status: 200, body: userBody(known) };
			if (known) return problem(422, `There is already an account for ${body.email}`);
			if (unknownCompany(body.company, state)) {
				return problem(422, `There is no company ${body.company}`);
			}
			return { status: 200, body: userBody(findOrAdd(state, body)) };
		},

		completeAction: (request, state) => {
			const process = findProcess(request, state);
			const action = process?.actions.find((entry) => entry.id === request.params.action_id);
			if (!action) return problem(404, 'There is no such action in the process');
			action.status = 'Completed';
			return { status: 204 };
		},

		// Only an action that the process's workflow has can be added.
		addAction: (request, state) => {
			const process = findProcess(request, state);
			const workflow = state.workflows.find((entry) => entry.id === process?.workflowId);
			const action = workflow?.actions.find((entry) => entry.id === request.params.action_id);
			if (!process || !action) return problem(404, 'There is no such action in the workflow');
			process.actions.push({ id: action.id, status: 'Planned' });
			return { status: 204 };
		},
	},

	// Gamfi documents no error under 200; this is the general case that every client should survive.
	errorUnder200: () => ({ status: 200, body: { error: 'The process could not be started' } }),
};

interface Person {
	email: string;
	forename?: string;
	surname?: string;
	phone?: string;
	company?: string;
}

interface StartBody {
	employee_email: string;
	employee_forename?: string;
	employee_surname?: string;
	employee_phone?: string;
	employee_company?: string;
	manager_email?: string;
	manager_forename?: string;
	manager_surname?: string;
	manager_phone?: string;
	workflow_id: string;
	key_date: string;
}

/** Gamfi's error bodies are not documented. This shape is the sandbox's own. */
function problem(status: number, message: string): Reply {
	return { status, body: { message } };
}

/** The documented answer to missing data; nothing was started and no account was made. */
function serverError({ missingData }: GamfiState): Reply {
	const body = { code: 500, message: 'Internal Server Error' };
	return { status: missingData === 'status500' ? 500 : 200, body };
}

function findProcess(request: SandboxRequest, state: GamfiState): GamfiProcess | undefined {
	return state.processes.find((entry) => entry.id === request.params.process_id);
}

function unknownCompany(id: string | undefined, state: GamfiState): boolean {
	return id !== undefined && !state.companies.some((company) => company.id === id);
}

function findOrAdd(state: GamfiState, person: Person): GamfiUser {
	const found = state.users.find((entry) => entry.email === person.email);
	if (found) return found;
	const added: GamfiUser = {
		...user(state.users.length + 1, person.forename ?? '', person.surname ?? '', person.email),
		phone: person.phone ?? null,
		company: person.company ?? null,
	};
	state.users.push(added);
	return added;
}

function user(id: number, forename: string, surname: string, email: string): GamfiUser {
	const created_at = '2026-01-05T09:00:00+00:00';
	return { id, forename, surname, email, phone: null, company: null, created_at };
}

function userBody({ company: _company, ...shown }: GamfiUser): Record<string, unknown> {
	return {
		...shown,
		avatar: null,
		roles: ['ROLE_API_USER'],
		unreported: false,
		hidden: false,
		active: true,
		allows_batch_messaging: true,
	};
}
