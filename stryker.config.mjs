/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
	// What every request passes through, and not the declarations of fields and operations.
	mutate: [
		'nodes/LagoCustomer/execution/*.ts',
		'nodes/LagoCustomer/model/{coerce,dates,identity,invalid,simplify,validation}.ts',
		'nodes/LagoCustomer/{errors,lago}/**/*.ts',
		'nodes/LagoCustomer/resources/common/filters.ts',
	],
	testRunner: 'jest',
	jest: { configFile: 'tools/mutation/jest.config.js', enableFindRelatedTests: false },
	testRunnerNodeArgs: ['--import', 'tsx'],
	// A comment for that would make another file of n8n's ESLint config, which a test compares.
	disableTypeChecks: false,
	coverageAnalysis: 'perTest',
	// The node is loaded once for all mutants, and what it does while it is loaded is declarations.
	ignoreStatic: true,
	// A test that waits for n8n on a busy machine is no endless loop, nor is the first run of them all.
	timeoutMS: 60_000,
	timeoutFactor: 0,
	dryRunTimeoutMinutes: 60,
	// Jest holds on to memory, and slows down.
	maxTestRunnerReuse: 300,
	thresholds: { high: 95, low: 90, break: 90 },
	reporters: ['progress', 'clear-text', 'html'],
	htmlReporter: { fileName: 'node_modules/.cache/mutation.html' },
	cleanTempDir: 'always',
};
