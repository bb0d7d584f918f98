/**
 * `npm run bench`: how long our node takes for a pile of items, against what a user would use instead:
 * n8n's HTTP Request node with the same credential, on the same engine, against the same sandbox. And
 * against what no node can beat: undici alone, which does nothing but send, on connections kept open.
 * Everything runs in one process after another in one go, so only the ratios mean something.
 */
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

import type { IDataObject, INodeType } from 'n8n-workflow';
import { Pool } from 'undici';

import { type NodeRun, runNode } from '../test/support/engine.mts';
import { useSandbox } from '../test/support/sandbox.mts';

const ITEMS = 300;
const LATENCY = 20;
const ROUNDS = 3;

jest.setTimeout(300_000);

const HTTP_REQUEST = fileURLToPath(
	new URL(
		'../sandbox/n8n/node_modules/n8n-nodes-base/dist/nodes/HttpRequest/HttpRequest.node.js',
		import.meta.url,
	),
);

const sandbox = useSandbox('gamfi');
const PATH = '/api/app_api_admin.php/v2/workflows/integration/user';
const gamfi = () => sandbox.vendor<{ users: unknown[] }>('gamfi');
const items = Array.from({ length: ITEMS }, (_, row) => ({ row }));
const batching = (batchSize: number) => ({ batching: { batch: { batchSize, batchInterval: 0 } } });

const ours = (options: IDataObject) => () => ({
	node: 'gamfi',
	parameters: {
		resource: 'employee',
		operation: 'create',
		forename: 'Ola',
		surname: 'Mak',
		email: '={{ "ola" + $json.row + "@example.com" }}',
		options,
	},
});

const theirs = (options: IDataObject) => () => ({
	// n8n-core gives every credential to a node of this name only.
	node: 'n8n-nodes-base.httpRequest',
	type: httpRequestNode(),
	typeVersion: 4.2,
	parameters: {
		method: 'POST',
		url: `${gamfi().url}${PATH}`,
		authentication: 'predefinedCredentialType',
		nodeCredentialType: 'gamfiApi',
		sendBody: true,
		specifyBody: 'json',
		jsonBody:
			'={{ { forename: "Ola", surname: "Mak", email: "ola" + $json.row + "@example.com" } }}',
		options,
	},
});

type Contestant = () => Promise<void>;

const contestants: Record<string, Contestant> = {
	// Its batching only delays starts: it never waits for an answer, so it bounds nothing.
	'HTTP Request node, starting all items at once': byNode(theirs({})),
	'Gamfi node, one at a time (its default)': byNode(ours({})),
	'Gamfi node, ten at a time': byNode(ours(batching(10))),
	'Gamfi node, fifty at a time': byNode(ours(batching(50))),
	'undici alone, ten at a time': byUndici(10),
};

type Described = Pick<NodeRun, 'node' | 'type' | 'typeVersion' | 'parameters'>;

function byNode(describe: () => Described): Contestant {
	return async () => {
		const data = { domain: gamfi().url, apiKey: 'sandbox-key', apiSecret: 'sandbox-secret' };
		const credentials = { type: 'gamfiApi', data };
		const { error, json } = await runNode({ ...describe(), items, credentials });
		expect(error).toBeUndefined();
		expect(json).toHaveLength(ITEMS);
	};
}

function byUndici(connections: number): Contestant {
	return async () => {
		const pool = new Pool(gamfi().url, { connections });
		const send = async ({ row }: { row: number }) => {
			const { statusCode, body } = await pool.request({
				method: 'POST',
				path: PATH,
				headers: {
					'content-type': 'application/json',
					'x-samus-authorization-api-key': 'sandbox-key',
					'x-samus-authorization-api-secret': 'sandbox-secret',
				},
				body: JSON.stringify({ forename: 'Ola', surname: 'Mak', email: `ola${row}@example.com` }),
			});
			await body.dump();
			return statusCode;
		};
		const statuses = await Promise.all(items.map(send));
		await pool.close();
		expect(statuses.filter((status) => status >= 300)).toEqual([]);
	};
}

function httpRequestNode(): INodeType {
	const [NodeClass] = Object.values(
		createRequire(import.meta.url)(HTTP_REQUEST) as Record<string, new () => INodeType>,
	);
	return new NodeClass();
}

async function measure(name: string, contestant: Contestant, latency: number): Promise<Measured> {
	const times: number[] = [];
	let mostAtOnce = 0;
	for (let round = 0; round < ROUNDS; round++) {
		gamfi().reset();
		if (latency > 0) gamfi().fault({ kind: 'delay', milliseconds: latency, times: ITEMS });
		const started = performance.now();
		await contestant();
		times.push(performance.now() - started);
		mostAtOnce = Math.max(mostAtOnce, gamfi().maxInFlight);
		// A speed counts only if the work was done.
		expect(gamfi().state.users).toHaveLength(ITEMS + 2);
	}
	times.sort((a, b) => a - b);
	return { name, median: times[Math.floor(ROUNDS / 2)], mostAtOnce };
}

interface Measured {
	name: string;
	median: number;
	mostAtOnce: number;
}

function report(latency: number, [base, ...others]: Measured[]): string {
	const rows = [base, ...others].map(({ name, median, mostAtOnce }) => {
		const ratio = (median / base.median).toFixed(2).padStart(6);
		return `${ratio} ×  ${name} (at most ${mostAtOnce} requests at once)`;
	});
	const title = `${ITEMS} POSTs, vendor answers after ${latency} ms, median of ${ROUNDS}. Less is faster:`;
	return ['', title, ...rows, ''].join('\n');
}

test.each([0, LATENCY])('with %i ms of latency', async (latency) => {
	const measured: Measured[] = [];
	for (const [name, contestant] of Object.entries(contestants)) {
		measured.push(await measure(name, contestant, latency));
	}
	process.stdout.write(report(latency, measured));
});
