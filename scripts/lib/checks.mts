import { globSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { root } from './paths.mts';
import { programStep, type Step } from './steps.mts';

const node = (script: string, ...args: string[]) => [join(root, 'scripts', script), ...args];

export const lintSteps = [
	programStep('formatting', 'prettier', ['--check', '--log-level', 'warn', '.']),
	withoutBuiltCuts(programStep("n8n's own lint", 'n8n-node', ['lint'])),
	programStep('lint', 'eslint', ['--config', 'eslint.full.config.mjs', '--max-warnings', '0', '.']),
];

/**
 * n8n's lint, whose configuration must stay as it is, passes over dist/ here, but not over what was built
 * in packages/.
 */
function withoutBuiltCuts(step: Step): Step {
	return {
		...step,
		run: async () => {
			for (const built of globSync('packages/*/dist', { cwd: root })) {
				rmSync(join(root, built), { recursive: true });
			}
			return await step.run();
		},
	};
}

export const typecheckSteps = [
	programStep('types: shipped code', 'tsc', ['--noEmit', '--incremental', 'false']),
	programStep('types: everything else', 'tsc', ['-p', 'tsconfig.dev.json']),
];

export const buildStep = programStep('build', 'node', node('build.mts'));

export const scanStep = programStep('n8n package scanner', 'node', node('scan.mts'));

/** What is counted in the end must come from the tests of this run. */
export const clearRecordingsStep = programStep(
	'old recordings removed',
	'node',
	node('api-coverage.mts', '--clear'),
);

export const coverageStep = programStep(
	'API coverage',
	'node',
	node('api-coverage.mts', '--check'),
);
