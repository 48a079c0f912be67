/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: '<rootDir>/test/n8n/environment.ts',
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	transform: { '\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/test/tsconfig.json' }] },
	modulePathIgnorePatterns: ['<rootDir>/dist'],
};
