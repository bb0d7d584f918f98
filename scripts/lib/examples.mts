import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { WorkflowFile } from './n8n-api.mts';
import { root } from './paths.mts';

export interface Example {
	/** Path under examples/ without ending: `gamfi/onboard-new-hire`. */
	path: string;
	workflow: WorkflowFile;
}

/** Agents and MCP clients drive these; they need a credential that only their users have. */
export function isForAgents({ nodes }: Pick<WorkflowFile, 'nodes'>): boolean {
	return nodes.some(({ type }) => /\.(agent|mcpTrigger)$/.test(type));
}

/** Those of a package with one vendor lie in one folder; `prefix` names the vendor. */
export function readExamples(folder = join(root, 'examples'), prefix = ''): Example[] {
	return globSync('**/*.json', { cwd: folder })
		.sort()
		.map((file) => ({
			path: prefix + file.replaceAll('\\', '/').replace(/\.json$/, ''),
			workflow: JSON.parse(readFileSync(join(folder, file), 'utf8')) as WorkflowFile,
		}));
}
