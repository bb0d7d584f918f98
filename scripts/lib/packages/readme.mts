import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from '../paths.mts';
import { guideOf } from './addresses.mts';
import { type Cut, umbrella } from './cuts.mts';
import { withOwnLinks } from './links.mts';
import { filled, sectionOf, sectionsOf, withoutMarkers } from './markdown.mts';

/** What the vendor's page has for those who change this project. */
const forDevelopers = 'For developers';

/**
 * README.md of a cut, a page for the users of that vendor: this project's page of the vendor, with what
 * its README says of all vendors.
 */
export function readmeOf(cut: Cut): string {
	const { vendor, name, repository } = cut;
	const text = (file: string) => readFileSync(join(root, file), 'utf8');
	const read = (page: string) => withOwnLinks(text(page), page, cut);
	const [introduction = '', ...sections] = sectionsOf(read(guideOf(cut)));
	const readme = read('README.md');
	const values = {
		name,
		title: vendor.title,
		umbrella: umbrella.name,
		umbrellaRepository: umbrella.repository,
		engines: testedVersions(readme),
	};
	const template = (file: string) =>
		filled(text(`scripts/templates/package/${file}.md`).trim(), values);
	const section = (title: string, text: string) => `## ${title}\n\n${text.trim()}`;
	const page = [
		introduction.replace(/^# .*$/m, `# ${name}\n\n${template('banner')}`),
		section(
			'Installation',
			`${template('installation')}\n${notesIn(sectionOf(readme, 'Installation'))}`,
		),
		...sections.filter((text) => !text.startsWith(`## ${forDevelopers}`)),
		section('What you can rely on', sectionOf(readme, 'What you can rely on')),
		section('Security', sectionOf(readme, 'Security')),
		section('Compatibility', template('compatibility')),
		section(`Together with other systems`, template('umbrella')),
		section('Version history', `[CHANGELOG.md](CHANGELOG.md) · [sources](${repository})`),
		section('License', sectionOf(readme, 'License')),
	];
	return `${withoutMarkers(page.join('\n\n'))}\n`;
}

/** The pictures of a vendor's page. */
export function imagesOf(cut: Cut): string[] {
	return [...readmeOf(cut).matchAll(/\]\((docs\/images\/[^)]+)\)/g)].map(([, image = '']) => image);
}

/** The list in a section. */
function notesIn(section: string): string {
	return /^- (?:.|\n(?!\n))*/m.exec(section)?.[0] ?? '';
}

/** What README's table of versions begins and ends with. */
function testedVersions(readme: string): string {
	const versions = [...sectionOf(readme, 'Compatibility').matchAll(/^\| n8n (\d[\d.]*)/gm)].map(
		([, version = '']) => version,
	);
	return versions.join(', ');
}
