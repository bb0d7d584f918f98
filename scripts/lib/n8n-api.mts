import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Execution, N8nClient } from '../../sandbox/demo/scenario.mts';

export interface Login {
	email: string;
	password: string;
}

/** A workflow as exported from n8n. */
export interface WorkflowFile {
	name: string;
	nodes: WorkflowNode[];
	connections: Record<string, unknown>;
	settings?: Record<string, unknown>;
	pinData?: Record<string, unknown>;
}

export interface WorkflowNode {
	id: string;
	name: string;
	type: string;
	typeVersion: number;
	position: [number, number];
	parameters: Record<string, unknown>;
	credentials?: Record<string, { id: string; name: string }>;
	disabled?: boolean;
}

interface StoredWorkflow extends WorkflowFile {
	id: string;
	versionId: string;
}

interface PublicationStatus {
	status: 'in_progress' | 'not_published' | 'published' | 'partial' | 'failed';
	triggers: { errorMessage: string | null }[];
}

interface ExecutionSummary {
	id: string;
	status: Execution['status'];
}

interface ExecutionData {
	resultData?: { runData?: Record<string, NodeRun[]>; error?: { message: string } };
}

interface NodeRun {
	data?: { main?: ({ json: Record<string, unknown> }[] | null)[] };
}

const notFinished: Execution['status'][] = ['new', 'running'];

/**
 * n8n's REST interface, as its own editor uses it. It differs between versions: what only some of
 * them want is sent to all, for the others ignore it.
 */
export class N8nApi implements Omit<N8nClient, 'restart'> {
	readonly url: string;

	/** The node_modules that this n8n runs from. */
	readonly modules: string;

	#cookie = '';

	constructor(url: string, modules: string) {
		this.url = url;
		this.modules = modules;
	}

	async setUpOwner(owner: Login): Promise<void> {
		await this.request('POST', '/rest/owner/setup', {
			...owner,
			firstName: 'Olivia',
			lastName: 'Owner',
		});
	}

	async logIn({ email, password }: Login): Promise<void> {
		await this.request('POST', '/rest/login', { emailOrLdapLoginId: email, password });
	}

	/** Stores a workflow and, if asked to, makes its triggers live. */
	async importWorkflow(file: WorkflowFile, activate: boolean): Promise<string> {
		const { name, nodes, connections, settings, pinData } = file;
		const stored = await this.request<StoredWorkflow>('POST', '/rest/workflows', {
			name,
			nodes,
			connections,
			settings,
			pinData,
			// n8n 1.x refuses a workflow that does not say.
			active: false,
		});
		if (activate) {
			await this.request('POST', `/rest/workflows/${stored.id}/activate`, {
				versionId: stored.versionId,
			});
			await this.#published(stored.id);
		}
		return stored.id;
	}

