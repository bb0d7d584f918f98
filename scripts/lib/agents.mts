import type { ToolCall } from '../../sandbox/demo/scenario.mts';
import { resultsIn, startModel } from '../../sandbox/model.mts';
import type { Example } from './examples.mts';
import { connectMcp } from './mcpClient.mts';
import type { N8nApi, WorkflowFile } from './n8n-api.mts';

const MODEL = /\.lmChatOpenAi$/;
const MCP_TRIGGER = /\.mcpTrigger$/;
const TOKEN = 'token-of-the-mcp-client';

/**
 * Calls tools of an example in its own way: by the agent that it has, or by an MCP client. The example
 * is stored once more for it, with the credential that the user of an example has to bring.
 */
export async function callTools(
	n8n: N8nApi,
	{ workflow }: Example,
	calls: ToolCall[],
): Promise<string[]> {
	const isServer = workflow.nodes.some(({ type }) => MCP_TRIGGER.test(type));
	return await (isServer ? byClient : byAgent)(n8n, workflow, calls);
}

async function byAgent(n8n: N8nApi, workflow: WorkflowFile, calls: ToolCall[]): Promise<string[]> {
	const model = await startModel();
	try {
		model.script([
			...calls.map((call) => (results: string[]) => ({
				tool: call.tool,
				arguments: argumentsOf(call, results),
			})),
			() => 'All is done.',
		]);
		const data = { apiKey: 'scripted', url: model.url };
		const copy = await withCredential(n8n, workflow, MODEL, { type: 'openAiApi', data });
		await n8n.importWorkflow(copy, false);
		const said = chatMessage('Do what is to be done.');
		const { status, error } = await n8n.execute(copy.name, said);
		if (status !== 'success') throw new Error(`The agent ended with '${status}': ${error}`);
		const last = model.requests.at(-1);
		return last === undefined ? [] : resultsIn(last);
	} finally {
		await model.close();
	}
}

async function byClient(n8n: N8nApi, workflow: WorkflowFile, calls: ToolCall[]): Promise<string[]> {
	const credential = { type: 'httpBearerAuth', data: { token: TOKEN } };
	const copy = await withCredential(n8n, workflow, MCP_TRIGGER, credential);
	await n8n.importWorkflow(copy, true);
	const { path } = copy.nodes.find(({ type }) => MCP_TRIGGER.test(type))?.parameters ?? {};
	const client = await connectMcp(`${n8n.url}/mcp/${String(path)}`, TOKEN, n8n.modules);
	try {
		const results: string[] = [];
		for (const call of calls) {
			const { content } = await client.callTool({
				name: call.tool,
				arguments: argumentsOf(call, results),
			});
			results.push(content.map(({ text }) => text).join('\n'));
		}
		return results;
	} finally {
		await client.close();
	}
}

function argumentsOf({ arguments: given }: ToolCall, results: string[]): Record<string, unknown> {
	return typeof given === 'function' ? given(results) : given;
}

async function withCredential(
	n8n: N8nApi,
	workflow: WorkflowFile,
	node: RegExp,
	{ type, data }: { type: string; data: object },
): Promise<WorkflowFile> {
	const name = `${workflow.name} (demo)`;
	const { id } = await n8n.request<{ id: string }>('POST', '/rest/credentials', {
		name,
		type,
		data,
	});
	return {
		...workflow,
		name,
		nodes: workflow.nodes.map((one) =>
			node.test(one.type) ? { ...one, credentials: { [type]: { id, name } } } : one,
		),
	};
}

/** What n8n's chat window hands to the trigger. */
function chatMessage(chatInput: string): Record<string, unknown> {
	return { sessionId: 'demo', action: 'sendMessage', chatInput };
}
