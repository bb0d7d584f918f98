import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from './paths.mts';

/** Where `npm run new` may have left something to people. */
const PLACES = [
	'{credentials,docs/vendors,examples,nodes,test}/**/*.{json,md,mts,svg,ts}',
	'sandbox/{contracts,demo,vendors}/**/*.{mts,yaml}',
	'README.md',
	'vendors.mts',
];

/** What is written as "fill this in", or as `fill-this-in` in an address: `file:line what`. */
export function leftToFillIn(): string[] {
	return globSync(PLACES, { cwd: root })
		.map((file) => file.replaceAll('\\', '/'))
		.filter((file) => !file.startsWith('test/unit/package/'))
		.sort()
		.flatMap((file) =>
			readFileSync(join(root, file), 'utf8')
				.split('\n')
				.map((line, index) => ({ text: line.trim().replace(/\s+/g, ' '), number: index + 1 }))
				.filter(({ text }) => /fill[ -]this[ -]in/i.test(text))
				.map(({ text, number }) => `${file}:${number} ${text}`),
		);
}
