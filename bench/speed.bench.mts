/**
 * `npm run bench`: how long our node takes for a pile of items, against what a user would use instead:
 * n8n's HTTP Request node with the same credential, on the same engine, against the same sandbox.
 * Everything runs in one process after another in one go, so only the ratios mean something.
 */
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

import type { IDataObject, INodeType } from 'n8n-workflow';

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
		url: `${gamfi().url}/api/app_api_admin.php/v2/workflows/integration/user`,
		authentication: 'predefinedCredentialType',
		nodeCredentialType: 'gamfiApi',
		sendBody: true,
		specifyBody: 'json',
		jsonBody:
			'={{ { forename: "Ola", surname: "Mak", email: "ola" + $json.row + "@example.com" } }}',
		options,
	},
});

type Contestant = () => Pick<NodeRun, 'node' | 'type' | 'typeVersion' | 'parameters'>;

const contestants: Record<string, Contestant> = {
	// Its batching only delays starts: it never waits for an answer, so it bounds nothing.
	'HTTP Request node, starting all items at once': theirs({}),
	'Gamfi node, one at a time (its default)': ours({}),
	'Gamfi node, ten at a time': ours(batching(10)),
	'Gamfi node, fifty at a time': ours(batching(50)),
};

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
		const data = { domain: gamfi().url, apiKey: 'sandbox-key', apiSecret: 'sandbox-secret' };
		const started = performance.now();
		const { error, json } = await runNode({
			...contestant(),
			items,
			credentials: { type: 'gamfiApi', data },
		});
		times.push(performance.now() - started);
		mostAtOnce = Math.max(mostAtOnce, gamfi().maxInFlight);
		// A speed counts only if the work was done.
		expect(error).toBeUndefined();
		expect(json).toHaveLength(ITEMS);
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
