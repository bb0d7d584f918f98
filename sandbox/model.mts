/**
 * A language model that does what a test has written down, behind the interface of OpenAI's chat
 * completions. Agents find it at `url`; what they sent stays in `requests`, the tools with their schemas included.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface ModelRequest {
	messages: ModelMessage[];
	tools: ModelTool[];
}

export interface ModelMessage {
	role: 'system' | 'user' | 'assistant' | 'tool';
	content: unknown;
}

export interface ModelTool {
	name: string;
	description?: string;
	/** The JSON schema of its arguments. */
	parameters: { properties: Record<string, { type?: string }>; required?: string[] };
}

export interface ModelCall {
	tool: string;
	arguments: Record<string, unknown>;
}

/** What the model says next: a tool to call, or its answer. `results`: what its calls so far gave. */
export type Turn = (results: string[], request: ModelRequest) => ModelCall | string;

export interface Model {
	/** For n8n's credential: ends with `/v1`. */
	url: string;
	requests: ModelRequest[];
	/** Forgets what was said, and says this from now on. */
	script(turns: Turn[]): void;
	close(): Promise<void>;
}

export async function startModel(): Promise<Model> {
	const requests: ModelRequest[] = [];
	let turns: Turn[] = [];
	const server = createServer((request, response) => {
		void text(request).then((body) => {
			const asked = JSON.parse(body) as {
				messages: ModelMessage[];
				tools?: { function: ModelTool }[];
				stream?: boolean;
			};
			const seen = {
				messages: asked.messages,
				tools: (asked.tools ?? []).map((tool) => tool.function),
			};
			requests.push(seen);
			const turn = turns.shift();
			const said = turn === undefined ? 'Nothing is left to say.' : turn(resultsIn(seen), seen);
			const whole = completion(said, requests.length);
			// Older agents of n8n ask for a stream.
			response.setHeader('content-type', asked.stream ? 'text/event-stream' : 'application/json');
			response.end(asked.stream ? inOneEvent(whole) : JSON.stringify(whole));
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
		requests,
		script: (next) => {
			requests.length = 0;
			turns = [...next];
		},
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

/** What the agent reports of its tools, in the order of the calls. */
export function resultsIn({ messages }: ModelRequest): string[] {
	return messages.filter(({ role }) => role === 'tool').map(({ content }) => String(content));
}

interface Completion {
	id: string;
	object: string;
	created: number;
	model: string;
	choices: { index: number; message: object; finish_reason: string }[];
	usage: object;
}

/** https://platform.openai.com/docs/api-reference/chat/object */
function completion(said: ModelCall | string, id: number): Completion {
	const calls = typeof said !== 'string' && {
		tool_calls: [
			{
				index: 0,
				id: `call_${id}`,
				type: 'function',
				function: { name: said.tool, arguments: JSON.stringify(said.arguments) },
			},
		],
	};
	return {
		id: `chatcmpl-${id}`,
		object: 'chat.completion',
		created: Math.floor(Date.now() / 1000),
		model: 'scripted',
		choices: [
			{
				index: 0,
				message: { role: 'assistant', content: calls ? null : said, ...calls },
				finish_reason: calls ? 'tool_calls' : 'stop',
			},
		],
		usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
	};
}

/** https://platform.openai.com/docs/api-reference/chat-streaming, all of it in one piece */
function inOneEvent({ choices, ...head }: Completion): string {
	const chunk = {
		...head,
		object: 'chat.completion.chunk',
		choices: choices.map(({ message: delta, ...rest }) => ({ ...rest, delta })),
	};
	return `data: ${JSON.stringify(chunk)}\n\ndata: [DONE]\n\n`;
}
