import { createRequire } from 'node:module';
import { join } from 'node:path';

/** As much of the official MCP client as is used here. */
export interface McpClient {
	listTools(): Promise<{ tools: McpTool[] }>;
	callTool(call: {
		name: string;
		arguments: Record<string, unknown>;
	}): Promise<{ content: { type: string; text: string }[]; isError?: boolean }>;
	close(): Promise<void>;
}

export interface McpTool {
	name: string;
	description?: string;
	inputSchema: { properties?: Record<string, unknown>; required?: string[] };
}

/** The official client, which n8n brings along, at an address of n8n's MCP Server Trigger. */
export async function connectMcp(url: string, token: string, modules: string): Promise<McpClient> {
	const requireFromN8n = createRequire(join(modules, 'n8n', 'package.json'));
	const sdk = '@modelcontextprotocol/sdk/client';
	const { Client } = requireFromN8n(`${sdk}/index.js`) as {
		Client: new (info: {
			name: string;
			version: string;
		}) => McpClient & { connect(transport: object): Promise<void> };
	};
	const { StreamableHTTPClientTransport } = requireFromN8n(`${sdk}/streamableHttp.js`) as {
		StreamableHTTPClientTransport: new (url: URL, options: object) => object;
	};
	const client = new Client({ name: 'n8n-nodes-backoffice', version: '1.0.0' });
	const headers = { authorization: `Bearer ${token}` };
	await client.connect(
		new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } }),
	);
	return client;
}
