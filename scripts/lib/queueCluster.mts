import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import type { VendorName } from '../../vendors.mts';
import { N8n, pack } from './n8n.mts';
import type { N8nApi } from './n8n-api.mts';
import { root } from './paths.mts';
import type { Services } from './queueServices.mts';
import { sandboxCredentials } from './sandbox.mts';

/** Names of the processes, as they sign their calls. */
export const processes = ['main', 'worker 1', 'worker 2'] as const;

export type ProcessName = (typeof processes)[number];

/** n8n in queue mode: a main and two workers, each with its own data folder and its own copy of the package. */
export interface Cluster {
	main: N8n;
	workers: [N8n, N8n];
	client: N8nApi;
	close(): Promise<void>;
}

export async function startCluster(
	services: Services,
	vendors: Record<VendorName, string>,
	say: (text: string) => void,
): Promise<Cluster> {
	const encryptionKey = randomBytes(24).toString('hex');
	const create = async (name: ProcessName, role?: 'worker', settings?: Record<string, string>) =>
		await N8n.create(join(services.folder, name.replace(' ', '-')), {
			role,
			encryptionKey,
			environment: {
				...services.postgres.environment,
				...services.redis.environment,
				...settings,
				QUEUE_PROCESS: name,
				NODE_OPTIONS: `--import ${pathToFileURL(join(root, 'scripts/lib/queueLabel.mts')).href}`,
			},
		});
	const main = await create('main');
	// Workers make the addresses that wake an execution; main answers there.
	const webhooks = { WEBHOOK_URL: `${main.url}/` };
	const workers: [N8n, N8n] = [
		await create('worker 1', 'worker', webhooks),
		await create('worker 2', 'worker', webhooks),
	];
	const all = [main, ...workers];
	const kill = () => {
		for (const n8n of all) n8n.kill();
	};
	// Before the folder goes that they write to.
	process.prependOnceListener('exit', kill);

	say('› Packing the package and installing it into main and workers …');
	const tarball = await pack(root, join(services.folder, 'package'));
	await Promise.all(all.map(async (n8n) => await n8n.installPackages([tarball])));
	say('› Setting up the database, starting main …');
	await main.importCredentials(await sandboxCredentials(vendors));
	await main.start();
	say('› Starting two workers …');
	await Promise.all(workers.map(async (worker) => await worker.start()));
	return {
		main,
		workers,
		client: await main.client(),
		close: async () => {
			await Promise.all(all.map(async (n8n) => await n8n.stop()));
			process.off('exit', kill);
		},
	};
}
