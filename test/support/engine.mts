import { ExecutionLifecycleHooks, LoadOptionsContext, PollContext, WebhookContext } from 'n8n-core';
import type {
	IBinaryKeyData,
	ICredentialDataDecryptedObject,
	IDataObject,
	INode,
	INodeExecutionData,
	INodeListSearchResult,
	INodeParameters,
	INodePropertyOptions,
	INodeType,
	INodeTypes,
	IPollFunctions,
	IRun,
	IWorkflowExecuteAdditionalData,
	NodeExecutionHint,
	ResourceMapperFields,
} from 'n8n-workflow';
import { NodeHelpers, Workflow } from 'n8n-workflow';

import { StoredCredential } from './credentials.mts';
import {
	acquireIsolate,
	releaseIsolate,
	startExecution,
	staticDataForPoll,
} from './n8nVersions.mts';
import { nodeType } from './nodes.mts';

/** n8n's engine in this process: the real WorkflowExecute, request helper and contexts around one node. */
export interface NodeRun {
	/** `gamfi`, `flowiiTrigger` … */
	node: string;
	/** A node that is not ours, for comparison. */
	type?: INodeType;
	typeVersion?: number;
	parameters?: IDataObject;
	credentials: { type: string; data: ICredentialDataDecryptedObject };
	/** As a node is before somebody chooses a credential. */
	withoutCredential?: boolean;
	/** Input items; a plain object is its json. Default: one empty item. */
	items?: Array<IDataObject | INodeExecutionData>;
	onError?: 'stopWorkflow' | 'continueRegularOutput' | 'continueErrorOutput';
	/** IANA zone of the workflow. Default `Europe/Warsaw`. */
	timezone?: string;
	/** Cancels the execution after so many milliseconds. */
	cancelAfter?: number;
	/** Cancels the execution when this is settled. */
	cancelWhen?: Promise<unknown>;
	/** Reuse a credential, with its token, over several runs. */
	stored?: StoredCredential;
}

export interface NodeRunResult {
	/** Items of the first (success) output. */
	items: INodeExecutionData[];
	/** Their json. */
	json: IDataObject[];
	/** Items of the second output in `continueErrorOutput`. */
	failed: INodeExecutionData[];
	/** What the workflow stopped with. */
	error?: Error & {
		description?: string | null;
		httpCode?: string | null;
		context?: IDataObject;
		failure?: { cause: string; retryAfterMs?: number; resetsAtEpochMs?: number };
	};
	hints: NodeExecutionHint[];
	credential: StoredCredential;
	run: IRun;
}

/** Runs one node on its items, as in a workflow `Start → node`. */
export async function runNode(options: NodeRun): Promise<NodeRunResult> {
	const credential =
		options.stored ?? new StoredCredential(options.credentials.type, options.credentials.data);
	const items = (options.items ?? [{}]).map(asItem);
	const workflow = workflowOf(options, startType(items));
	await acquireIsolate(workflow);
	try {
		const startNode = workflow.getNode('Start') ?? undefined;
		const execution = startExecution(additionalData(credential, workflow), workflow, startNode);
		if (options.cancelAfter !== undefined) {
			setTimeout(() => execution.cancel(), options.cancelAfter).unref();
		}
		void options.cancelWhen?.then(() => execution.cancel());
		return resultOf(await execution, credential);
	} finally {
		await releaseIsolate(workflow);
	}
}

/** Asks a picker's `listSearch` method, as the editor does. */
export async function searchList(
	options: NodeRun & { method: string; filter?: string; paginationToken?: string },
): Promise<INodeListSearchResult> {
	const method = nodeType(options.node).methods?.listSearch?.[options.method];
	if (!method) throw new Error(`${options.node} has no list search '${options.method}'`);
	const { context } = await loadOptionsContext(options);
	return await method.call(context, options.filter, options.paginationToken);
}

/** Asks a resource mapper's method for its fields, as the editor does. */
export async function mapFields(
	options: NodeRun & { method: string },
): Promise<ResourceMapperFields> {
	const method = nodeType(options.node).methods?.resourceMapping?.[options.method];
	if (!method) throw new Error(`${options.node} has no resource mapping '${options.method}'`);
	const { context } = await loadOptionsContext(options);
	return await method.call(context);
}

