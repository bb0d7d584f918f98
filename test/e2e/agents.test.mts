import { createRequire } from 'node:module';

import type { INodeProperties } from 'n8n-workflow';

import { type Model, resultsIn, startModel } from '../../sandbox/model.mts';
import { isForAgents, readExamples } from '../../scripts/lib/examples.mts';
import { connectMcp, type McpTool } from '../../scripts/lib/mcpClient.mts';
import type { WorkflowFile, WorkflowNode } from '../../scripts/lib/n8n-api.mts';
import { n8nRuntime } from '../../scripts/lib/paths.mts';
import { type VendorName, vendors } from '../../vendors.mts';
import { attachToStage, type RunningStage } from '../support/n8n.mts';
import type { AgentCase, AgentTool } from './agents/case.mts';

jest.setTimeout(120_000);

/** n8n's own agent and MCP server use our operations as tools, by what n8n makes of their words. */

const LANGCHAIN = '@n8n/n8n-nodes-langchain';
const TOKEN = 'token-of-the-mcp-client';

interface NodeType {
	name: string;
	properties: INodeProperties[];
}

/** As much of a tool as agents and MCP clients see. */
interface OfferedTool {
	name: string;
	description?: string;
	schema: McpTool['inputSchema'];
}

const requireCase = createRequire(import.meta.url);
const cases = vendors.map((vendor) => {
	const module = requireCase(`./agents/${vendor.name}.mts`) as Record<VendorName, AgentCase>;
	return { ...vendor, ...module[vendor.name] };
});

let stage: RunningStage;
let model: Model;
let nodeTypes: NodeType[];
let modelCredential: string;
let tokenCredential: string;

beforeAll(async () => {
	stage = await attachToStage();
	model = await startModel();
	nodeTypes = await stage.n8n.file<NodeType[]>('/types/nodes.json');
	const credential = async (type: string, data: object) => {
		const body = { name: `Agents: ${type}`, type, data };
		return (await stage.n8n.request<{ id: string }>('POST', '/rest/credentials', body)).id;
	};
	modelCredential = await credential('openAiApi', { apiKey: 'scripted', url: model.url });
	tokenCredential = await credential('httpBearerAuth', { token: TOKEN });
});

afterAll(async () => await model?.close());

describe.each(cases)('$title', (one) => {
	const { name: vendor, tools, calls } = one;
	const argumentsOf = ({ arguments: given }: (typeof calls)[number], results: string[]) =>
		typeof given === 'function' ? given(results) : given;

	/** What the agent read, and what the vendor holds then. */
	const expectDone = async (results: string[]) => {
		expect(results).toHaveLength(calls.length);
		for (const [index, { reads }] of calls.entries()) {
			for (const part of reads) expect(results[index]).toContain(part);
		}
		await one.check(stage.sandbox);
		const invalid = (await stage.sandbox.requests(vendor)).filter(({ valid }) => !valid);
		expect(invalid).toEqual([]);
	};

	const expectOffered = (offered: OfferedTool[]) => {
		for (const { name, description, filled } of tools) {
			const tool = offered.find((candidate) => candidate.name === toolName(name));
			expect(tool).toMatchObject({ description });
			expect(Object.keys(tool?.schema.properties ?? {}).sort()).toEqual(
				Object.values(filled).sort(),
			);
			expect([...(tool?.schema.required ?? [])].sort()).toEqual(Object.values(filled).sort());
		}
		expect(offered).toHaveLength(tools.length);
	};

	beforeEach(async () => await stage.sandbox.reset(vendor));

	test('an AI Agent finds, calls and understands its operations', async () => {
		const path = `agent-${vendor}`;
		await stage.n8n.importWorkflow(withAgent(path, toolNodes(one, one)), true);
		model.script([
			...calls.map((call) => (results: string[]) => ({
				tool: call.tool,
				arguments: argumentsOf(call, results),
			})),
			() => 'All is done.',
		]);
		const answer = await stage.n8n.webhook(path, { body: { question: 'Do what is to be done.' } });
		expect(answer).toEqual({ status: 200, body: { output: 'All is done.' } });
		const [first] = model.requests;
		expectOffered(
			first?.tools.map(({ parameters: schema, ...tool }) => ({ ...tool, schema })) ?? [],
		);
		await expectDone(resultsIn(model.requests.at(-1)!));
	});

	test('an MCP client does the same', async () => {
		const path = `mcp-${vendor}`;
		await stage.n8n.importWorkflow(withMcpTrigger(path, toolNodes(one, one)), true);
		const client = await connectMcp(`${stage.n8n.url}/mcp/${path}`, TOKEN, n8nRuntime);
		try {
			const { tools: offered } = await client.listTools();
			expectOffered(offered.map(({ inputSchema: schema, ...tool }) => ({ ...tool, schema })));
			const results: string[] = [];
			for (const call of calls) {
				const { content } = await client.callTool({
					name: call.tool,
					arguments: argumentsOf(call, results),
				});
				results.push(content.map(({ text }) => text).join('\n'));
			}
			await expectDone(results);
		} finally {
			await client.close();
		}
	});
});

/** With an author's own descriptions of the parameters, as the examples have them. */
const examples = readExamples().filter(({ workflow }) => isForAgents(workflow));

