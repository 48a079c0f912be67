/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { command } from './command';

const NOT_INSTALLED = ['devDependencies', 'peerDependencies', 'optionalDependencies'];

/**
 * Installs the packed package as n8n installs a community package: no scripts, and nothing of what
 * the package wants besides its own dependencies.
 */
export async function installAsN8n(tarball: string, folder: string): Promise<void> {
	await mkdir(folder, { recursive: true });
	await command('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
	const path = join(folder, 'package.json');
	const manifest = Object.entries(JSON.parse(await readFile(path, 'utf8')) as object);
	const installed = manifest.filter(([key]) => !NOT_INSTALLED.includes(key));
	await writeFile(path, JSON.stringify(Object.fromEntries(installed), null, 2));
	await command(
		'npm',
		[
			'install',
			'--audit=false',
			'--fund=false',
			'--bin-links=false',
			'--install-strategy=shallow',
			'--ignore-scripts',
			'--package-lock=false',
		],
		{ cwd: folder },
	);
}
