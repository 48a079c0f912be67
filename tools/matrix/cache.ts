/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { command, ROOT } from '../packed/command';

const CACHE = join(ROOT, 'node_modules/.cache/matrix');

/** Installs packages into a folder of their own, once. Returns the folder. */
async function installed(name: string, packages: string[], args: string[] = []): Promise<string> {
	const folder = join(CACHE, name);
	if (existsSync(folder)) return folder;
	const unfinished = `${folder}.unfinished`;
	await rm(unfinished, { recursive: true, force: true });
	await mkdir(unfinished, { recursive: true });
	await writeFile(join(unfinished, 'package.json'), '{ "private": true }');
	await command(
		'npm',
		['install', '--no-audit', '--no-fund', '--save-exact', ...args, ...packages],
		{
			cwd: unfinished,
		},
	);
	await rename(unfinished, folder);
	return folder;
}

/** The packages in which an n8n has its engine. They need none of their install scripts here. */
export const engineOf = async (n8n: string, core: string, workflow: string): Promise<string> =>
	await installed(
		`n8n-${n8n}`,
		[`n8n-core@${core}`, `n8n-workflow@${workflow}`],
		['--ignore-scripts'],
	);

/** Where a Node.js of this major is: this one, or else one from npm. */
export async function nodeJs(major: number): Promise<string> {
	if (process.version.startsWith(`v${major}.`)) return process.execPath;
	// Its install script fetches the program; some machines run no such scripts unless told to.
	const folder = await installed(`node-${major}`, [`node@${major}`], ['--ignore-scripts=false']);
	return join(folder, 'node_modules/node/bin/node');
}

/** The environment of a command for which `node` is that one. */
export const environmentFor = (node: string): NodeJS.ProcessEnv => ({
	...process.env,
	PATH: `${dirname(node)}:${process.env.PATH}`,
});
