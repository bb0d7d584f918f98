/**
 * `npm run test:fuzz`: every operation, polling trigger, list and set of fields that the editor asks for, with
 * random parameters, items and answers of the vendor. It prints its seed, and of a failure the smallest case
 * that still fails and how to run that alone.
 *
 *   npm run test:fuzz                                    10,000 cases with a new seed
 *   npm run test:fuzz -- --cases 50000 --seed 42         more of them, or the same again
 *   npm run test:fuzz -- --seed 42 -t 'gamfi process'    what is no option of ours goes to jest
 */
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';

import { command } from './lib/command.mts';
import { jestStep, runSteps } from './lib/steps.mts';

const { tokens } = parseArgs({
	options: { cases: { type: 'string' }, seed: { type: 'string' }, path: { type: 'string' } },
	strict: false,
	tokens: true,
});

const OWN = ['cases', 'seed', 'path'];
const options = tokens.filter((token) => token.kind === 'option');
const own = options.filter(({ name }) => OWN.includes(name));
const valueOf = (name: string) => own.find((option) => option.name === name)?.value;
const taken = new Set(
	own.flatMap(({ index, inlineValue }) => (inlineValue ? [index] : [index, index + 1])),
);
const jestArguments = process.argv.slice(2).filter((_, index) => !taken.has(index));

const cases = valueOf('cases') ?? '10000';
const seed = valueOf('seed') ?? String(randomInt(2 ** 31));
const path = valueOf('path');

await command(async () => {
	if (!/^[1-9]\d*$/.test(cases)) throw new Error(`--cases ${cases} is not a number`);
	if (!/^-?\d+$/.test(seed)) throw new Error(`--seed ${seed} is not a number`);
	console.log(`› ${cases} cases. Again: npm run test:fuzz -- --cases ${cases} --seed ${seed}`);
	const env = {
		FUZZ_CASES: cases,
		FUZZ_SEED: seed,
		...(path !== undefined && { FUZZ_PATH: path }),
	};
	// Cases that wait for an hour on purpose must not hold the process.
	return await runSteps([jestStep('fuzz', ['--forceExit', ...jestArguments], env)]);
});
