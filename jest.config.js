const { availableParallelism } = require('node:os');

// Nothing may depend on the time zone of the machine.
process.env.TZ = 'Asia/Kathmandu';

/** @type {import('jest').Config} */
module.exports = {
	globalSetup: '<rootDir>/test/n8n/globalSetup.ts',
	testEnvironment: '<rootDir>/test/n8n/environment.ts',
	setupFilesAfterEnv: ['<rootDir>/test/n8n/assertions.ts'],
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	transform: { '\\.ts$': '<rootDir>/test/n8n/transform.js' },
	moduleNameMapper: { '^n8n-workflow$': '<rootDir>/test/n8n/workflow.js' },
	// Not dist, nor the n8n that `npm run dev` installs.
	roots: ['credentials', 'examples', 'nodes', 'test', 'tools'].map(
		(folder) => `<rootDir>/${folder}`,
	),
	// Nothing here takes long, but a busy machine may.
	testTimeout: 180_000,
	// More than there are cores, as tests wait about a third of their time. Each takes half a gigabyte.
	maxWorkers: availableParallelism() + 2,
	// Any limit makes Jest run even a single file in a worker: in watch mode, its own process would go
	// on with the build that it loaded first.
	workerIdleMemoryLimit: '2GB',
};
