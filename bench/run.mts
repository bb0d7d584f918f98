/**
 * `npm run bench`: what our nodes take against what a user would have instead, as ratios. Two things that
 * are compared run one right after the other, so only the ratios mean something.
 *
 *   -- --json     prints one object instead of the table
 *   -- --write    writes the table into docs/performance.md
 *   -- --only x   one measurement: a file of bench/measurements/
 */
import { parseArgs } from 'node:util';

import { command } from '../scripts/lib/command.mts';
import { updatePage } from '../scripts/lib/pages.mts';
import { markdownTable, table } from '../scripts/lib/table.mts';
import { goalOf, meets, rows, valueAt } from './rows.mts';
import { inFreshProcess } from './stopwatch.mts';

const MEASUREMENTS = [
	'packed',
	'loading',
	'counts',
	'overhead',
	'defaultSpeed',
	'throughput',
	'memory',
	'growth',
];

const { values } = parseArgs({
	options: {
		json: { type: 'boolean', default: false },
		write: { type: 'boolean', default: false },
		only: { type: 'string' },
	},
});

await command(async () => {
	const results: Record<string, unknown> = {};
	for (const name of values.only ? [values.only] : MEASUREMENTS) {
		const began = Date.now();
		// Progress goes to standard error, so that the object can be piped.
		process.stderr.write(`› ${name} … `);
		Object.assign(results, await inFreshProcess<object>(name));
		process.stderr.write(`${Math.round((Date.now() - began) / 1000)} s\n`);
	}
	const measured = rows.filter(({ key }) => key.split('.')[0] in results);
	const cells = measured.map((row) => {
		const value = valueAt(results, row.key);
		const mark = row.goal ? (meets(row, value) ? '✓' : '✗') : '';
		return [mark, row.title, value.toFixed(row.digits ?? 0), goalOf(row), row.meaning];
	});
	const head = ['', 'What', 'Measured', 'Goal', 'What it means'];
	if (values.json) console.log(JSON.stringify(results, null, '\t'));
	else console.log(`\n${table(head, cells)}\n`);
	if (values.write) updatePage('docs/performance.md', 'bench', markdownTable(head, cells));

	const missed = measured.filter((row) => !meets(row, valueAt(results, row.key)));
	const closing = `${measured.length - missed.length} passed, ${missed.length} failed`;
	if (values.json) process.stderr.write(`${closing}\n`);
	else console.log(closing);
	return missed.length === 0 ? 0 : 1;
});