/** Asks for the entries of a drop-down, as the editor does. */
export async function loadEntries(
	options: NodeRun & { method: string },
): Promise<INodePropertyOptions[]> {
	const method = nodeType(options.node).methods?.loadOptions?.[options.method];
	if (!method) throw new Error(`${options.node} has no load options '${options.method}'`);
	const { context } = await loadOptionsContext(options);
	return await method.call(context);
}

/** A polling trigger over several polls; its static data goes from each to the next. */
export interface Poller {
	poll(mode?: 'trigger' | 'manual'): Promise<INodeExecutionData[] | null>;
	readonly staticData: IDataObject;
}

/** @param initial static data of former polls, as n8n has stored it */
export async function poller(options: NodeRun, initial: IDataObject = {}): Promise<Poller> {
	const credential =
		options.stored ?? new StoredCredential(options.credentials.type, options.credentials.data);
	const workflow = workflowOf(options, startType([]));
	const node = workflow.getNode('Node');
	if (!node) throw new Error('no node');
	let staticData = initial;
	const type = nodeType(options.node);
	return {
		get staticData() {
			return staticData;
		},
		async poll(mode = 'trigger') {
			const staged = staticDataForPoll(workflow, node, staticData);
			const context: IPollFunctions = new PollContext(
				workflow,
				node,
				additionalData(credential, workflow),
				mode,
				'activate',
				undefined,
				undefined,
				undefined,
				undefined,
				() => staged,
			);
			await acquireIsolate(workflow);
			const output = await type.poll?.call(context);
			staticData = staged;
			return output?.[0] ?? null;
		},
	};
}

/** A node with a webhook; its static data lives as long as the object. */
export interface Receiver {
	/** One request, with its body as n8n has parsed it. */
	receive(incoming: { headers: Record<string, string>; body: unknown }): Promise<Received>;
	staticData: IDataObject;
}

export interface Received {
	/** As the caller sees it. */
	status: number;
	body: unknown;
	/** What an execution starts or goes on with; undefined when none does. */
	started?: INodeExecutionData[];
}

export async function receiver(options: NodeRun): Promise<Receiver> {
	const credential = new StoredCredential(options.credentials.type, options.credentials.data);
	const workflow = workflowOf(options, startType([]));
	const node = workflow.getNode('Node');
	if (!node) throw new Error('no node');
	const type = nodeType(options.node);
	await acquireIsolate(workflow);
	return {
		get staticData() {
			return workflow.getStaticData('node', node);
		},
		async receive({ headers, body }) {
			let refused: Received | undefined;
			const response = {
				status: (status: number) => ({
					json: (sent: unknown) => {
						refused = { status, body: sent };
					},
				}),
			};
			const request = { headers, body, params: {}, query: {} };
			const data = Object.assign(additionalData(credential, workflow), {
				httpRequest: request,
				httpResponse: response,
			});
			const context = new WebhookContext(
				workflow,
				node,
				data as never,
				'trigger',
				{ webhookDescription: { name: 'default' } } as never,
				[],
				null,
			);
			const result = await type.webhook?.call(context);
			if (refused) return { ...refused, started: result?.workflowData?.[0] };
			return { status: 200, body: result?.webhookResponse, started: result?.workflowData?.[0] };
		},
	};
}

async function loadOptionsContext(options: NodeRun): Promise<{ context: LoadOptionsContext }> {
	const credential =
		options.stored ?? new StoredCredential(options.credentials.type, options.credentials.data);
	const workflow = workflowOf(options, startType([]));
	const node = workflow.getNode('Node');
	if (!node) throw new Error('no node');
	await acquireIsolate(workflow);
	const data = additionalData(credential, workflow);
	data.currentNodeParameters = node.parameters;
	return { context: new LoadOptionsContext(workflow, node, data, '') };
}

function asItem(item: IDataObject | INodeExecutionData): INodeExecutionData {
	return isExecutionItem(item) ? item : { json: item };
}

