/* eslint-disable @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, no-console */
/**
 * n8n with the node, the stand-in Lago and the example workflows, to try things by hand. The node is built
 * anew whenever a source is saved; n8n then reloads it.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, watch } from 'node:fs';
import { join } from 'node:path';
import packageJson from '../../package.json';
import { startLago } from '../../test/lago';
import { exampleWorkflows, openEditor } from './editor';
import { FOLDER, installN8n, ROOT } from './install';
import { readPort } from './ports';
import { OWNER } from './rest';
import { start } from './start';

/** Where the editor keeps what one does in it. */
const HOME = join(FOLDER, 'home');
const SOURCES = ['nodes', 'credentials', 'icons'];
/** An editor saves a file in several steps. */
const SETTLED_MS = 200;

/** Opens the editor until the process is ended. */
async function open(): Promise<void> {
	const lagoPort = await readPort('LAGO_PORT', 3000);
	const port = await readPort('N8N_PORT', 5678);
	await installN8n();
	const lago = await startLago({ port: lagoPort, seed: 'demo' });
	const { n8n, rest, credential } = await openEditor(lago, {
		home: HOME,
		port,
		env: { N8N_DEV_RELOAD: 'true' },
	});

	const known = await rest.call<Array<{ name: string }>>('GET', '/workflows');
	for (const [, workflow] of exampleWorkflows()) {
		if (known.some(({ name }) => name === workflow.name)) continue;
		await rest.createWorkflow(workflow, { lagoApi: credential });
	}

	console.log(`n8n        ${n8n.url}`);
	console.log(`Sign in    ${OWNER.email}, ${OWNER.password}`);
	console.log(`Credential ${credential.name}: ${lago.url}, ${lago.apiKey}`);
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => {
			void n8n
				.stop()
				.then(() => lago.close())
				.then(() => process.exit());
		});
	}
}

function rebuild() {
	const start = Date.now();
	const { status } = spawnSync('npx', ['gulp', '--silent'], { cwd: ROOT, stdio: 'inherit' });
	if (status !== 0) return;
	const installed = join(HOME, '.n8n/nodes/node_modules', packageJson.name);
	cpSync(join(ROOT, 'dist'), join(installed, 'dist'), { recursive: true });
	console.log(`Rebuilt in ${Date.now() - start} ms`);
}

async function main() {
	await open();
	let pending: NodeJS.Timeout | undefined;
	for (const folder of SOURCES) {
		watch(join(ROOT, folder), { recursive: true }, () => {
			clearTimeout(pending);
			pending = setTimeout(rebuild, SETTLED_MS);
		});
	}
	console.log(`Watching ${SOURCES.join(', ')}: reload the page in the browser to see a change`);
}

start(main);
