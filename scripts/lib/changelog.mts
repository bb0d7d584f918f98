/** CHANGELOG.md, as https://keepachangelog.com has it: a section a version, the newest on top. */

const UNRELEASED = 'Unreleased';
const HEADING = /^## \[?([^\]\s]+)\]?.*$/gm;

/** What a version's section says, without its heading. */
export function notesOf(changelog: string, version: string): string | undefined {
	return sections(changelog).find(({ title }) => title === version)?.notes;
}

/** Why a version cannot be released with this changelog, what is unreleased aside. */
export function changelogProblems(changelog: string, version: string): string[] {
	const newest = sections(changelog).find(({ title }) => title !== UNRELEASED);
	if (newest?.title !== version) {
		return [`the newest section is "${newest?.title ?? 'none'}", not "${version}"`];
	}
	return newest.notes === '' ? [`the section "${version}" is empty`] : [];
}

/** Whether lines wait for a version: whoever releases gives it to them. */
export function hasUnreleased(changelog: string): boolean {
	return (notesOf(changelog, UNRELEASED) ?? '') !== '';
}

function sections(changelog: string): Array<{ title: string; notes: string }> {
	const headings = [...changelog.matchAll(HEADING)];
	return headings.map((heading, index) => ({
		title: heading[1],
		notes: changelog.slice(heading.index + heading[0].length, headings[index + 1]?.index).trim(),
	}));
}
