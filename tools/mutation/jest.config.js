const { join } = require('node:path');

/** @type {import('jest').Config} */
module.exports = {
	...require('../../jest.config.js'),
	rootDir: join(__dirname, '../..'),
	// Stryker resolves a relative path from another folder than the one in which it runs the tests.
	globalSetup: join(__dirname, 'globalSetup.ts'),
	testEnvironment: join(__dirname, 'environment.ts'),
	runner: join(__dirname, 'runner.js'),
	// With what Stryker adds to it, the code is larger than a package may be.
	testPathIgnorePatterns: ['/node_modules/', 'test/declarations/package.test.ts'],
};
