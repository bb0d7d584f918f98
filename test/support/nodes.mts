import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { ICredentialType, INodeType } from 'n8n-workflow';

import manifest from '../../package.json' with { type: 'json' };

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Where the built package is. `npm run test:n8n` installs it beside another n8n-core. */
const PACKAGE = process.env.N8N_CORE
	? join(process.env.N8N_CORE, 'node_modules', manifest.name)
	: ROOT;
const requireClass = createRequire(import.meta.url);

/** As in n8n, one instance of each class: the engine asks for the node type with every parameter. */
const instances = new Map<string, unknown>();

/**
 * The classes of the built package, as n8n finds them through package.json.
 * With `NODES_FROM=source` the TypeScript sources are loaded instead: quicker while you write a node.
 */
function load(entry: string): unknown {
	const known = instances.get(entry);
	if (known) return known;
	const built = join(PACKAGE, entry);
	const file =
		process.env.NODES_FROM === 'source'
			? join(ROOT, entry.replace(/^dist\//, '').replace(/\.js$/, '.ts'))
			: built;
	if (!existsSync(file)) throw new Error(`${file} does not exist: run npm run build first`);
	const className = entry.replace(/^.*\//, '').replace(/\.(node|credentials)\.js$/, '');
	const classes = requireClass(file) as Record<string, new () => unknown>;
	const instance = new classes[className]();
	instances.set(entry, instance);
	return instance;
}

function find<T>(entries: string[], suffix: string, name: string): T {
	const wanted = `/${name}.${suffix}.js`.toLowerCase();
	const entry = entries.find((candidate) => candidate.toLowerCase().endsWith(wanted));
	if (!entry) throw new Error(`package.json lists no ${suffix} '${name}'`);
	return load(entry) as T;
}

/** `gamfi` → an instance of the class Gamfi. */
export function nodeType(name: string): INodeType {
	return find<INodeType>(manifest.n8n.nodes, 'node', name);
}

/** `gamfiApi` → an instance of the class GamfiApi. */
export function credentialType(name: string): ICredentialType {
	return find<ICredentialType>(manifest.n8n.credentials, 'credentials', name);
}
