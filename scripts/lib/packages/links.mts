import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

import { root } from '../paths.mts';
import { guideOf } from './addresses.mts';
import { type Cut, umbrella } from './cuts.mts';

/**
 * The links of a page of this project, as they have to be in the cut's README: to what the cut has
 * too, they stay inside of it; all others go to this project's repository.
 */
export function withOwnLinks(markdown: string, page: string, cut: Cut): string {
	return markdown.replace(
		/\]\((?!https?:|mailto:|#)([^)#\s]+)(#[^)\s]*)?\)/g,
		(_link, target: string, anchor = '') => {
			const file = relative(root, join(root, dirname(page), target)).replaceAll('\\', '/');
			if (!existsSync(join(root, file)))
				throw new Error(`${page} links to ${target}, which is not there`);
			return `](${placeOf(file, anchor, cut)})`;
		},
	);
}

function placeOf(file: string, anchor: string, cut: Cut): string {
	const examples = `examples/${cut.vendor.name}/`;
	if (file === guideOf(cut)) return anchor || 'README.md';
	if (file.startsWith(examples)) return `examples/${file.slice(examples.length)}`;
	if (file.startsWith('docs/images/')) return file;
	if (['CHANGELOG.md', 'LICENSE.md'].includes(file)) return file;
	return `${umbrella.repository}/blob/main/${file}${anchor}`;
}