	/** n8n answers before the triggers are really live. Before it did so, there was no such status. */
	async #published(workflowId: string): Promise<void> {
		for (let waited = 0; waited < 120; waited++) {
			const path = `/rest/workflows/${workflowId}/publication-status`;
			const publication = await this.request<PublicationStatus>('GET', path).catch(unlessNotFound);
			if (publication === undefined) return;
			const { status, triggers } = publication;
			if (status === 'published') return;
			if (status === 'failed' || status === 'partial') {
				throw new Error(triggers.map(({ errorMessage }) => errorMessage).join('; '));
			}
			await sleep(250);
		}
		throw new Error('The triggers did not become active within half a minute');
	}

	async webhook(
		path: string,
		{
			method = 'POST',
			body,
			headers = {},
			raw,
		}: { method?: string; body?: unknown; headers?: Record<string, string>; raw?: Buffer },
	): Promise<{ status: number; body: unknown }> {
		const response = await fetch(`${this.url}/webhook/${path}`, {
			method,
			headers: raw === undefined ? { 'content-type': 'application/json', ...headers } : headers,
			body: raw ?? (body === undefined ? undefined : JSON.stringify(body)),
		});
		return { status: response.status, body: parsed(await response.text()) };
	}

	/** `said`: what its trigger gives, as a chat window does. Else it finds that by itself. */
	async execute(workflowName: string, said?: Record<string, unknown>): Promise<Execution> {
		const workflow = await this.#workflow(workflowName);
		const trigger = workflow.nodes.find(isTrigger);
		if (trigger === undefined) throw new Error(`"${workflowName}" has no trigger`);
		const { executionId } = await this.request<{ executionId?: string }>(
			'POST',
			`/rest/workflows/${workflow.id}/run`,
			// n8n 1.x runs the workflow that it is sent, not the stored one.
			{
				triggerToStartFrom: { name: trigger.name, ...(said && { data: outputOf(said) }) },
				workflowData: workflow,
			},
		);
		if (executionId === undefined) {
			throw new Error(`"${workflowName}" waits for a call of its webhook; call it instead`);
		}
		return await this.#finished(executionId);
	}

	async executions(workflowName: string): Promise<Execution[]> {
		const { id } = await this.#workflow(workflowName);
		const filter = encodeURIComponent(JSON.stringify({ workflowId: id }));
		const { results } = await this.request<{ results: ExecutionSummary[] }>(
			'GET',
			`/rest/executions?limit=20&filter=${filter}`,
		);
		const finished = results.filter(({ status }) => !notFinished.includes(status));
		return await Promise.all(finished.map(async (summary) => await this.#execution(summary.id)));
	}

	async #finished(executionId: string): Promise<Execution> {
		for (let waited = 0; waited < 240; waited++) {
			const execution = await this.#execution(executionId);
			if (!notFinished.includes(execution.status)) return execution;
			await sleep(250);
		}
		throw new Error(`Execution ${executionId} did not end within a minute`);
	}

	async #execution(id: string): Promise<Execution> {
		const { status, data } = await this.request<{ status: Execution['status']; data: string }>(
			'GET',
			`/rest/executions/${id}`,
		);
		// The data of an execution that has just begun may still be empty.
		const { runData = {}, error } = unflatten(data, this.modules)?.resultData ?? {};
		return {
			id,
			status,
			error: error?.message,
			output: (node, index = 0) =>
				(runData[node]?.at(-1)?.data?.main?.[index] ?? []).map(({ json }) => json),
		};
	}

	async workflowNames(): Promise<string[]> {
		return (await this.#workflows()).map(({ name }) => name);
	}

	async #workflows(): Promise<{ id: string; name: string }[]> {
		return await this.request('GET', '/rest/workflows?take=250');
	}

	async #workflow(name: string): Promise<StoredWorkflow> {
		const found = (await this.#workflows()).find((workflow) => workflow.name === name);
		if (found === undefined) throw new Error(`n8n has no workflow "${name}"`);
		return await this.request<StoredWorkflow>('GET', `/rest/workflows/${found.id}`);
	}

	/** A file that n8n serves to its editor, such as `/types/nodes.json`. */
	async file<T>(path: string): Promise<T> {
		return (await this.#call('GET', path)) as T;
	}

	/** One call; gives the answer's `data`, in which n8n wraps almost everything. */
	async request<T>(method: string, path: string, body?: unknown): Promise<T> {
		return ((await this.#call(method, path, body)) as { data: T }).data;
	}

	async #call(method: string, path: string, body?: unknown): Promise<unknown> {
		const response = await fetch(`${this.url}${path}`, {
			method,
			headers: { 'content-type': 'application/json', cookie: this.#cookie },
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		for (const cookie of response.headers.getSetCookie()) {
			if (cookie.startsWith('n8n-auth=')) this.#cookie = cookie.split(';')[0] ?? '';
		}
		const answer = parsed(await response.text());
		if (!response.ok) {
			const message = (answer as { message?: string } | undefined)?.message ?? answer;
			throw new N8nError(
				response.status,
				`n8n answered ${response.status} to ${method} ${path}: ${String(message)}`,
			);
		}
		return answer;
	}
}

class N8nError extends Error {
	readonly status: number;

	constructor(status: number, message: string) {
		super(message);
		this.status = status;
	}
}

/** A node's output as it stands in an execution. */
function outputOf(json: Record<string, unknown>): object {
	return {
		startTime: Date.now(),
		executionTime: 0,
		executionIndex: 0,
		executionStatus: 'success',
		source: [null],
		data: { main: [[{ json }]] },
	};
}

function unlessNotFound(error: unknown): undefined {
	if (error instanceof N8nError && error.status === 404) return undefined;
	throw error;
}

const triggerTypes = /(Trigger|\.webhook|\.start)$/;

/** Triggers that n8n itself starts, without somebody pressing a button. */
export function hasProductionTrigger({ nodes }: WorkflowFile): boolean {
	const byHand = /\.(manualTrigger|executeWorkflowTrigger|errorTrigger|start)$/;
	return nodes.some((node) => isTrigger(node) && !byHand.test(node.type));
}

function isTrigger({ type, disabled }: WorkflowNode): boolean {
	return disabled !== true && triggerTypes.test(type);
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

/** n8n stores run data with the library "flatted"; the copy that it brought reads it. */
function unflatten(data: string, modules: string): ExecutionData | undefined {
	const requireFromN8n = createRequire(join(modules, 'n8n', 'package.json'));
	const { parse } = requireFromN8n('flatted') as {
		parse(text: string): ExecutionData | undefined;
	};
	return parse(data);
}
