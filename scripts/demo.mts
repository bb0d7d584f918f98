/**
 * `npm run demo`: every example workflow once, in a real n8n, against the sandbox; then a look at
 * the vendors' side for what arrived there.
 *
 *   --only <text>     only examples whose path or title contains this
 *   --n8n <version>   another n8n than the pinned one: 1.123.81, or the newest 1.123, or latest
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import type { Check, Scenario } from '../sandbox/demo/scenario.mts';
import { vendorNames, vendorTitles } from '../vendors.mts';
import { command, interrupted } from './lib/command.mts';
import { installN8n } from './lib/n8n-install.mts';
import { cache } from './lib/paths.mts';
import { loadScenarios, play, scenarioFiles, vendorOf } from './lib/scenarios.mts';
import { openStage, type Stage } from './lib/stage.mts';
import { table } from './lib/table.mts';

interface Played {
	scenario: Scenario;
	checks: Check[];
}

const { values } = parseArgs({ options: { only: { type: 'string' }, n8n: { type: 'string' } } });
const wanted = values.only?.toLowerCase() ?? '';
const began = Date.now();

await command(async () => {
	void interrupted().then(() => process.exit(130));
	const scenarios = (await Promise.all(scenarioFiles().map(loadScenarios)))
		.flat()
		.filter(({ example, title }) => `${example} ${title}`.toLowerCase().includes(wanted));
	const modules = values.n8n === undefined ? undefined : await installN8n(values.n8n);
	const stage = await openStage({
		modules,
		folder: join(cache, `demo-${process.pid}`),
		throwAway: true,
		sandboxPorts: 'ephemeral',
		say: (text) => console.log(text),
	});
	return report(await playAll(scenarios, stage).finally(async () => await stage.close()));
});

/** Vendors side by side, the scenarios of one vendor one after another; restarts come last. */
async function playAll(scenarios: Scenario[], { sandboxClient, client }: Stage): Promise<Played[]> {
	const playOne = async (scenario: Scenario): Promise<Played> => {
		const checks = await play(scenario, sandboxClient, client);
		const ok = checks.every((check) => check.ok);
		console.log(`${ok ? '✓' : '✗'} ${scenario.example}: ${scenario.title}`);
		return { scenario, checks };
	};
	const playInTurn = async (queue: Scenario[]): Promise<Played[]> => {
		const done: Played[] = [];
		for (const scenario of queue) done.push(await playOne(scenario));
		return done;
	};
	console.log(`› Running ${scenarios.length} examples …`);
	const together = scenarios.filter(({ restarts }) => !restarts);
	const byVendor = vendorNames.map((vendor) =>
		together.filter((scenario) => vendorOf(scenario) === vendor),
	);
	const first = (await Promise.all(byVendor.map(playInTurn))).flat();
	return [...first, ...(await playInTurn(scenarios.filter(({ restarts }) => restarts)))];
}

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
