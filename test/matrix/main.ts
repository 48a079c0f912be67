/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, no-console */
/**
 * Runs the tests on every Node.js, and the packed node in every n8n that it is meant for. With arguments,
 * only those whose name begins so: `npm run matrix -- 'n8n 1'`.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAndPack, copyTo } from '../packed/pack';
import { runInN8n } from './n8n';
import { runTestsOn } from './nodeJs';
import { N8N_VERSIONS, NODE_VERSIONS } from './versions';

async function main(chosen: string[]): Promise<void> {
	const folder = await mkdtemp(join(tmpdir(), 'matrix-'));
	const isChosen = (name: string) =>
		chosen.length === 0 || chosen.some((beginning) => name.startsWith(beginning));
	let failed = 0;
	const row = async (name: string, run: () => Promise<string>) => {
		if (!isChosen(name)) return;
		try {
			console.log(`passed  ${name.padEnd(40)} ${await run()}`);
		} catch (error) {
			failed += 1;
			console.log(`FAILED  ${name}\n${error instanceof Error ? error.message : String(error)}`);
		}
	};

	const source = join(folder, 'source');
	await copyTo(source);
	const tarball = await buildAndPack(source);
	for (const version of N8N_VERSIONS) {
		const name = `n8n ${version.n8n}, Node.js ${version.node}, ${version.expressions}`;
		await row(name, async () => await runInN8n(version, tarball, folder));
	}
	for (const version of NODE_VERSIONS) {
		await row(`Node.js ${version}`, async () => await runTestsOn(version, source));
	}

	await rm(folder, { recursive: true, force: true });
	process.exit(failed === 0 ? 0 : 1);
}

void main(process.argv.slice(2));
