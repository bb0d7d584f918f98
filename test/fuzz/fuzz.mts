import { inspect } from 'node:util';

import fc from 'fast-check';

import './waits.mts';

/** How many cases, and which; see `scripts/test-fuzz.mts`. */
const CASES = Number(process.env.FUZZ_CASES ?? 300);
const SEED = Number(process.env.FUZZ_SEED ?? 1);
const PATH = process.env.FUZZ_PATH;

/** One name a share of the cases: an operation, a picker, a trigger. `shares` is their number. */
export async function fuzz<T>(
	arbitrary: fc.Arbitrary<T>,
	shares: number,
	complaints: (value: T) => Promise<string[]>,
): Promise<void> {
	const property = fc.asyncProperty(arbitrary, async (value) => {
		const found = await complaints(value);
		if (found.length > 0) throw new Error([...new Set(found)].join('\n'));
	});
	const result = await fc.check(property, {
		numRuns: Math.max(1, Math.ceil(CASES / shares)),
		seed: SEED,
		...(PATH !== undefined && { path: PATH, endOnFailure: true }),
	});
	if (!result.failed) return;
	const { counterexample, counterexamplePath, errorInstance, numShrinks } = result;
	const error = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
	const shown = inspect(counterexample?.[0], {
		depth: 8,
		maxStringLength: 200,
		maxArrayLength: 20,
		breakLength: 110,
		compact: 5,
	});
	throw new Error(
		`${error}\n\nAgain: npm run test:fuzz -- --seed ${SEED} --path ${counterexamplePath} -t '${expect.getState().currentTestName}'\nShrunk ${numShrinks} times to:\n${shown}`,
	);
}
