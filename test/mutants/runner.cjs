const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const { default: TestRunner } = require('jest-runner');

/** What runs while a file is loaded reaches every test. These are quick, and where it is stated. */
const KERNEL_TESTS = join('test', 'unit', 'shared');

/**
 * What Stryker's Jest plugin leaves to Jest, and Jest does not do: a mutant runs only the files that
 * hold a test which reaches it, the quickest first, and no more once one has failed. Without it each
 * mutant would load all files, n8n's engine among them, to skip their tests one by one.
 */
module.exports = class MutantRunner extends TestRunner {
	async runTests(tests, watcher, options) {
		const isMutant = process.env.__STRYKER_ACTIVE_MUTANT__ !== undefined;
		if (!isMutant) return await this.#runAll(tests, watcher, options);
		let failed = false;
		const stopListening = this.on('test-file-success', ([, { numFailingTests }]) => {
			failed ||= numFailingTests > 0;
		});
		for (const test of this.#reaching(tests)) {
			if (!failed) await super.runTests([test], watcher, options);
		}
		stopListening();
	}

	/** The run without a mutant; it notes which tests each file holds and how long they take. */
	async #runAll(tests, watcher, options) {
		const seen = {};
		const stopListening = this.on('test-file-success', ([{ path }, { testResults }]) => {
			seen[path] = testResults.map(({ fullName, duration }) => [fullName, duration ?? 0]);
		});
		await super.runTests(tests, watcher, options);
		stopListening();
		writeFileSync(this.#seenFile, JSON.stringify(seen));
	}

	/** Files with a test that Stryker asks for, by the time that those tests took. */
	#reaching(tests) {
		const seen = JSON.parse(readFileSync(this.#seenFile, 'utf8'));
		const { testNamePattern } = this._globalConfig;
		const wanted = new RegExp(testNamePattern ?? '', 'i');
		return tests
			.filter(({ path }) => testNamePattern !== undefined || path.includes(KERNEL_TESTS))
			.map((test) => ({
				test,
				times: (seen[test.path] ?? []).filter(([name]) => wanted.test(name)).map(([, ms]) => ms),
			}))
			.filter(({ times }) => times.length > 0)
			.map(({ test, times }) => ({ test, time: times.reduce((sum, ms) => sum + ms, 0) }))
			.sort((a, b) => a.time - b.time)
			.map(({ test }) => test);
	}

	/** In Stryker's copy of the project, where several processes read it. */
	get #seenFile() {
		return join(this._globalConfig.rootDir, 'tests-seen.json');
	}
};
