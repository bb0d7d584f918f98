import type { RunningVendor } from '../../../../sandbox/server.mts';
import { credentials, type GamfiState } from '../../../../sandbox/vendors/gamfi.mts';
import { mark, type Opening, type OperationClass, SECRET } from './class.mts';

const stateOf = ({ state }: RunningVendor) => state as GamfiState;

function open(vendor: RunningVendor): Opening {
	const state = stateOf(vendor);
	Object.assign(state, { key: `key-${SECRET}`, secret: SECRET });
	const { type, data } = credentials(vendor.url);
	const keys = { apiKey: state.key, apiSecret: state.secret };
	return { type, data: { ...data, ...keys }, secrets: Object.values(keys) };
}

/** A process for each item. */
function addProcesses(vendor: RunningVendor): void {
	const { processes } = stateOf(vendor);
	const [template] = processes;
	processes.push(...[0, 1, 2].map((row) => ({ ...structuredClone(template), id: mark(row) })));
}

const actions = (vendor: RunningVendor, row: number, actionId: string) =>
	stateOf(vendor)
		.processes.filter(({ id }) => id === mark(row))
		.flatMap((process) => process.actions)
		.filter(({ id }) => id === actionId);

const email = '={{ $json.mark }}@example.com';
const common = {
	vendor: 'gamfi',
	driver: 'operation',
	node: 'gamfi',
	kind: 'write',
	open,
} as const;

export const classes: OperationClass[] = [
	{
		...common,
		name: 'create',
		call: 'addEmployee',
		parameters: {
			resource: 'employee',
			operation: 'create',
			forename: 'Ola',
			surname: 'Mak',
			email,
		},
		writes: {
			by: 'this call',
			times: (vendor, row) =>
				stateOf(vendor).users.filter((user) => user.email.startsWith(mark(row))).length,
		},
	},
	{
		...common,
		name: 'create (start a process)',
		call: 'startProcess',
		parameters: {
			resource: 'process',
			operation: 'start',
			employeeEmail: email,
			workflowId: '3f9a81c3-132c-4660-b459-2226805b1d80',
			keyDate: '2026-02-01',
		},
		// What a started process answers is not documented.
		accepts: ['nothing', "a stranger's JSON"],
		// https://help.gamfi.com/pl/articles/6949110-gamfi-api-faq
		nothingDoneAt: [500],
		writes: {
			by: 'this call',
			times: (vendor, row) =>
				stateOf(vendor).processes.filter(({ startedWith }) =>
					String(startedWith.employee_email).startsWith(mark(row)),
				).length,
		},
	},
	{
		...common,
		name: 'create (add an action)',
		call: 'addAction',
		parameters: {
			resource: 'action',
			operation: 'add',
			processId: '={{ $json.mark }}',
			actionId: 'safety-quiz',
		},
		before: addProcesses,
		answers: 'status204',
		accepts: ['nothing', "a stranger's JSON"],
		writes: {
			by: 'this call',
			times: (vendor, row) => actions(vendor, row, 'safety-quiz').length,
		},
	},
	{
		...common,
		name: 'update',
		call: 'completeAction',
		parameters: {
			resource: 'action',
			operation: 'complete',
			processId: '={{ $json.mark }}',
			actionId: 'laptop',
		},
		before: addProcesses,
		answers: 'status204',
		accepts: ['nothing', "a stranger's JSON"],
		writes: {
			by: 'this call',
			times: (vendor, row) =>
				actions(vendor, row, 'laptop').filter(({ status }) => status === 'Completed').length,
		},
	},
];
