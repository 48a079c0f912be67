/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { cp, mkdir, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { command, ROOT } from './command';

/** Copies what git knows, or would know, to a folder. It shares the installed packages. */
export async function copyTo(folder: string): Promise<void> {
	const listed = await command('git', [
		'ls-files',
		'-z',
		'-co',
		'--exclude-standard',
		'--deduplicate',
	]);
	for (const file of listed.split('\0').filter(Boolean)) {
		await mkdir(dirname(join(folder, file)), { recursive: true });
		await cp(join(ROOT, file), join(folder, file));
	}
	await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
}

/** Builds the package in a folder that holds its source. Returns the path of the tarball. */
export async function buildAndPack(source: string): Promise<string> {
	await command('npm', ['run', 'build'], { cwd: source });
	const [{ filename }] = JSON.parse(
		await command('npm', ['pack', '--json'], { cwd: source }),
	) as Array<{ filename: string }>;
	return join(source, filename);
}
