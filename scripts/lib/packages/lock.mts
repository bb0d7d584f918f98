import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from '../paths.mts';
import type { manifestOf } from './manifest.mts';

/** What the lock file says of a package; the parts that lead to others. */
interface Locked {
	dependencies?: Record<string, string>;
	optionalDependencies?: Record<string, string>;
	peerDependencies?: Record<string, string>;
	peerDependenciesMeta?: Record<string, { optional?: boolean }>;
}

interface Lock {
	lockfileVersion: number;
	requires: boolean;
	packages: Record<string, Locked>;
}

/**
 * package-lock.json of a cut: the part of this project's own that the cut's dependencies reach, each
 * package at its place. So a cut is built and linted with what this project was tested with.
 */
export function lockOf(manifest: ReturnType<typeof manifestOf>): Lock {
	const { lockfileVersion, requires, packages } = JSON.parse(
		readFileSync(join(root, 'package-lock.json'), 'utf8'),
	) as Lock;
	const { name, version, license, devDependencies, engines, peerDependencies } = manifest;
	const reached = new Set<string>();
	const visit = (from: string, { wanted, optional }: Wanted) => {
		const path = placeOf(wanted, from, packages);
		if (path === undefined) {
			if (optional) return;
			throw new Error(`package-lock.json has no ${wanted} for ${from || name}`);
		}
		if (reached.has(path)) return;
		reached.add(path);
		for (const next of dependenciesOf(packages[path] ?? {})) visit(path, next);
	};
	for (const next of dependenciesOf({ dependencies: devDependencies, peerDependencies })) {
		visit('', next);
	}
	return {
		name,
		version,
		lockfileVersion,
		requires,
		packages: {
			'': { name, version, license, devDependencies, engines, peerDependencies },
			...Object.fromEntries([...reached].sort().map((path) => [path, packages[path] ?? {}])),
		},
	} as Lock;
}

interface Wanted {
	wanted: string;
	optional: boolean;
}

function dependenciesOf(locked: Locked): Wanted[] {
	const { dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta } = locked;
	const peers = Object.keys(peerDependencies ?? {}).filter(
		// Nothing is installed for the sake of a peer that need not be there.
		(peer) => peerDependenciesMeta?.[peer]?.optional !== true,
	);
	return [
		...[...Object.keys(dependencies ?? {}), ...peers].map((wanted) => ({
			wanted,
			optional: false,
		})),
		...Object.keys(optionalDependencies ?? {}).map((wanted) => ({ wanted, optional: true })),
	];
}

/** As Node looks: in the package's own node_modules, then in that of each package around it. */
function placeOf(wanted: string, from: string, packages: Lock['packages']): string | undefined {
	const parts = from === '' ? [] : from.split(/\/?node_modules\//).slice(1);
	for (let depth = parts.length; depth >= 0; depth--) {
		const path = [...parts.slice(0, depth), wanted].map((part) => `node_modules/${part}`).join('/');
		if (path in packages) return path;
	}
	return undefined;
}