test.each(examples.map(({ path, workflow }): [string, WorkflowFile] => [path, workflow]))(
	'examples/%s gives its agent three to five tools, with every parameter described',
	async (example, { nodes }) => {
		const tools = nodes.filter(({ type }) => /^n8n-nodes-backoffice\..*Tool$/.test(type));
		const path = `example-${example.replace('/', '-')}`;
		await stage.n8n.importWorkflow(withMcpTrigger(path, tools), true);
		const client = await connectMcp(`${stage.n8n.url}/mcp/${path}`, TOKEN, n8nRuntime);
		const { tools: offered } = await client.listTools().finally(async () => await client.close());
		expect(offered.map(({ name }) => name).sort()).toEqual(
			tools.map(({ name }) => toolName(name)).sort(),
		);
		expect([3, 4, 5]).toContain(offered.length);
		const parameters = offered.flatMap(({ inputSchema }) =>
			Object.values(inputSchema.properties ?? {}),
		);
		for (const parameter of parameters) {
			expect(parameter).toMatchObject({ description: expect.stringMatching(/\w/) as string });
		}
	},
);

function toolName(nodeName: string): string {
	return nodeName.replaceAll(' ', '_');
}

/** The tools as somebody sets them up in the editor. */
function toolNodes(
	{ nodes: [node], credential, name: vendor, title }: (typeof vendors)[number],
	{ tools }: AgentCase,
): WorkflowNode[] {
	const type = `n8n-nodes-backoffice.${node}Tool`;
	return tools.map((tool, index) => ({
		id: `tool-${index}`,
		name: tool.name,
		type,
		typeVersion: 1,
		position: [index * 220, 300],
		parameters: parametersOf(tool, nodeTypes.find(({ name }) => name === type)!),
		credentials: { [credential]: { id: `${vendor}-sandbox`, name: `${title} (sandbox)` } },
	}));
}

function parametersOf({ set, filled }: AgentTool, { properties }: NodeType) {
	const parameters: Record<string, unknown> = {};
	const put = (name: string, valueOf: (property: INodeProperties) => unknown) => {
		const { property, collection } = findProperty(name, properties, set);
		const value = valueOf(property);
		const isLocator = property.type === 'resourceLocator' && typeof value === 'string';
		const target = collection === undefined ? parameters : (parameters[collection] ??= {});
		Object.assign(target, { [name]: isLocator ? { __rl: true, mode: 'id', value } : value });
	};
	for (const [name, value] of Object.entries(set)) put(name, () => value);
	for (const name of Object.keys(filled)) put(name, fromAi);
	return parameters;
}

/** A parameter of an operation, open or in one of its collections. */
function findProperty(
	name: string,
	properties: INodeProperties[],
	{ resource, operation }: Record<string, unknown>,
): { property: INodeProperties; collection?: string } {
	const shown = properties.filter(({ displayOptions }) => {
		const { show = {} } = displayOptions ?? {};
		return (
			(show.resource?.includes(resource as string) ?? true) &&
			(show.operation?.includes(operation as string) ?? true)
		);
	});
	const open = shown.find((property) => property.name === name);
	if (open !== undefined) return { property: open };
	for (const { name: collection, type, options } of shown) {
		if (type !== 'collection') continue;
		const property = (options as INodeProperties[]).find((option) => option.name === name);
		if (property !== undefined) return { property, collection };
	}
	throw new Error(`${String(resource)}:${String(operation)} has no parameter ${name}`);
}

/** What n8n's editor writes when somebody presses "let the model define this parameter". */
function fromAi({ displayName, type }: INodeProperties): string {
	const key = displayName.replace(/[^a-zA-Z0-9_-]+/g, '_').slice(0, 64);
	const kind = ['number', 'boolean', 'json'].includes(type) ? type : 'string';
	return `={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('${key}', \`\`, '${kind}') }}`;
}

function withAgent(path: string, tools: WorkflowNode[]): WorkflowFile {
	const nodes: WorkflowNode[] = [
		nodeOf('Question', 'n8n-nodes-base.webhook', 2, {
			httpMethod: 'POST',
			path,
			responseMode: 'lastNode',
			options: {},
		}),
		nodeOf('Agent', `${LANGCHAIN}.agent`, 3, {
			promptType: 'define',
			text: '={{ $json.body.question }}',
			options: {},
		}),
		{
			...nodeOf('Model', `${LANGCHAIN}.lmChatOpenAi`, 1.2, {
				model: { __rl: true, mode: 'id', value: 'scripted' },
				options: {},
			}),
			credentials: { openAiApi: { id: modelCredential, name: 'Scripted' } },
		},
	];
	return workflow(`An agent at ${path}`, [...nodes, ...tools], {
		Question: { main: [[{ node: 'Agent', type: 'main', index: 0 }]] },
		Model: { ai_languageModel: [[{ node: 'Agent', type: 'ai_languageModel', index: 0 }]] },
		...toolsFor('Agent', tools),
	});
}

function withMcpTrigger(path: string, tools: WorkflowNode[]): WorkflowFile {
	const trigger = {
		...nodeOf('Server', `${LANGCHAIN}.mcpTrigger`, 2, { authentication: 'bearerAuth', path }),
		credentials: { httpBearerAuth: { id: tokenCredential, name: 'Token' } },
	};
	return workflow(`MCP at ${path}`, [trigger, ...tools], toolsFor('Server', tools));
}

function toolsFor(node: string, tools: WorkflowNode[]): Record<string, unknown> {
	return Object.fromEntries(
		tools.map(({ name }) => [name, { ai_tool: [[{ node, type: 'ai_tool', index: 0 }]] }]),
	);
}

function nodeOf(
	name: string,
	type: string,
	typeVersion: number,
	parameters: Record<string, unknown>,
): WorkflowNode & { webhookId: string } {
	const webhookId = `webhook-${String(parameters.path)}`;
	return { id: name, name, type, typeVersion, position: [0, 0], parameters, webhookId };
}

function workflow(
	name: string,
	nodes: WorkflowNode[],
	connections: Record<string, unknown>,
): WorkflowFile {
	return { name, nodes, connections, settings: { executionOrder: 'v1' } };
}
