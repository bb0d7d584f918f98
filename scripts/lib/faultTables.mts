import type { CellReport } from '../../test/faults/matrix/report.mts';
import { vendors } from '../../vendors.mts';
import { markdownTable } from './table.mts';

/** The tables of `docs/reliability.md`: classes × kinds of fault, and what became of each fault. */
export function describeFaults(unordered: CellReport[]): string {
	// Cells run side by side and end in any order.
	const keyOf = ({ row, group, fault }: CellReport) => `${row} ${group} ${fault}`;
	const reports = [...unordered].sort((a, b) => keyOf(a).localeCompare(keyOf(b)));
	const failed = reports.filter(isFailed).length;
	return [
		`${count(reports.length)} cells, ${count(reports.length - failed)} as they must be, ${failed} not.`,
		'### Cells by class and kind of fault',
		byClass(reports),
		'### What becomes of each fault',
		byFault(reports),
	].join('\n\n');
}

const isFailed = ({ complaints }: CellReport) => complaints.length > 0;

function byClass(reports: CellReport[]): string {
	const groups = distinct(reports.map(({ group }) => group)).sort();
	const ordered = vendors.flatMap(({ name, title }) => {
		const own = reports.filter(({ vendor }) => vendor === name);
		return distinct(own.map(({ row }) => row)).map((row) => ({
			title: `${title}: ${row}`,
			cells: own.filter((report) => report.row === row),
		}));
	});
	const line = ({ title, cells }: { title: string; cells: CellReport[] }) => [
		title,
		...groups.map((group) => passed(cells.filter((cell) => cell.group === group))),
		passed(cells),
	];
	const rows = [...ordered, { title: '**All**', cells: reports }].map(line);
	return markdownTable(['Class', ...groups, 'All'], rows);
}

function byFault(reports: CellReport[]): string {
	const faults = distinct(reports.map(({ group, fault }) => `${group}: ${fault}`)).sort();
	const rows = faults.map((fault) => {
		const cells = reports.filter((cell) => `${cell.group}: ${cell.fault}` === fault);
		const of = (...kinds: string[]) => outcomes(cells.filter(({ kind }) => kinds.includes(kind)));
		return [fault, of('read', 'callback'), of('write'), of('login'), passed(cells)];
	});
	return markdownTable(['Fault', 'Reads', 'Changes', 'Logins', 'Cells'], rows);
}

/** The commonest first. */
function outcomes(cells: CellReport[]): string {
	const names = distinct(cells.map(({ outcome }) => outcome));
	const counts = names.map((name) => ({
		name,
		times: cells.filter(({ outcome }) => outcome === name).length,
	}));
	if (counts.length === 1) return counts[0]?.name ?? '';
	return counts
		.sort((a, b) => b.times - a.times || a.name.localeCompare(b.name))
		.map(({ name, times }) => `${name} (${times})`)
		.join(', ');
}

function passed(cells: CellReport[]): string {
	const failed = cells.filter(isFailed).length;
	if (failed === 0) return cells.length === 0 ? '' : String(cells.length);
	return `${cells.length - failed} of ${cells.length}`;
}

const distinct = (names: string[]) => [...new Set(names)];

const count = (number: number) => number.toLocaleString('en');
