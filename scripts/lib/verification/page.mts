import { vendors } from '../../../vendors.mts';
import { markdownTable } from '../table.mts';
import { type Finding, type Point, type Section, sections, type Subject } from './points.mts';

/** How many names an open point shows for each package. */
const SHOWN = 5;

const HEAD = ['n8n asks for', 'all five', ...vendors.map(({ title }) => title), 'Evidence'];

/** The generated part of docs/verification.md: a table a section, then what is open. */
export function verificationTables(subjects: Subject[]): string {
	const open = openPoints(subjects);
	return [
		...sections.map((section) => `${headingOf(section)}\n\n${tableOf(section, subjects)}`),
		`## Open\n\n${open.length === 0 ? 'Nothing that is ours to close.' : open.join('\n')}`,
	].join('\n\n');
}

function headingOf({ title, source }: Section): string {
	return source === undefined ? `## ${title}` : `## ${title}\n\n[n8n's page](${source})`;
}

function tableOf({ points }: Section, subjects: Subject[]): string {
	const rows = points.map((point) => {
		const findings = subjects.map((subject) => point.measure?.(subject));
		const marks = findings.map((finding) => markOf(point, finding));
		const reasons = new Set(findings.filter((finding) => typeof finding === 'string'));
		const evidence = [point.evidence, ...[...reasons].map((reason) => `n.a.: ${reason}`)].join(
			'. ',
		);
		return [point.asks, umbrellaMark(point, marks), ...marks, evidence];
	});
	return markdownTable(HEAD, rows);
}

function markOf({ holds = 'yes' }: Point, finding: Finding | undefined): string {
	if (finding === undefined) return holds;
	if (typeof finding === 'string') return 'n.a.';
	return finding.length === 0 ? 'yes' : `**no** (${finding.length})`;
}

/** It has all vendors: what is missing for one is missing there. */
function umbrellaMark({ umbrella }: Point, marks: string[]): string {
	if (umbrella !== undefined) return umbrella;
	const open = marks.filter((mark) => mark.startsWith('**no**'));
	if (open.length > 0) return '**no**';
	return marks.find((mark) => mark !== 'n.a.') ?? 'n.a.';
}

/** What is missing, with the first names; the command that made this page prints all. */
function openPoints(subjects: Subject[]): string[] {
	return sections
		.flatMap(({ points }) => points)
		.flatMap((point) =>
			subjects.flatMap((subject) => {
				const finding = point.measure?.(subject);
				if (!Array.isArray(finding) || finding.length === 0) return [];
				const names = finding.slice(0, SHOWN).map((name) => `\`${name}\``);
				const more = finding.length > SHOWN ? `, and ${finding.length - SHOWN} more` : '';
				return [`- **${subject.vendor.title}**, ${point.asks}: ${names.join(', ')}${more}`];
			}),
		);
}
