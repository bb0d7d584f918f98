import { existsSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { cache, root } from './paths.mts';
import { run } from './process.mts';
import { table } from './table.mts';

/** One thing that must succeed. A failed step does not keep the next ones from running. */
export interface Step {
	name: string;
	run(): Promise<Outcome>;
}

export interface Outcome {
	passed: number;
	failed: number;
	/** What is worth knowing of a step that passed. */
	note?: string;
}

/** A program that says with its exit code whether all is well. */
export function programStep(name: string, program: string, args: string[]): Step {
	return {
		name,
		run: async () => counted((await run(program, args, { env: projectEnvironment() })) === 0),
	};
}

/** One project of jest.config.cjs; its tests are counted one by one. */
export function jestStep(
	project: string,
	args: string[] = [],
	env: Record<string, string> = {},
): Step {
	return {
		name: `jest ${project}`,
		run: async () => {
			const report = join(cache, `jest-${project}.json`);
			rmSync(report, { force: true });
			const code = await run(
				'jest',
				['--selectProjects', project, '--json', `--outputFile=${report}`, ...args],
				{ env: { ...projectEnvironment(), ...env } },
			);
			if (!existsSync(report)) return counted(false);
			const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(
				readFileSync(report, 'utf8'),
			) as Record<string, number>;
			const failed = numFailedTests + numRuntimeErrorTestSuites;
			return { passed: numPassedTests, failed: code === 0 ? failed : Math.max(failed, 1) };
		},
	};
}

export function counted(ok: boolean): Outcome {
	return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
}

/**
 * Runs all steps, prints what became of them, and gives the exit code. `closing` may say something of
 * the steps that failed, by their names.
 */
export async function runSteps(
	steps: Step[],
	closing?: (failed: string[]) => string,
): Promise<number> {
	const rows: string[][] = [];
	const total: Outcome = { passed: 0, failed: 0 };
	for (const step of steps) {
		console.log(`\n── ${step.name} ${'─'.repeat(Math.max(0, 90 - step.name.length))}`);
		const began = Date.now();
		const outcome = await step.run().catch((error: unknown) => {
			console.error(error instanceof Error ? error.message : error);
			return counted(false);
		});
		total.passed += outcome.passed;
		total.failed += outcome.failed;
		const seconds = `${((Date.now() - began) / 1000).toFixed(1)} s`;
		const { passed, failed, note = '' } = outcome;
		rows.push([failed === 0 ? '✓' : '✗', step.name, String(passed), String(failed), seconds, note]);
	}
	console.log(`\n${table(['', 'Step', 'Passed', 'Failed', 'Time', ''], rows)}\n`);
	if (closing !== undefined) {
		const failed = rows.filter(([mark]) => mark === '✗').map(([, name = '']) => name);
		console.log(`${closing(failed)}\n`);
	}
	console.log(`${total.passed} passed, ${total.failed} failed`);
	return total.failed === 0 ? 0 : 1;
}

/** The project's own programs come first, Node 24 among them. */
export function projectEnvironment(): Record<string, string | undefined> {
	const PATH = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
	return { ...process.env, PATH };
}
