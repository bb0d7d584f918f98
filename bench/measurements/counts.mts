import { createSandboxClient } from '../../sandbox/client.mts';
import { credentials as egitoCredentials } from '../../sandbox/vendors/egito.mts';
import { credentials as wolkvoxCredentials } from '../../sandbox/vendors/wolkvox.mts';
import { startSandbox } from '../../scripts/lib/sandbox.mts';
import { batching, type Contestant, ourNode, timeOf } from '../contestants.mts';

const ITEMS = 1_000;
const BATCH = 10;

/** What reaches the vendors: logins with a cold token, calls of a bulk operation, requests in flight. */
export async function measure() {
	const sandbox = await startSandbox('ephemeral');
	try {
		const client = await createSandboxClient(sandbox.control);
		const count = async (vendor: 'egito' | 'wolkvox' | 'gamfi', operationId?: string) =>
			(await client.requests(vendor)).filter(
				(request) => operationId === undefined || request.operationId === operationId,
			).length;

		const egito = egitoCredentials(sandbox.vendors.egito);
		await timeOf({ ...reading, credentials: egito }, ITEMS);
		const logins = await count('egito', 'token');
		await timeOf({ ...bulk, credentials: wolkvoxCredentials(sandbox.vendors.wolkvox) }, ITEMS);
		// Long enough for a whole batch to be there together.
		await client.fault('gamfi', { kind: 'delay', milliseconds: 5, times: Infinity });
		await timeOf(ourNode(sandbox.vendors.gamfi, batching(BATCH)), ITEMS);
		const inFlight = (await client.requests('gamfi')).map((request) => request.inFlight);
		return {
			logins,
			wolkvoxCallsPer1000Inserts: await count('wolkvox'),
			peakInFlightOverBatch: Math.max(...inFlight) / BATCH,
		};
	} finally {
		await sandbox.stop();
	}
}

const reading: Omit<Contestant, 'credentials'> = {
	node: 'egito',
	parameters: { resource: 'lead', operation: 'get', recordId: '101' },
};

const bulk: Omit<Contestant, 'credentials'> = {
	node: 'wolkvoxCrm',
	parameters: {
		resource: 'record',
		operation: 'createMany',
		module: 'contacts',
		fields: { mappingMode: 'defineBelow', value: { namecontact: '={{ "Luisa " + $json.row }}' } },
	},
};
