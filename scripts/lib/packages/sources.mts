import { globSync } from 'node:fs';
import { join } from 'node:path';

import { root } from '../paths.mts';
import { importClosure } from './closure.mts';
import { className, type Cut } from './cuts.mts';

/** What n8n loads of a cut, without ending. */
export function entriesOf({ vendor }: Cut): { nodes: string[]; credentials: string[] } {
	return {
		nodes: vendor.nodes.map((node) => `nodes/${vendor.folder}/${className(node)}.node`),
		credentials: [`credentials/${className(vendor.credential)}.credentials`],
	};
}

/**
 * The shipped files of a cut: what its nodes and its credential reach by import, and what n8n looks
 * for beside them (icons, codex, output schemas).
 */
export function sourcesOf(cut: Cut): string[] {
	const { nodes, credentials } = entriesOf(cut);
	const code = importClosure([...nodes, ...credentials].map((entry) => `${entry}.ts`));
	const icons = files(`nodes/${cut.vendor.folder}/*.svg`);
	const besides = files(
		`nodes/${cut.vendor.folder}/*.node.json`,
		`nodes/${cut.vendor.folder}/__schema__/**/*.json`,
	);
	const credentialIcons = icons.map((icon) => icon.replace(/^.*\//, 'credentials/'));
	return [...code, ...icons, ...besides, ...credentialIcons];
}

export function files(...patterns: string[]): string[] {
	return globSync(patterns, { cwd: root, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll('\\', '/'))
		.sort();
}
