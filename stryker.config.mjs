// `npm run test:mutants` (scripts/test-mutants.mts) runs Stryker with this.

// Tests load the nodes' sources, so that they meet the mutants.
process.env.NODES_FROM = 'source';

export default {
	mutate: ['nodes/shared/**/*.ts'],
	testRunner: 'jest',
	jest: {
		projectType: 'custom',
		configFile: 'test/mutants/jest.config.cjs',
		// Faults load the nodes by name, which Jest's search for related tests cannot see. The runner of
		// test/mutants picks the files instead.
		enableFindRelatedTests: false,
	},
	coverageAnalysis: 'perTest',
	dryRunTimeoutMinutes: 30,
	plugins: ['@stryker-mutator/*', './test/mutants/parameterData.mjs'],
	ignorers: ['parameter-data'],
	incremental: true,
	incrementalFile: '.cache/mutants/incremental.json',
	tempDirName: '.cache/mutants/sandbox',
	ignorePatterns: ['/.cache', '/dist', '/docs', '/examples', '/bench', '/sandbox/n8n'],
	reporters: ['progress-append-only', 'html'],
	htmlReporter: { fileName: '.cache/mutants/report.html' },
	allowEmpty: false,
};
