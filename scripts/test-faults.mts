/**
 * `npm run test:faults`: the whole fault matrix, every class of operation × everything that goes wrong.
 * docs/reliability.md holds its tables; the run fails when they are not those of this run.
 *
 *   --update          writes the tables into docs/reliability.md
 *   --class create    only classes whose name contains this, for example `egito: upsert`
 *   --fault 503       only faults whose name contains this, for example `Connection: cut`
 */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import type { CellReport } from '../test/faults/matrix/report.mts';
import { command } from './lib/command.mts';
import { describeFaults } from './lib/faultTables.mts';
import { replaceBetween, updatePage } from './lib/pages.mts';
import { cache, root } from './lib/paths.mts';
import { counted, jestStep, runSteps, type Step } from './lib/steps.mts';

const PAGE = 'docs/reliability.md';
const reportFile = join(cache, 'fault-matrix.json');

const { values: options } = parseArgs({
	options: {
		update: { type: 'boolean', default: false },
		class: { type: 'string', default: '' },
		fault: { type: 'string', default: '' },
	},
});

const matrix = jestStep('faults', ['--verbose=false', '--testPathPatterns', 'faults/matrix'], {
	FAULT_MATRIX: 'all',
	FAULT_CLASS: options.class,
	FAULT_NAME: options.fault,
	FAULT_REPORT: reportFile,
});

/** The page is what this run has seen, or it is not true any more. */
const tables: Step = {
	name: PAGE,
	run: async () => {
		const content = describeFaults(JSON.parse(readFileSync(reportFile, 'utf8')) as CellReport[]);
		if (options.update) updatePage(PAGE, 'faults', content);
		const page = readFileSync(join(root, PAGE), 'utf8');
		const isTrue = page === replaceBetween(page, 'faults', content);
		if (!isTrue) console.error(`${PAGE} shows another run: npm run test:faults -- --update`);
		return counted(isTrue);
	},
};

await command(async () => {
	rmSync(reportFile, { force: true });
	const isWhole = options.class === '' && options.fault === '';
	return await runSteps(isWhole ? [matrix, tables] : [matrix]);
});
