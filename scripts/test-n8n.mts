/**
 * `npm run test:n8n`: the engine's and the laws' tests on other versions of n8n's engine, the built
 * package installed beside each. A whole run without a failure writes README's table of versions.
 *
 *   npm run test:n8n                      all versions of the list below
 *   npm run test:n8n -- 2.8.1             one n8n-core; `2.8` and `latest` work too
 *   npm run test:n8n -- n8n@1.123         the engine of an n8n; `n8n@latest-1`: of the minor before
 *   npm run test:n8n -- 2.8.1 -t "law 3"  what comes after the version goes to jest
 */
import project from '../package.json' with { type: 'json' };
import { command, interrupted } from './lib/command.mts';
import { engineOf, installCore } from './lib/n8n-install.mts';
import { updatePage } from './lib/pages.mts';
import { jestStep, runSteps, type Step } from './lib/steps.mts';
import { markdownTable } from './lib/table.mts';

/** From the oldest that many still run to the newest; 1.122 is the engine of n8n 1.123. */
const versions = [
	'1.122.48',
	'2.8.1',
	'2.15.0',
	'2.20.6',
	'2.30.4',
	'2.38.2',
	project.devDependencies['n8n-core'],
];

const [first, ...rest] = process.argv.slice(2);
const oneVersion = first !== undefined && !first.startsWith('-');
const wanted = oneVersion ? [first] : versions;
// A wait that an engine cannot cancel fails its test; it need not hold up the versions after it too.
const args = ['--forceExit', ...(oneVersion ? rest : process.argv.slice(2))];

/** What README says of each version, as the runs end. */
const rows: string[][] = [];

function testsOn(version: string): Step {
	return {
		name: version.startsWith('n8n@') ? version : `n8n-core ${version}`,
		run: async () => {
			const [, ofN8n] = /^n8n@(.+)$/.exec(version) ?? [];
			const core = ofN8n === undefined ? version : await engineOf(ofN8n);
			const env = { N8N_CORE: await installCore(core) };
			const engine = await jestStep('engine', args, env).run();
			const faults = await jestStep('faults', args, env).run();
			const passed = engine.passed + faults.passed;
			const failed = engine.failed + faults.failed;
			rows.push([titleOf(version), version, `${passed} of ${passed + failed} tests`]);
			return { passed, failed };
		},
	};
}

/** Engines have n8n's version since 2.0. */
function titleOf(core: string): string {
	return core.startsWith('1.122.') ? 'n8n 1.123' : `n8n ${core.replace(/\.\d+$/, '')}`;
}

await command(async () => {
	void interrupted().then(() => process.exit(130));
	const code = await runSteps(wanted.map(testsOn));
	const isWhole = process.argv.length === 2;
	if (code === 0 && isWhole) {
		updatePage('README.md', 'compatibility', markdownTable(['n8n', 'Its engine', 'Passed'], rows));
	}
	return code;
});
