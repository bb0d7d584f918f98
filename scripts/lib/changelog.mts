/** CHANGELOG.md, as https://keepachangelog.com has it: a section a version, the newest on top. */

const HEADING = /^## \[?([^\]\s]+)\]?.*$/gm;

/** What a version's section says, without its heading. */
export function notesOf(changelog: string, version: string): string | undefined {
	return sections(changelog).find(({ title }) => title === version)?.notes;
}

/** Why a version cannot be released with this changelog. */
export function changelogProblems(changelog: string, version: string): string[] {
	const [first, ...others] = sections(changelog);
	const unreleased = first?.title === 'Unreleased' ? first.notes : '';
	const newest = first?.title === 'Unreleased' ? others[0] : first;
	const problems = [];
	if (unreleased !== '') problems.push(`"Unreleased" is not empty: move it to "## ${version}"`);
	if (newest?.title !== version) {
		problems.push(`the newest section is "${newest?.title ?? 'none'}", not "${version}"`);
	} else if (newest.notes === '') {
		problems.push(`the section "${version}" is empty`);
	}
	return problems;
}

function sections(changelog: string): Array<{ title: string; notes: string }> {
	const headings = [...changelog.matchAll(HEADING)];
	return headings.map((heading, index) => ({
		title: heading[1],
		notes: changelog.slice(heading.index + heading[0].length, headings[index + 1]?.index).trim(),
	}));
}
