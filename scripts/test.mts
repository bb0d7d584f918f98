/** `npm test`: everything that needs no n8n and no browser. Arguments after `--` go to jest. */
import {
	buildStep,
	clearRecordingsStep,
	coverageStep,
	lintSteps,
	scanStep,
	typecheckSteps,
} from './lib/checks.mts';
import { command } from './lib/command.mts';
import { jestStep, runSteps } from './lib/steps.mts';

const jestArguments = process.argv.slice(2);

await command(
	async () =>
		await runSteps([
			...lintSteps,
			...typecheckSteps,
			buildStep,
			clearRecordingsStep,
			...['unit', 'engine', 'contract', 'faults'].map((project) =>
				jestStep(project, jestArguments),
			),
			// A share of `npm run test:fuzz`, always the same one.
			jestStep('fuzz', jestArguments, { FUZZ_CASES: '300', FUZZ_SEED: '1' }),
			scanStep,
			// Last: it counts what the engine tests sent.
			coverageStep,
		]),
);
