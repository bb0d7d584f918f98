/**
 * `npm run demo`: every example workflow once, in a real n8n, against the sandbox; then a look at
 * the vendors' side for what arrived there.
 *
 *   --only <text>     only examples whose path or title contains this
 *   --n8n <version>   another n8n than the pinned one: 1.123.81, or the newest 1.123, or latest
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { vendorNames, vendorTitles } from '../vendors.mts';
import { command, interrupted } from './lib/command.mts';
import { installN8n } from './lib/n8n-install.mts';
import { cache } from './lib/paths.mts';
import { allScenarios, playAll, type Played, vendorOf } from './lib/scenarios.mts';
import { openStage } from './lib/stage.mts';
import { table } from './lib/table.mts';

const { values } = parseArgs({ options: { only: { type: 'string' }, n8n: { type: 'string' } } });
const wanted = values.only?.toLowerCase() ?? '';
const began = Date.now();

await command(async () => {
	void interrupted().then(() => process.exit(130));
	const scenarios = (await allScenarios()).filter(({ example, title }) =>
		`${example} ${title}`.toLowerCase().includes(wanted),
	);
	const modules = values.n8n === undefined ? undefined : await installN8n(values.n8n);
	const stage = await openStage({
		modules,
		folder: join(cache, `demo-${process.pid}`),
		throwAway: true,
		sandboxPorts: 'ephemeral',
		say: (text) => console.log(text),
	});
	const played = playAll(scenarios, stage.sandboxClient, stage.client);
	return report(await played.finally(async () => await stage.close()));
});

function report(results: Played[]): number {
	const rows = results.flatMap(({ scenario, checks }) =>
		checks.map(({ what, expected, seen, ok }, index) => [
			index === 0 ? scenario.example : '',
			what,
			shortened(expected, ok),
			shortened(seen, ok),
			ok ? '✓' : '✗',
		]),
	);
	console.log(`\n${table(['Example', 'What happened', 'Expected', 'Seen', 'OK'], rows, 32)}\n`);

	const missing = values.only
		? []
		: vendorNames.filter(
				(vendor) => !results.some(({ scenario }) => vendorOf(scenario) === vendor),
			);
	for (const vendor of missing) console.log(`✗ No example of ${vendorTitles[vendor]} was run.`);
	if (results.length === 0) console.log('✗ No example was run.');

	const wrong = results.filter(({ checks }) => checks.some(({ ok }) => !ok));
	const right = results.length - wrong.length;
	const allRight = wrong.length === 0 && missing.length === 0 && results.length > 0;
	const seconds = Math.round((Date.now() - began) / 1000);
	const mark = allRight ? '✓' : '✗';
	console.log(
		`${mark} ${right} of ${results.length} workflows did the right thing at the vendors (${seconds} s).`,
	);
	return allRight ? 0 : 1;
}

/** Long answers would drown the table; only where something is wrong more of them is of interest. */
function shortened(text: string, ok: boolean): string {
	const most = ok ? 60 : 400;
	return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
