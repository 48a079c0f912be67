const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { default: TestRunner } = require('jest-runner');
const { context } = require('./context');

/** How many mutants a test file has killed: the next one is often killed by the same. */
const kills = new Map();

/**
 * Stryker has every test file started for every mutant, and goes on after a failure. This runner starts
 * those that reach the mutant, until one fails: first those that are quick and have killed the most.
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
		let isKilled = false;
		this.on('test-file-success', ([, { numFailingTests, testExecError }]) => {
			isKilled ||= numFailingTests > 0 || Boolean(testExecError);
		});
		this.on('test-file-failure', () => (isKilled = true));
		const known = JSON.parse(readFileSync(facts, 'utf8'));
		const worth = ({ path }) => ((kills.get(path) ?? 0) + 1) / known[path].ms;
		const reaching = tests
			.filter(({ path }) => known[path].reached.includes(mutant))
			.sort((a, b) => worth(b) - worth(a));
		for (const test of reaching) {
			await run(test);
			if (!isKilled) continue;
			kills.set(test.path, (kills.get(test.path) ?? 0) + 1);
			return;
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
