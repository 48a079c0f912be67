/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { mkdir, readdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../packed/command';
import { copyTo } from '../packed/pack';

/**
 * Copies the repository to a folder. The installed packages are linked one by one, as what the tests build
 * lies beside them and must not be shared.
 */
export async function copyForTests(folder: string): Promise<void> {
	await copyTo(folder);
	const [installed, linked] = [ROOT, folder].map((root) => join(root, 'node_modules'));
	await rm(linked);
	await mkdir(join(linked, '.cache'), { recursive: true });
	for (const name of await readdir(installed)) {
		if (name !== '.cache') await symlink(join(installed, name), join(linked, name));
	}
	await symlink(join(installed, '.cache/n8n-nodes-base'), join(linked, '.cache/n8n-nodes-base'));
}
