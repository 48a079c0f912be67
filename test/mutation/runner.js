const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { default: TestRunner } = require('jest-runner');
const { context } = require('./context');

/**
 * Stryker has every test file started for every mutant, and goes on after a failure. This runner starts
 * those that reach the mutant, the quickest first, until one fails.
 */
module.exports = class MutationRunner extends TestRunner {
	async runTests(tests, watcher, options) {
		const facts = join(tests[0].context.config.rootDir, 'reached.json');
		const run = (test) => super.runTests([test], watcher, options);
		const mutant = process.env.__STRYKER_ACTIVE_MUTANT__;
		if (mutant === undefined) {
			writeFileSync(facts, JSON.stringify(await factsOf(tests, run)));
			return;
		}
		let failures = 0;
		this.on('test-file-success', ([, { numFailingTests, testExecError }]) => {
			failures += testExecError ? 1 : numFailingTests;
		});
		this.on('test-file-failure', () => (failures += 1));
		const known = JSON.parse(readFileSync(facts, 'utf8'));
		const reaching = tests
			.filter(({ path }) => known[path].reached.includes(mutant))
			.sort((a, b) => known[a.path].ms - known[b.path].ms);
		for (const test of reaching) {
			if (failures === 0) await run(test);
		}
	}
};

/** Runs all test files without a mutant, and says which mutants each of them reaches and how long it takes. */
async function factsOf(tests, run) {
	const facts = {};
	for (const test of tests) {
		const before = context.counts();
		const start = Date.now();
		await run(test);
		const ms = Date.now() - start;
		const reached = Object.entries(context.counts())
			.filter(([mutant, count]) => count > (before[mutant] ?? 0))
			.map(([mutant]) => mutant);
		facts[test.path] = { ms, reached };
	}
	return facts;
}
