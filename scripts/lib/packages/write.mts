import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { root } from '../paths.mts';
import { withOwnAddresses, withOwnTypes } from './addresses.mts';
import { changelogOf } from './changelog.mts';
import { type Cut, cuts } from './cuts.mts';
import { lockOf } from './lock.mts';
import { manifestOf } from './manifest.mts';
import { imagesOf, readmeOf } from './readme.mts';
import { files, sourcesOf } from './sources.mts';
import { templateFiles } from './template.mts';

/** Where the cuts are written. Not in git. */
export const packagesFolder = join(root, 'packages');

export function writePackages(): string[] {
	rmSync(packagesFolder, { recursive: true, force: true });
	return cuts.map((cut) => {
		const folder = join(packagesFolder, cut.name);
		writePackage(cut, folder);
		return folder;
	});
}

/** Everything that the repository of a cut holds. */
export function writePackage(cut: Cut, folder: string): void {
	const read = (file: string) => readFileSync(join(root, file), 'utf8');
	const write = (file: string, text: string) => {
		mkdirSync(dirname(join(folder, file)), { recursive: true });
		writeFileSync(join(folder, file), text);
	};
	const copy = (from: string, to: string) => cpSync(from, join(folder, to));

	for (const file of sourcesOf(cut)) write(file, withOwnAddresses(read(file), cut));
	for (const file of files(`examples/${cut.vendor.name}/*.json`)) {
		write(file.replace(`/${cut.vendor.name}/`, '/'), withOwnTypes(read(file)));
	}
	for (const [file, template] of Object.entries(templateFiles)) copy(template, file);
	for (const workflow of files('scripts/templates/package/*.yml')) {
		write(workflow.replace('scripts/templates/package', '.github/workflows'), read(workflow));
	}
	for (const image of imagesOf(cut)) copy(join(root, image), image);
	write('LICENSE.md', read('LICENSE.md'));
	write('CHANGELOG.md', changelogOf(cut, read('CHANGELOG.md')));
	write('README.md', readmeOf(cut));
	const manifest = manifestOf(cut);
	write('package.json', `${JSON.stringify(manifest, null, 2)}\n`);
	write('package-lock.json', `${JSON.stringify(lockOf(manifest), null, 2)}\n`);
}
