import { rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import { createSandboxClient } from '../../sandbox/client.mts';
import type { N8nClient, SandboxClient } from '../../sandbox/demo/scenario.mts';
import { type Example, isForAgents, readExamples } from './examples.mts';
import { N8n, pack } from './n8n.mts';
import { hasProductionTrigger, type N8nApi } from './n8n-api.mts';
import { root } from './paths.mts';
import { sandboxCredentials, type SandboxProcess, startSandbox } from './sandbox.mts';

export interface StageOptions {
	/** Holds n8n's data. */
	folder: string;
	/** Keep the data of the last time, if there is some. */
	keep?: boolean;
	/** Remove the data in the end. */
	throwAway?: boolean;
	/** n8n's port; without it, any free one. */
	port?: number;
	/** Tarballs of packages to install. Default: this project, packed. */
	tarballs?: string[];
	/** Workflows to import. Default: all examples. */
	examples?: Example[];
	/** The node_modules of another n8n than the pinned one. Only for a stage without kept data. */
	modules?: string;
	sandboxPorts: 'fixed' | 'ephemeral';
	say(text: string): void;
}

/** A sandbox and an n8n that has the package, the credentials and the examples. */
export interface Stage {
	sandbox: SandboxProcess;
	sandboxClient: SandboxClient;
	n8n: N8n;
	client: N8nApi & N8nClient;
	examples: Example[];
	close(): Promise<void>;
}

export async function openStage(options: StageOptions): Promise<Stage> {
	const { say } = options;
	say('› Starting the sandbox: five vendors on this machine …');
	const sandbox = await startSandbox(options.sandboxPorts);
	let n8n: N8n | undefined;
	const kill = () => {
		sandbox.kill();
		n8n?.kill();
		if (options.throwAway) rmSync(options.folder, { recursive: true, force: true });
	};
	// Whatever ends this process must not leave the two others behind.
	process.once('exit', kill);
	const close = async () => {
		await Promise.all([sandbox.stop(), n8n?.stop()]);
		process.off('exit', kill);
		if (options.throwAway) await rm(options.folder, { recursive: true, force: true });
	};
	try {
		n8n = options.keep
			? await N8n.open(options.folder, options.port)
			: await N8n.create(options.folder, { port: options.port, modules: options.modules });
		say('› Installing the package into n8n, as a user would …');
		const tarballs = options.tarballs ?? [await pack(root, join(options.folder, 'package'))];
		await n8n.installPackages(tarballs);
		await n8n.importCredentials(await sandboxCredentials(sandbox.vendors));
		say('› Starting n8n …');
		await n8n.start();
		const client = await n8n.client();
		const examples = options.examples ?? readExamples();
		await importExamples(client, examples);
		const sandboxClient = await createSandboxClient(sandbox.control);
		return { sandbox, sandboxClient, n8n, client, examples, close };
	} catch (error) {
		await close();
		throw error;
	}
}

/** Leaves alone what is there already: the user may have changed it. */
async function importExamples(client: N8nApi, examples: Example[]): Promise<void> {
	const known = await client.workflowNames();
	for (const { path, workflow } of examples) {
		if (known.includes(workflow.name)) continue;
		await client
			// Models and MCP clients need credentials that only their users have.
			.importWorkflow(workflow, hasProductionTrigger(workflow) && !isForAgents(workflow))
			.catch((error: unknown) => {
				throw new Error(
					`examples/${path}.json: ${error instanceof Error ? error.message : String(error)}`,
				);
			});
	}
}
