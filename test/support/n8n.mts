import { createSandboxClient } from '../../sandbox/client.mts';
import type { N8nClient, SandboxClient } from '../../sandbox/demo/scenario.mts';
import { N8n } from '../../scripts/lib/n8n.mts';
import type { N8nApi } from '../../scripts/lib/n8n-api.mts';

export interface RunningStage {
	n8n: N8nApi & N8nClient;
	sandbox: SandboxClient;
}

/** The n8n and the sandbox that `npm run test:e2e` has started for all end-to-end tests. */
export async function attachToStage(): Promise<RunningStage> {
	const { E2E_N8N_FOLDER, E2E_SANDBOX } = process.env;
	if (E2E_N8N_FOLDER === undefined || E2E_SANDBOX === undefined) {
		throw new Error('End-to-end tests need a running n8n: start them with npm run test:e2e');
	}
	const n8n = await N8n.attach(E2E_N8N_FOLDER);
	return { n8n: await n8n.client(), sandbox: await createSandboxClient(E2E_SANDBOX) };
}
