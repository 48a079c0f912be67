/* eslint-disable @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-imports */
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { FOLDER, ROOT } from './install';

/**
 * Packs the built package, and installs it where n8n keeps community packages. n8n's own command for
 * that takes packages from the registry alone; what it leaves behind is the same.
 */
export function installPackage(home: string): void {
	const npm = (cwd: string, ...args: string[]) =>
		execFileSync('npm', [...args, '--loglevel=error'], { cwd, encoding: 'utf8' });

	mkdirSync(FOLDER, { recursive: true });
	const [{ filename }] = JSON.parse(
		npm(ROOT, 'pack', '--ignore-scripts', '--json', '--pack-destination', FOLDER),
	) as Array<{ filename: string }>;

	const folder = join(home, '.n8n/nodes');
	mkdirSync(folder, { recursive: true });
	// n8n brings n8n-workflow, the only peer dependency, and makes the package find it.
	const args = ['--prefix', folder, '--legacy-peer-deps', '--ignore-scripts'];
	npm(folder, 'install', ...args, join(FOLDER, filename));
}
