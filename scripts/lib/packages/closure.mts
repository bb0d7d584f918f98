import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import typescript from 'typescript';

import { root } from '../paths.mts';

/** The shipped sources that these reach by import, themselves included; paths from the project's root. */
export function importClosure(entries: string[]): string[] {
	const reached = new Set<string>();
	const queue = [...entries];
	for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
		if (reached.has(file)) continue;
		reached.add(file);
		queue.push(...importsOf(file));
	}
	return [...reached].sort();
}

function importsOf(file: string): string[] {
	const { importedFiles } = typescript.preProcessFile(readFileSync(join(root, file), 'utf8'));
	return importedFiles
		.map(({ fileName }) => fileName)
		.filter((target) => target.startsWith('.'))
		.map((target) => sourceOf(join(dirname(file), target)));
}

function sourceOf(path: string): string {
	const found = [`${path}.ts`, join(path, 'index.ts')].find((file) => existsSync(join(root, file)));
	if (found === undefined) throw new Error(`No source for the import of ${path}`);
	return found;
}
