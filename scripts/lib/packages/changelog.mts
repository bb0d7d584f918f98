import { vendorTitles } from '../../../vendors.mts';
import type { Cut } from './cuts.mts';

/**
 * CHANGELOG.md of a cut: of this project's, the lines on the vendor and those on what all vendors
 * share. What is told of other vendors alone, or of this project's own commands, is left out.
 */
export function changelogOf({ vendor }: Cut, changelog: string): string {
	const others = Object.values(vendorTitles).filter((title) => title !== vendor.title);
	const isOurs = (entry: string) =>
		entry.includes(vendor.title) ||
		(!others.some((title) => entry.includes(title)) && !entry.includes('npm '));
	const [introduction = '', ...versions] = changelog.split(/^(?=## )/m);
	return [introduction, ...versions.map((section) => withEntries(section, isOurs))].join('');
}

/** Keeps the entries of a version that are wanted; a heading without any goes too. */
function withEntries(section: string, isWanted: (entry: string) => boolean): string {
	const [title = '', ...groups] = section.split(/^(?=### )/m);
	const kept = groups
		.map((group) => filtered(group, isWanted))
		.filter((group) => /^- /m.test(group));
	return [filtered(title, isWanted), ...kept].join('');
}

function filtered(text: string, isWanted: (entry: string) => boolean): string {
	return text.replace(/^- .*\n(?: {2}.*\n)*/gm, (entry) => (isWanted(entry) ? entry : ''));
}
