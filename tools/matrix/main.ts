/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, no-console */
/**
 * Runs the packed node in every n8n that it is meant for. With arguments, only those whose name begins so:
 * `npm run matrix -- 'n8n 1'`.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAndPack, copyTo } from '../packed/pack';
import { runInN8n } from './n8n';
import { N8N_VERSIONS } from './versions';

async function main(chosen: string[]): Promise<void> {
	const folder = await mkdtemp(join(tmpdir(), 'matrix-'));
	const isChosen = (name: string) =>
		chosen.length === 0 || chosen.some((beginning) => name.startsWith(beginning));
	let failed = 0;
	const source = join(folder, 'source');
	await copyTo(source);
	const tarball = await buildAndPack(source);
	for (const version of N8N_VERSIONS) {
		const name = `n8n ${version.n8n}, Node.js ${version.node}, ${version.expressions}`;
		if (!isChosen(name)) continue;
		try {
			console.log(`passed  ${name.padEnd(40)} ${await runInN8n(version, tarball, folder)}`);
		} catch (error) {
			failed += 1;
			console.log(`FAILED  ${name}\n${error instanceof Error ? error.message : String(error)}`);
		}
	}
	await rm(folder, { recursive: true, force: true });
	process.exit(failed === 0 ? 0 : 1);
}

void main(process.argv.slice(2));
