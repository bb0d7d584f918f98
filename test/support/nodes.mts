import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { ICredentialType, INodeType } from 'n8n-workflow';

import manifest from '../../package.json' with { type: 'json' };

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A package whose nodes are tested, and where it is. */
interface Package {
	folder: string;
	n8n: { nodes: string[]; credentials: string[] };
}

const PACKAGES = packages();

/**
 * The built package. `npm run test:n8n` installs it beside another n8n-core; `npm run test:packages`
 * names a folder with the packages of single vendors.
 */
function packages(): Package[] {
	const { N8N_CORE, PACKAGES_IN } = process.env;
	if (PACKAGES_IN) {
		return readdirSync(PACKAGES_IN).map((name) => {
			const folder = join(PACKAGES_IN, name);
			const { n8n } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Package;
			return { folder, n8n };
		});
	}
	return [
		{ folder: N8N_CORE ? join(N8N_CORE, 'node_modules', manifest.name) : ROOT, n8n: manifest.n8n },
	];
}

const requireClass = createRequire(import.meta.url);

/** As in n8n, one instance of each class: the engine asks for the node type with every parameter. */
const instances = new Map<string, unknown>();

/**
 * The classes of the built package, as n8n finds them through package.json.
 * With `NODES_FROM=source` the TypeScript sources are loaded instead: quicker while you write a node.
 */
function load(folder: string, entry: string): unknown {
	const known = instances.get(entry);
	if (known) return known;
	const built = join(folder, entry);
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

function find<T>(kind: 'nodes' | 'credentials', suffix: string, name: string): T {
	const wanted = `/${name}.${suffix}.js`.toLowerCase();
	for (const { folder, n8n } of PACKAGES) {
		const entry = n8n[kind].find((candidate) => candidate.toLowerCase().endsWith(wanted));
		if (entry) return load(folder, entry) as T;
	}
	throw new Error(`package.json lists no ${suffix} '${name}'`);
}

/** `gamfi` → an instance of the class Gamfi. */
export function nodeType(name: string): INodeType {
	return find<INodeType>('nodes', 'node', name);
}

/** `gamfiApi` → an instance of the class GamfiApi. */
export function credentialType(name: string): ICredentialType {
	return find<ICredentialType>('credentials', 'credentials', name);
}
