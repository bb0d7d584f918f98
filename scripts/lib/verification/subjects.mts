import { createRequire } from 'node:module';
import { join } from 'node:path';

import type { ICredentialType, INodeType } from 'n8n-workflow';

import { vendors } from '../../../vendors.mts';
import { root } from '../paths.mts';
import type { Subject } from './points.mts';

const requireBuilt = createRequire(import.meta.url);

/** All vendors, from dist/. */
export function builtSubjects(): Subject[] {
	return subjectsFrom(
		(folder, name) => built(`nodes/${folder}/${capital(name)}.node.js`) as INodeType,
		(name) => built(`credentials/${capital(name)}.credentials.js`) as ICredentialType,
	);
}

export function subjectsFrom(
	node: (folder: string, name: string) => INodeType,
	credential: (name: string) => ICredentialType,
): Subject[] {
	return vendors.map((vendor) => ({
		vendor,
		nodes: vendor.nodes.map((name) => node(vendor.folder, name).description) as Subject['nodes'],
		credential: credential(vendor.credential),
	}));
}

function built(file: string): unknown {
	const [Class] = Object.values(
		requireBuilt(join(root, 'dist', file)) as Record<string, new () => unknown>,
	);
	return new Class();
}

function capital(name: string): string {
	return `${name[0]?.toUpperCase()}${name.slice(1)}`;
}
