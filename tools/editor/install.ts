/* eslint-disable @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, no-console */
/** A real n8n, installed once from npm into a folder that git ignores. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { CannotStart } from './start';

/** What n8n needs to be installed with, and npm's name for it. */
const N8N = {
	private: true,
	dependencies: { n8n: '2.41.1' },
	// A version that n8n allows and that npm cannot install.
	overrides: { linkedom: '0.18.14' },
};
/** n8n's expression engine is compiled for this one. */
const NODE = '24';

export const ROOT = join(__dirname, '../..');
export const FOLDER = join(ROOT, '.editor');
const N8N_FOLDER = join(FOLDER, 'n8n');
const NODE_FOLDER = join(FOLDER, 'node');
/** Written last, so that an install that was broken off starts anew. */
const DONE = join(N8N_FOLDER, 'installed.json');

const hasNode = process.versions.node.startsWith(`${NODE}.`);
const NODE_BIN = hasNode ? dirname(process.execPath) : join(NODE_FOLDER, 'node_modules/node/bin');

/** The environment in which n8n's commands and npm find the right Node.js first. */
export const ENVIRONMENT = {
	...process.env,
	PATH: [NODE_BIN, process.env.PATH].join(delimiter),
};

export const N8N_COMMAND = join(N8N_FOLDER, 'node_modules/n8n/bin/n8n');

/** Installs n8n, unless it is there already. */
export async function installN8n(): Promise<void> {
	const recipe = JSON.stringify(N8N);
	if (existsSync(DONE) && readFileSync(DONE, 'utf8') === recipe) return;

	const missing = missingTools();
	if (missing.length > 0) {
		throw new CannotStart(
			`n8n's database driver is compiled on this machine, with a C++ compiler, make, Python and Node.js's headers. ` +
				`On Debian: apt-get install ${missing.join(' ')}`,
		);
	}
	console.log('Installing n8n, once: about five minutes and 3 GB');
	rmSync(N8N_FOLDER, { recursive: true, force: true });
	if (!hasNode) {
		writePackage(NODE_FOLDER, { private: true, dependencies: { node: NODE } });
		await step(`Node.js ${NODE}`, NODE_FOLDER, ['install', '--ignore-scripts=false']);
	}
	writePackage(N8N_FOLDER, N8N);
	await step(`n8n ${N8N.dependencies.n8n}`, N8N_FOLDER, ['install', '--ignore-scripts']);
	await step('its database driver', N8N_FOLDER, [
		'rebuild',
		'sqlite3',
		'--build-from-source',
		'--ignore-scripts=false',
		`--nodedir=${headers()}`,
	]);
	writeFileSync(DONE, recipe);
}

function writePackage(folder: string, content: object) {
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, 'package.json'), JSON.stringify(content));
}

/** Runs npm and tells how long it takes. */
async function step(what: string, cwd: string, args: string[]) {
	const start = Date.now();
	const elapsed = () => `${Math.round((Date.now() - start) / 1000)} s`;
	const progress = setInterval(() => console.log(`  ${what}: ${elapsed()} …`), 30_000);
	const npm = spawn('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
		cwd,
		env: ENVIRONMENT,
		stdio: ['ignore', 'ignore', 'inherit'],
		shell: process.platform === 'win32',
	});
	const code = await new Promise((resolve) => npm.once('exit', resolve));
	clearInterval(progress);
	if (code !== 0) throw new Error(`npm could not install ${what}`);
	console.log(`  ${what}: installed in ${elapsed()}`);
}

/** What is missing, by the names of Debian's packages. NodeSource's Node.js has its headers with it. */
function missingTools(): string[] {
	const tools = ['g++', 'make', 'python3'].filter(
		(tool) => spawnSync(tool, ['--version']).error !== undefined,
	);
	return headers() ? tools : [...tools, 'libnode-dev'];
}

/**
 * Where the headers of the machine's own Node.js are; npm's Node.js comes without. The driver speaks
 * Node-API, for which those of another version serve.
 */
function headers(): string | undefined {
	return [join(dirname(process.execPath), '..'), '/usr', '/usr/local'].find((folder) =>
		existsSync(join(folder, 'include/node/node_api.h')),
	);
}
