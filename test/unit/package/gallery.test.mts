import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { readExamples } from '../../../scripts/lib/examples.mts';
import { galleryTables } from '../../../scripts/lib/gallery.mts';
import { replaceBetween } from '../../../scripts/lib/pages.mts';
import { subjectsFrom } from '../../../scripts/lib/verification/subjects.mts';
import { vendorNames } from '../../../vendors.mts';
import { credentialType, nodeType } from '../../support/nodes.mts';

const page = readFileSync(resolve(__dirname, '../../../examples/README.md'), 'utf8');

test.each(readExamples())('the gallery has $path, with what it does', ({ path, workflow }) => {
	const row = page
		.split('\n')
		.find((line) => line.startsWith(`| [${workflow.name}](${path}.json)`));
	expect(row?.split('|')[2]?.trim().length).toBeGreaterThan(20);
});

test.each([...vendorNames.map((name): [string, number] => [name, 1]), ['together', 2]])(
	'the gallery shows pictures of %s',
	(folder, least) => {
		const shown = page.match(new RegExp(`^!\\[.+\\]\\(\\.\\./docs/images/${folder}-`, 'gm'));
		expect(shown?.length).toBeGreaterThanOrEqual(least);
	},
);

test('the gallery is as old as the examples (else: npm run generate -- gallery)', () => {
	const subjects = subjectsFrom((_folder, name) => nodeType(name), credentialType);
	expect(replaceBetween(page, 'gallery', galleryTables(subjects))).toBe(page);
});
