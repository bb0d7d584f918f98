/**
 * `npm run test:mutants`: changes the kernel in small ways, one at a time (`>` into `>=`, a condition
 * into `true`, a line left out), and asks for each change whether a unit or fault test notices.
 *
 *   npm run test:mutants                             all of nodes/shared; writes the table of docs/testing.md
 *   npm run test:mutants -- nodes/shared/redact.ts   some files (`redact.ts:10-20` some lines), and each survivor
 *
 *   --concurrency <n>  processes at once; default: all processors but one
 *   --force            asks again for changes that an earlier run has asked about
 *
 * Results of code and tests that have not changed since are reused, from .cache/mutants.
 */
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';

import type { MutantResult, PartialStrykerOptions } from '@stryker-mutator/api/core';
import { Stryker } from '@stryker-mutator/core';

import { command } from './lib/command.mts';
import { updatePage } from './lib/pages.mts';
import { root } from './lib/paths.mts';
import { markdownTable, table } from './lib/table.mts';

/** Percent of the changes that must be noticed. */
const WANTED = 85;

const HEAD = ['File', 'Killed', 'Timeout', 'Survived', 'No coverage', 'Score'];

const { values: options, positionals: files } = parseArgs({
	options: {
		concurrency: { type: 'string' },
		force: { type: 'boolean', default: false },
	},
	allowPositionals: true,
});

await command(async () => {
	const missing = files.filter((file) => !existsSync(join(root, file.replace(/:.*$/, ''))));
	if (missing.length > 0) throw new Error(`There is no ${missing.join(', ')}`);
	const results = await new Stryker(strykerOptions()).runMutationTest();
	const whole = countOf('All', results);
	const rows = [
		...[...Map.groupBy(results, ({ fileName }) => relative(root, fileName))]
			.sort(([a], [b]) => a.localeCompare(b))
			.map(([file, ofFile]) => rowOf(countOf(file, ofFile))),
		rowOf(whole),
	];
	console.log(`\n${table(HEAD, rows)}\n`);
	const isEnough = scoreOf(whole) >= WANTED;
	if (isEnough && files.length === 0)
		updatePage('docs/testing.md', 'mutants', markdownTable(HEAD, rows));
	const { killed, timeout, survived, noCoverage } = whole;
	console.log(
		`${isEnough ? '✓' : '✗'} ${scoreText(whole)} of the changes were noticed; ${WANTED} % are asked for.`,
	);
	console.log(`${killed + timeout} noticed, ${survived + noCoverage} not noticed`);
	return isEnough ? 0 : 1;
});

function strykerOptions(): PartialStrykerOptions {
	return {
		...(files.length > 0 && {
			mutate: files,
			reporters: ['progress-append-only', 'clear-text', 'html'],
		}),
		...(options.concurrency !== undefined && { concurrency: Number(options.concurrency) }),
		force: options.force,
	};
}

interface Count {
	name: string;
	killed: number;
	timeout: number;
	survived: number;
	noCoverage: number;
}

function countOf(name: string, results: MutantResult[]): Count {
	const count = (wanted: MutantResult['status']) =>
		results.filter(({ status }) => status === wanted).length;
	return {
		name,
		killed: count('Killed'),
		timeout: count('Timeout'),
		survived: count('Survived'),
		noCoverage: count('NoCoverage'),
	};
}

/** A change that makes the code run for ever is noticed too. */
function scoreOf({ killed, timeout, survived, noCoverage }: Count): number {
	const all = killed + timeout + survived + noCoverage;
	return all === 0 ? 100 : (100 * (killed + timeout)) / all;
}

function scoreText(count: Count): string {
	return `${scoreOf(count).toFixed(1)} %`;
}

function rowOf(count: Count): string[] {
	const { name, killed, timeout, survived, noCoverage } = count;
	return [name, ...[killed, timeout, survived, noCoverage].map(String), scoreText(count)];
}
