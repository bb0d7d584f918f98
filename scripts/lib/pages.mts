import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from './paths.mts';

/** Writes what stands between two markers of a page: `<!-- name -->old<!-- /name -->`. */
export function updatePage(page: string, name: string, content: string): void {
	const file = join(root, page);
	writeFileSync(file, replaceBetween(readFileSync(file, 'utf8'), name, content));
}

export function replaceBetween(text: string, name: string, content: string): string {
	const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
	const from = text.indexOf(start);
	const to = text.indexOf(end);
	if (from < 0 || to < from) throw new Error(`The markers ${start} and ${end} are missing`);
	return `${text.slice(0, from + start.length)}\n\n${content}\n\n${text.slice(to)}`;
}
