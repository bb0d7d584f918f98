import { setTimeout as sleep } from 'node:timers/promises';

import type { Sandbox } from '../../sandbox/server.mts';
import type { EgitoState } from '../../sandbox/vendors/egito.mts';
import type { State as FlowiiState } from '../../sandbox/vendors/flowii/state.mts';
import type { WorkflooState } from '../../sandbox/vendors/workfloo.mts';
import { type Cluster, processes, type ProcessName } from './queueCluster.mts';
import type { Services } from './queueServices.mts';

/** What the scenarios of `npm run test:queue` play on. */
export interface Ground {
	cluster: Cluster;
	services: Services;
	sandbox: Sandbox;
	say(text: string): void;
}

export type Logins = Record<ProcessName, number>;

export const vendorsOf = ({ sandbox }: Ground) => ({
	egito: sandbox.vendor<EgitoState>('egito'),
	flowii: sandbox.vendor<FlowiiState>('flowii'),
	workfloo: sandbox.vendor<WorkflooState>('workfloo'),
});

/** Which process sent a request. */
export const senderOf = ({ headers }: { headers: Record<string, string> }) =>
	headers['x-n8n-process'];

/** Marks of all that was written at the vendors, each as often as it is there. */
export function written(ground: Ground): string[] {
	const { egito, flowii } = vendorsOf(ground);
	const messages = flowii.state.records.filter(({ type }) => type === 'task-message');
	return [
		...egito.state.records.Lead.map(({ surname = '' }) => surname),
		...messages.map(({ attributes }) => String(attributes.message)),
	];
}

/** Counts the logins of each process from now on. */
export function countLogins(ground: Ground): () => Logins {
	const { egito, flowii } = vendorsOf(ground);
	const logins = () =>
		[...egito.requests, ...flowii.requests].filter(
			({ operationId }) => operationId === 'token' || operationId === 'getToken',
		);
	const before = new Set(logins());
	return () => {
		const since = logins().filter((login) => !before.has(login));
		const count = (name: ProcessName) => since.filter((login) => senderOf(login) === name).length;
		return Object.fromEntries(processes.map((name) => [name, count(name)])) as Logins;
	};
}

/** Ends all tokens that the vendors have handed out. */
export function revokeTokens(ground: Ground): void {
	const { egito, flowii } = vendorsOf(ground);
	egito.state.tokens = [];
	flowii.state.revokedAt = Date.now();
}

/** How many executions of a workflow have one of these statuses, as n8n's database says. */
export async function countExecutions(
	{ services }: Ground,
	statuses: string[],
	workflow?: string,
): Promise<number> {
	const list = (values: string[]) => values.map((value) => `'${value}'`).join(', ');
	const named = workflow === undefined ? '' : ` and workflow.name in (${list([workflow])})`;
	const [[count] = []] = await services.postgres.query(
		'select count(*) from execution_entity execution ' +
			'join workflow_entity workflow on workflow.id = execution."workflowId" ' +
			`where execution.status in (${list(statuses)})${named}`,
	);
	return Number(count);
}

/** Until n8n has nothing to do. */
export async function idle(ground: Ground): Promise<void> {
	const busy = async () => await countExecutions(ground, ['new', 'running']);
	await until('the end of all executions', async () => (await busy()) === 0);
}

/** @throws when `probe` does not come true in time */
export async function until(
	what: string,
	probe: () => boolean | Promise<boolean>,
	seconds = 180,
): Promise<void> {
	const end = Date.now() + seconds * 1000;
	while (!(await probe())) {
		if (Date.now() > end) throw new Error(`Waited ${seconds} s in vain for: ${what}`);
		await sleep(100);
	}
}
