/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports */
import { arch, cpus, platform } from 'node:os';
import { devDependencies } from '../../package.json';

/** What the numbers were taken on. */
export const machine = () => ({
	node: process.versions.node,
	n8nCore: devDependencies['n8n-core'],
	platform: `${platform()} ${arch()}`,
	cores: cpus().length,
	cpu: cpus()[0]?.model,
	date: new Date().toISOString(),
});
