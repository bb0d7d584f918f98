import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { type VendorName, vendorNames, vendorTitles } from '../../vendors.mts';
import type { StoredCredential } from './n8n.mts';
import { root } from './paths.mts';
import { endGroup, signalGroup } from './process.mts';

export interface SandboxProcess {
	/** Address of the control interface. */
	control: string;
	vendors: Record<VendorName, string>;
	stop(): Promise<void>;
	/** For the moment in which this process itself is ended. */
	kill(): void;
}

/** Starts all vendors in a process of their own. */
export async function startSandbox(ports: 'fixed' | 'ephemeral'): Promise<SandboxProcess> {
	const script = join(root, 'sandbox', 'start.mts');
	const child = spawn(process.execPath, [script, '--ports', ports, '--print', 'json'], {
		detached: true,
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const { pid } = child;
	if (pid === undefined) throw new Error('The sandbox could not be started');
	const firstLine = once(createInterface(child.stdout), 'line');
	const ended = once(child, 'exit').then(() => {
		throw new Error('The sandbox ended before it was ready');
	});
	const [line] = (await Promise.race([firstLine, ended])) as [string];
	// From here on its end is expected.
	ended.catch(() => undefined);
	const addresses = JSON.parse(line) as Pick<SandboxProcess, 'control' | 'vendors'>;
	return {
		...addresses,
		stop: async () => await endGroup(pid),
		kill: () => void signalGroup(pid, 'SIGKILL'),
	};
}

/** One n8n credential a vendor, for the sandbox at these addresses; its id is `<vendor>-sandbox`. */
export async function sandboxCredentials(
	addresses: Record<VendorName, string>,
): Promise<StoredCredential[]> {
	return await Promise.all(
		vendorNames.map(async (vendor) => {
			const { credentials } = (await import(`../../sandbox/vendors/${vendor}.mts`)) as {
				credentials(url: string): Pick<StoredCredential, 'type' | 'data'>;
			};
			return {
				id: `${vendor}-sandbox`,
				name: `${vendorTitles[vendor]} (sandbox)`,
				...credentials(addresses[vendor]),
			};
		}),
	);
}
