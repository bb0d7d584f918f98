/**
 * How many of the calls that the vendors document the engine tests really drive.
 * Counts the contracts' calls and the requests in `.cache/recorded/`; without recordings it runs
 * the engine tests first (they drive the built package: `npm run api-coverage` builds it).
 *
 *   --json     prints one object: { vendors: { gamfi: { documented, covered, … }, … } }
 *   --check    fails when a call is neither driven nor explained
 *   --update   writes the table into docs/coverage.md
 *   --clear    only removes the recordings, before the engine tests run
 */
import { spawnSync } from 'node:child_process';
import { readdir, readFile, rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import { loadContract } from '../sandbox/contract.mts';
import type { Coverage } from '../sandbox/coverage.mts';
import { measure } from '../sandbox/coverage.mts';
import { RECORDINGS } from '../sandbox/recording.mts';
import type { RecordedRequest } from '../sandbox/vendor.mts';
import { type VendorName, vendorNames, vendorTitles } from '../vendors.mts';
import { updatePage } from './lib/pages.mts';
import { root } from './lib/paths.mts';
import { markdownTable } from './lib/table.mts';

const { values: options } = parseArgs({
	options: {
		json: { type: 'boolean', default: false },
		check: { type: 'boolean', default: false },
		update: { type: 'boolean', default: false },
		clear: { type: 'boolean', default: false },
	},
});

if (options.clear) {
	await rm(RECORDINGS, { recursive: true, force: true });
} else {
	await report();
}

async function report(): Promise<void> {
	if (!(await recordingFiles()).length) runEngineTests();
	const records = await readRecordings();
	const measured: Array<[VendorName, Coverage]> = [];
	for (const name of vendorNames) {
		const { calls } = await loadContract(`${name}.openapi.yaml`);
		measured.push([
			name,
			measure(
				calls,
				records.filter((record) => record.vendor === name),
			),
		]);
	}

	if (options.json) {
		console.log(JSON.stringify({ vendors: Object.fromEntries(measured) }, null, 2));
	} else {
		console.log(describe(measured));
	}
	if (options.update) updatePage('docs/coverage.md', 'coverage', describe(measured));
	if (!measured.some(([, { missing }]) => missing.length)) return;
	console.error(
		'Some documented calls are neither driven by engine tests nor explained. If only some of the ' +
			'engine tests have run, start anew: npm run api-coverage -- --clear',
	);
	if (options.check) process.exitCode = 1;
}

async function recordingFiles(): Promise<string[]> {
	const names = await readdir(RECORDINGS).catch(() => []);
	return names.filter((name) => name.endsWith('.jsonl'));
}

async function readRecordings(): Promise<RecordedRequest[]> {
	const names = await recordingFiles();
	const texts = await Promise.all(
		names.map(async (name) => await readFile(new URL(name, RECORDINGS), 'utf8')),
	);
	return texts.flatMap((text) =>
		text
			.split('\n')
			.filter(Boolean)
			.map((line) => JSON.parse(line) as RecordedRequest),
	);
}

/** What they print goes to stderr, so that stdout holds the result and nothing else. */
function runEngineTests(): void {
	const jest = ['node_modules/jest/bin/jest.js', '--selectProjects', 'engine'];
	const { status } = spawnSync(process.execPath, jest, { cwd: root, stdio: ['ignore', 2, 2] });
	if (status !== 0) throw new Error('The engine tests did not succeed, so nothing is counted');
}

function describe(measured: Array<[VendorName, Coverage]>): string {
	const rows = measured.map(([name, coverage]) => {
		const { documented, covered, coveredBy, excluded, missing } = coverage;
		const accounted = `${covered + excluded.length}/${documented}`;
		const driven = covered - coveredBy.length;
		const counts = [driven, coveredBy.length, excluded.length, missing.length].map(String);
		return [vendorTitles[name], accounted, ...counts];
	});
	const heads = ['Vendor', 'Accounted for', 'Driven', 'Covered by another', 'Left out', 'Missing'];
	const notes = measured.flatMap(([name, { coveredBy, excluded, missing }]) => [
		...coveredBy.map(
			({ call, by, reason }) =>
				`- ${vendorTitles[name]} \`${call}\`, covered by \`${by}\`: ${reason}`,
		),
		...excluded.map(
			({ call, reason }) => `- ${vendorTitles[name]} \`${call}\`, left out: ${reason}`,
		),
		...missing.map((call) => `- ${vendorTitles[name]} \`${call}\`: not driven by any engine test`),
	]);
	return [markdownTable(heads, rows), ...(notes.length ? ['', ...notes] : [])].join('\n');
}
