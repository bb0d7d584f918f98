const { join } = require('node:path');

const { projects } = require('../../jest.config.cjs');

const { displayName, ...unit } = projects.find(({ displayName }) => displayName === 'unit');

/** The tests that may kill a mutant of the kernel. */
module.exports = {
	...unit,
	rootDir: join(__dirname, '../..'),
	testMatch: [
		'<rootDir>/test/unit/{shared,egito,flowii,gamfi,wolkvox,workfloo}/**/*.test.mts',
		'<rootDir>/test/faults/{laws,messages,redirects,workers}.test.mts',
	],
	setupFiles: ['<rootDir>/test/support/engine.setup.mts'],
	// Stryker wants whole paths.
	runner: join(__dirname, 'runner.cjs'),
	testEnvironment: join(__dirname, 'environment.cjs'),
	// What waits for ever is noticed sooner than by Stryker's own limit, which is that of all tests together.
	testTimeout: 10_000,
};
