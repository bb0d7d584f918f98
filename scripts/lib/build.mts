import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { cache, root } from './paths.mts';
import { run } from './process.mts';
import { projectEnvironment } from './steps.mts';

const dist = join(root, 'dist');
const sources = ['nodes/**/*', 'credentials/*', 'package.json', 'tsconfig.json', 'gulpfile.js'];
const stampFile = join(cache, 'built');

/**
 * Builds the package into dist/: tsc looks at the types, gulp (gulpfile.js) writes the files.
 * A build that fails leaves the former one in place.
 *
 * Not `n8n-node build`: it copies the icons and schemas of every folder, those of the n8n under
 * sandbox/ included.
 */
export async function build(): Promise<boolean> {
	const built = fingerprint();
	const fresh = join(cache, 'dist');
	await rm(stampFile, { force: true });
	await rm(fresh, { recursive: true, force: true });
	try {
		const env = { ...projectEnvironment(), BUILD_FOLDER: fresh };
		const ok =
			(await run('tsc', ['--noEmit', '--incremental', 'false'], { env })) === 0 &&
			(await run('gulp', ['-L'], { env })) === 0;
		if (!ok) return false;
		await rm(dist, { recursive: true, force: true });
		await rename(fresh, dist);
		await mkdir(cache, { recursive: true });
		await writeFile(stampFile, built);
		return true;
	} finally {
		await rm(fresh, { recursive: true, force: true });
	}
}

export function isBuilt(): boolean {
	return (
		existsSync(dist) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === fingerprint()
	);
}

/** Changes with every file that the build reads. */
function fingerprint(): string {
	const hash = createHash('sha256');
	for (const file of globSync(sources, { cwd: root, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.sort()) {
		hash.update(file).update(readFileSync(file));
	}
	return hash.digest('hex');
}
