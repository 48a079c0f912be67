/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import assert from 'node:assert/strict';
import { access, mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import {
	CustomDirectoryLoader,
	LazyPackageDirectoryLoader,
	PackageDirectoryLoader,
	type DirectoryLoader,
} from 'n8n-core';
import { name } from '../../package.json';
import { ROOT } from '../packed/command';
import { installAsN8n } from '../packed/install';
import { tarballIn } from './build';

/** Each of n8n's loaders finds node, credential and icons in the package as n8n installs it. */
export async function loads(folder: string): Promise<string> {
	const modules = join(folder, 'nodes', 'node_modules');
	const installed = join(modules, name);
	await installAsN8n(tarballIn(folder), installed);
	// What n8n offers to the packages that it loads; nothing else of this repository is in reach.
	await mkdir(modules, { recursive: true });
	await symlink(join(ROOT, 'node_modules/n8n-workflow'), join(modules, 'n8n-workflow'));
	const loaders = [
		new PackageDirectoryLoader(installed),
		new LazyPackageDirectoryLoader(installed),
		new CustomDirectoryLoader(installed),
	];
	for (const loader of loaders) await findsAll(loader);
	return loaders.map(({ constructor }) => constructor.name).join(', ');
}

async function findsAll(loader: DirectoryLoader): Promise<void> {
	await loader.loadAll();
	assert.deepEqual(Object.keys(loader.known.nodes), ['lagoCustomer']);
	assert.deepEqual(Object.keys(loader.known.credentials), ['lagoApi']);
	const icons = [...loader.types.nodes, ...loader.types.credentials].map(({ iconUrl }) => iconUrl);
	assert.equal(icons.length, 2);
	for (const icon of icons) {
		assert.ok(typeof icon === 'object', `The icon is ${String(icon)}`);
		for (const url of [icon.light, icon.dark]) {
			const path = url.replace(`icons/${loader.packageName}/`, '');
			await access(join(loader.directory, path));
		}
	}
}