function isExecutionItem(item: IDataObject | INodeExecutionData): item is INodeExecutionData {
	return (
		typeof item.json === 'object' &&
		Object.keys(item).every((key) => ['json', 'binary'].includes(key))
	);
}

/** A trigger that hands out the given items. */
function startType(items: INodeExecutionData[]): INodeType {
	return {
		description: {
			displayName: 'Start',
			name: 'start',
			group: ['trigger'],
			version: 1,
			description: '',
			defaults: {},
			inputs: [],
			outputs: ['main'],
			properties: [],
		},
		execute: async () => [items],
	};
}

function workflowOf(options: NodeRun, start: INodeType): Workflow {
	const node: INode = {
		id: 'node',
		name: 'Node',
		type: options.node,
		typeVersion: options.typeVersion ?? 1,
		position: [0, 0],
		parameters: (options.parameters ?? {}) as INodeParameters,
		...(!options.withoutCredential && {
			credentials: { [options.credentials.type]: { id: 'test', name: 'Test' } },
		}),
		...(options.onError && { onError: options.onError }),
	};
	const startNode: INode = {
		id: 'start',
		name: 'Start',
		type: 'start',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const byName = (name: string, version?: number) => {
		if (name === 'start') return start;
		return NodeHelpers.getVersionedNodeType(options.type ?? nodeType(name), version);
	};
	const nodeTypes: INodeTypes = {
		getByName: byName,
		getByNameAndVersion: byName,
		getKnownTypes: () => ({}),
	};
	return new Workflow({
		id: 'test',
		name: 'Test',
		active: false,
		nodes: [startNode, node],
		connections: { Start: { main: [[{ node: 'Node', type: 'main', index: 0 }]] } },
		nodeTypes,
		settings: { executionOrder: 'v1', timezone: options.timezone ?? 'Europe/Warsaw' },
	});
}

function additionalData(
	credential: StoredCredential,
	workflow: Workflow,
): IWorkflowExecuteAdditionalData {
	const base = 'http://127.0.0.1:5678';
	return {
		credentialsHelper: credential,
		hooks: new ExecutionLifecycleHooks('manual', 'execution', {
			id: workflow.id,
			name: 'Test',
			active: false,
			activeVersionId: null,
			isArchived: false,
			createdAt: new Date(),
			updatedAt: new Date(),
			nodes: Object.values(workflow.nodes),
			connections: {},
		} as never),
		executionId: 'execution',
		currentNodeExecutionIndex: 0,
		restApiUrl: `${base}/rest`,
		instanceBaseUrl: base,
		formBaseUrl: `${base}/form`,
		formWaitingBaseUrl: `${base}/form-waiting`,
		formTestBaseUrl: `${base}/form-test`,
		webhookBaseUrl: `${base}/webhook`,
		webhookWaitingBaseUrl: `${base}/webhook-waiting`,
		webhookTestBaseUrl: `${base}/webhook-test`,
		variables: {},
		logAiEvent: () => {},
	} as unknown as IWorkflowExecuteAdditionalData;
}

function resultOf(run: IRun, credential: StoredCredential): NodeRunResult {
	const [nodeRun] = run.data.resultData.runData.Node ?? [];
	const [items, failed] = nodeRun?.data?.main ?? [];
	return {
		items: items ?? [],
		json: (items ?? []).map(({ json }) => json),
		failed: failed ?? [],
		error: run.data.resultData.error as NodeRunResult['error'],
		hints: nodeRun?.hints ?? [],
		credential,
		run,
	};
}

/** An input item with files: `withFiles({ name: 'x' }, { data: { … } })`. */
export function withFiles(
	json: IDataObject,
	files: Record<string, { content: Buffer; fileName: string; mimeType: string }>,
): INodeExecutionData {
	const binary: IBinaryKeyData = Object.fromEntries(
		Object.entries(files).map(([name, { content, fileName, mimeType }]) => [
			name,
			{
				data: content.toString('base64'),
				fileName,
				mimeType,
				fileExtension: fileName.split('.').pop(),
			},
		]),
	);
	return { json, binary };
}
