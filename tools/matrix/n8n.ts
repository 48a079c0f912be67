/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { name } from '../../package.json';
import { command } from '../packed/command';
import { installAsN8n } from '../packed/install';
import { engineOf, environmentFor, nodeJs } from './cache';
import type { N8nVersion } from './versions';

/** Runs the packed node in the engine of an n8n. */
export async function runInN8n(
	{ n8n, core, workflow, node, expressions }: N8nVersion,
	tarball: string,
	folder: string,
): Promise<string> {
	const engine = await engineOf(n8n, core, workflow);
	const home = join(folder, `n8n-${n8n}-${expressions}`);
	const installed = join(home, name);
	await installAsN8n(tarball, installed);
	await symlink(join(engine, 'node_modules'), join(home, 'node_modules'));
	const script = join(installed, 'tools/matrix/engine.js');
	await bundle(script);
	const executable = await nodeJs(node);
	// n8n leaves open what would hold the process.
	const said = await command(executable, ['--test-reporter=tap', '--test-force-exit', script], {
		cwd: home,
		env: { ...environmentFor(executable), N8N_EXPRESSION_ENGINE: expressions },
	});
	const [tests] = /^# pass \d+$/m.exec(said) ?? [];
	if (!tests) throw new Error(`No test ran\n${said}`);
	return tests;
}

/**
 * The tests, and what of test/n8n drives n8n's engine, in one file below the installed package, where
 * test/n8n looks for the package and Node.js for that n8n's engine.
 */
const bundle = async (outfile: string) =>
	await build({
		entryPoints: [join(__dirname, 'engine/main.ts')],
		outfile,
		bundle: true,
		platform: 'node',
		target: 'node20',
		logLevel: 'error',
		alias: {
			'n8n-core': join(__dirname, 'engine/n8nCore.ts'),
			'n8n-workflow': join(__dirname, 'engine/n8nWorkflow.ts'),
		},
	});
