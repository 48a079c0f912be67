const { readFileSync, renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { default: TestRunner } = require('jest-runner');
const { context } = require('./context');

/** What no test has noticed after so many milliseconds is said to survive: all tests take minutes. */
const BUDGET = 30_000;

/** What is left with each kill of what the kills before it count. */
const FADE = 0.9;

/**
 * Stryker has every test file started for every mutant, and goes on after a failure. This runner starts
 * those that reach the mutant, until one fails: first those that hit it often in little time, and that
 * have killed the last ones, which are often next to it.
 */
module.exports = class MutationRunner extends TestRunner {
	async runTests(tests, watcher, options) {
		// In files, as Stryker starts another process after a mutant that never ends.
		const [facts, kills] = ['reached.json', 'kills.json'].map((file) =>
			join(tests[0].context.config.rootDir, file),
		);
		const run = (test) => super.runTests([test], watcher, options);
		const mutant = process.env.__STRYKER_ACTIVE_MUTANT__;
		if (mutant === undefined) {
			writeFileSync(facts, JSON.stringify(await factsOf(tests, run)));
			writeFileSync(kills, '{}');
			return;
		}
		let isKilled = false;
		this.on('test-file-success', ([, { numFailingTests, testExecError }]) => {
			isKilled ||= numFailingTests > 0 || Boolean(testExecError);
		});
		this.on('test-file-failure', () => (isKilled = true));
		const read = (file) => JSON.parse(readFileSync(file, 'utf8'));
		const [known, counts] = [read(facts), read(kills)];
		const hitsOf = ({ path }) => known[path].hits[mutant] ?? 0;
		const worth = (test) => ((counts[test.path] ?? 0) + 0.1) * (hitsOf(test) / known[test.path].ms);
		const reaching = tests.filter(hitsOf).sort((a, b) => worth(b) - worth(a));
		const end = Date.now() + BUDGET;
		for (const test of reaching) {
			if (Date.now() > end) return;
			await run(test);
			if (!isKilled) continue;
			const faded = Object.entries(counts).map(([path, count]) => [path, count * FADE]);
			const next = Object.fromEntries([...faded, [test.path, (counts[test.path] ?? 0) * FADE + 1]]);
			// Another process may be reading it.
			writeFileSync(`${kills}.${process.pid}`, JSON.stringify(next));
			renameSync(`${kills}.${process.pid}`, kills);
			return;
		}
	}
};

/** Runs all test files without a mutant, and says how long each takes and how often it hits each mutant. */
async function factsOf(tests, run) {
	const facts = {};
	for (const test of tests) {
		const before = context.counts();
		const start = Date.now();
		await run(test);
		const ms = Date.now() - start;
		const hits = Object.entries(context.counts())
			.map(([mutant, count]) => [mutant, count - (before[mutant] ?? 0)])
			.filter(([, count]) => count > 0);
		facts[test.path] = { ms, hits: Object.fromEntries(hits) };
	}
	return facts;
}
