/**
 * `npm run test:n8n`: the engine's and the laws' tests on other versions of n8n's engine, the built
 * package installed beside each.
 *
 *   npm run test:n8n                      all versions of the list below
 *   npm run test:n8n -- 2.8.1             one n8n-core; `2.8` and `latest` work too
 *   npm run test:n8n -- 2.8.1 -t "law 3"  what comes after the version goes to jest
 */
import project from '../package.json' with { type: 'json' };
import { command, interrupted } from './lib/command.mts';
import { installCore } from './lib/n8n-install.mts';
import { jestStep, runSteps, type Step } from './lib/steps.mts';

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

function testsOn(version: string): Step {
	return {
		name: `n8n-core ${version}`,
		run: async () => {
			const env = { N8N_CORE: await installCore(version) };
			const engine = await jestStep('engine', args, env).run();
			const faults = await jestStep('faults', args, env).run();
			return { passed: engine.passed + faults.passed, failed: engine.failed + faults.failed };
		},
	};
}

await command(async () => {
	void interrupted().then(() => process.exit(130));
	return await runSteps(wanted.map(testsOn));
});
