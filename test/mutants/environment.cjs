const NodeEnvironment = require('@stryker-mutator/jest-runner/jest-env/node');

/** Once a test of a file has failed the mutant is dead: the tests after it are skipped. */
module.exports = class MutantEnvironment extends NodeEnvironment {
	#failed = false;

	async handleTestEvent({ name, test }) {
		if (name === 'test_done') this.#failed ||= test.errors.length > 0;
		if (name === 'test_start' && this.#failed) test.mode = 'skip';
	}
};
