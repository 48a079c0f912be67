/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type BuildOptions } from 'esbuild';

/** One file for the node and one for the credential: n8n takes three times as long to load a hundred. */
const bundle: BuildOptions = {
	entryPoints: ['nodes/LagoCustomer/LagoCustomer.node.ts', 'credentials/LagoApi.credentials.ts'],
	bundle: true,
	external: ['n8n-workflow'],
	platform: 'node',
	format: 'cjs',
	target: 'node20',
};

/** What n8n reads from beside them: icons, codex and output schemas. */
const copies: BuildOptions = {
	entryPoints: ['icons/*.svg', 'nodes/**/*.json'],
	loader: { '.svg': 'copy', '.json': 'copy' },
};

/** Makes a folder of what n8n loads, and of nothing that was there before. */
export async function buildInto(
	outdir: string,
	{ plugins }: Pick<BuildOptions, 'plugins'> = {},
): Promise<void> {
	await rm(outdir, { recursive: true, force: true });
	const paths = { absWorkingDir: __dirname, outbase: '.', outdir };
	await Promise.all([build({ ...bundle, ...paths, plugins }), build({ ...copies, ...paths })]);
}

if (require.main === module) void buildInto(join(__dirname, 'dist'));
