/**
 * Who takes part: our node, what a user would have instead (n8n's HTTP Request node), a loop that does
 * nothing but call n8n's request helper, and undici as the limit of what can be sent at all.
 */
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';
import { Pool } from 'undici';

import type { NodeRun } from '../test/support/engine.mts';
import { runNode } from '../test/support/engine.mts';

const require = createRequire(import.meta.url);

const PATH = '/api/app_api_admin.php/v2/workflows/integration/user';

/** A node to run, without its items. */
export type Contestant = Omit<NodeRun, 'items'>;

export const gamfiCredentials = (url: string) => ({
	type: 'gamfiApi',
	data: { domain: url, apiKey: 'sandbox-key', apiSecret: 'sandbox-secret' },
});

export const batching = (batchSize: number): IDataObject => ({
	batching: { batch: { batchSize, batchInterval: 0 } },
});

/** Creates an employee for each item. */
export const ourNode = (url: string, options: IDataObject = {}): Contestant => ({
	node: 'gamfi',
	parameters: {
		resource: 'employee',
		operation: 'create',
		forename: 'Ola',
		surname: 'Mak',
		email: '={{ "ola" + $json.row + "@example.com" }}',
		options,
	},
	credentials: gamfiCredentials(url),
});

/** The same requests with the HTTP Request node, which starts all items at once. */
export const httpRequestNode = (url: string): Contestant => ({
	// n8n-core gives every credential to a node of this name only.
	node: 'n8n-nodes-base.httpRequest',
	type: baseNode('HttpRequest/HttpRequest.node.js'),
	typeVersion: 4.2,
	parameters: {
		method: 'POST',
		url: `${url}${PATH}`,
		authentication: 'predefinedCredentialType',
		nodeCredentialType: 'gamfiApi',
		sendBody: true,
		specifyBody: 'json',
		jsonBody:
			'={{ { forename: "Ola", surname: "Mak", email: "ola" + $json.row + "@example.com" } }}',
		options: {},
	},
	credentials: gamfiCredentials(url),
});

/**
 * The least that a programmatic node can do: read the parameters, call n8n's helper, pair the answer.
 *
 * @param asks `asWe` for what our nodes ask of the helper: the answer with its status, as bytes, within a
 *   time, until the execution is cancelled
 */
export const bareLoop = (
	url: string,
	atOnce: number,
	asks: 'little' | 'asWe' = 'little',
): Contestant => ({
	node: 'bareLoop',
	type: {
		description: {
			displayName: 'Bare Loop',
			name: 'bareLoop',
			group: ['output'],
			version: 1,
			description: '',
			defaults: {},
			inputs: ['main'],
			outputs: ['main'],
			credentials: [{ name: 'gamfiApi', required: true }],
			properties: ['forename', 'surname', 'email'].map((name) => ({
				displayName: name,
				name,
				type: 'string',
				default: '',
			})),
		},
		execute: async function execute(this: IExecuteFunctions) {
			return [await callEach(this, `${url}${PATH}`, atOnce, CALLS[asks])];
		},
	},
	parameters: {
		forename: 'Ola',
		surname: 'Mak',
		email: '={{ "ola" + $json.row + "@example.com" }}',
	},
	credentials: gamfiCredentials(url),
});

type Call = (engine: IExecuteFunctions, url: string, body: IDataObject) => Promise<IDataObject>;

const CALLS: Record<'little' | 'asWe', Call> = {
	little: async (engine, url, body) => {
		const options = { method: 'POST', url, body, json: true } as const;
		return (await engine.helpers.httpRequestWithAuthentication.call(
			engine,
			'gamfiApi',
			options,
		)) as IDataObject;
	},
	asWe: async (engine, url, body) => {
		const controller = new AbortController();
		const limit = AbortSignal.timeout(60_000);
		const abort = () => controller.abort();
		limit.addEventListener('abort', abort, { once: true });
		const context = Object.create(engine, {
			getExecutionCancelSignal: { value: () => controller.signal },
		}) as IExecuteFunctions;
		const answer = (await engine.helpers.httpRequestWithAuthentication.call(context, 'gamfiApi', {
			method: 'POST',
			url,
			headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
			body: JSON.stringify(body),
			encoding: 'arraybuffer',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			timeout: 60_000,
			abortSignal: controller.signal,
		})) as { body: Buffer };
		limit.removeEventListener('abort', abort);
		return JSON.parse(answer.body.toString()) as IDataObject;
	},
};

async function callEach(
	engine: IExecuteFunctions,
	url: string,
	atOnce: number,
	call: Call,
): Promise<INodeExecutionData[]> {
	const output: INodeExecutionData[] = [];
	const { length } = engine.getInputData();
	let next = 0;
	const worker = async () => {
		while (next < length) {
			const item = next++;
			const body = {
				forename: engine.getNodeParameter('forename', item) as string,
				surname: engine.getNodeParameter('surname', item) as string,
				email: engine.getNodeParameter('email', item) as string,
			};
			output[item] = { json: await call(engine, url, body), pairedItem: { item } };
		}
	};
	await Promise.all(Array.from({ length: atOnce }, worker));
	return output;
}

/** Milliseconds for `count` items. Throws unless all of them succeeded. */
export async function timeOf(contestant: Contestant, count: number): Promise<number> {
	const items = Array.from({ length: count }, (_, row) => ({ row }));
	const began = performance.now();
	const { error, json } = await runNode({ ...contestant, items });
	const taken = performance.now() - began;
	if (error) throw error;
	if (json.length !== count) throw new Error(`${json.length} of ${count} items came out`);
	return taken;
}

/** Milliseconds for the same requests on connections that stay open, without n8n. */
export async function timeOfUndici(
	url: string,
	connections: number,
	count: number,
): Promise<number> {
	const pool = new Pool(url, { connections });
	const began = performance.now();
	await Promise.all(
		Array.from({ length: count }, async (_, row) => {
			const { body } = await pool.request({
				method: 'POST',
				path: PATH,
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ forename: 'Ola', surname: 'Mak', email: `ola${row}@example.com` }),
			});
			await body.dump();
		}),
	);
	const taken = performance.now() - began;
	await pool.close();
	return taken;
}

/** A node of the pinned n8n. */
export function baseNode(file: string): INodeType {
	const [NodeClass] = Object.values(
		require(baseNodeFile(file)) as Record<string, new () => INodeType>,
	);
	return new NodeClass();
}

export function baseNodeFile(file: string): string {
	const folder = '../sandbox/n8n/node_modules/n8n-nodes-base/dist/nodes/';
	return fileURLToPath(new URL(folder + file, import.meta.url));
}
