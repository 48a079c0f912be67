/** @type {import('jest').Config} */
module.exports = {
	globalSetup: '<rootDir>/test/n8n/globalSetup.ts',
	testEnvironment: '<rootDir>/test/n8n/environment.ts',
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	transform: { '\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/test/tsconfig.json' }] },
	modulePathIgnorePatterns: ['<rootDir>/dist'],
	// Nothing here takes long, but a busy machine may.
	testTimeout: 180_000,
};
