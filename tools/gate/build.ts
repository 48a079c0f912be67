/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { command } from '../packed/command';
import { buildAndPack, copyTo } from '../packed/pack';

/** Where the checks find the package as npm would publish it. */
export const tarballIn = (folder: string) => join(folder, 'package.tgz');
export const unpackedIn = (folder: string) => join(folder, 'package');

/** Two builds in different places give the same tarball, byte for byte. */
export async function buildsAlike(folder: string): Promise<string> {
	const digests = [];
	for (const source of [join(folder, 'a'), join(folder, 'elsewhere', 'b')]) {
		await copyTo(source);
		const tarball = await buildAndPack(source);
		digests.push(
			createHash('sha256')
				.update(await readFile(tarball))
				.digest('hex'),
		);
		await copyFile(tarball, tarballIn(folder));
	}
	await mkdir(unpackedIn(folder));
	await command('tar', ['-xzf', tarballIn(folder), '-C', folder]);
	assert.equal(digests[0], digests[1]);
	return `sha256 ${digests[0]}`;
}
