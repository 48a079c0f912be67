/* eslint-disable @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, no-console */
/** The editor, with the node built anew whenever a source is saved; n8n then reloads it. */
import { spawnSync } from 'node:child_process';
import { cpSync, watch } from 'node:fs';
import { join } from 'node:path';
import packageJson from '../../package.json';
import { HOME, openForUse } from './use';
import { ROOT } from './install';
import { start } from './start';

const SOURCES = ['nodes', 'credentials', 'icons'];
/** An editor saves a file in several steps. */
const SETTLED_MS = 200;

const installed = join(HOME, '.n8n/nodes/node_modules', packageJson.name);

function rebuild() {
	const start = Date.now();
	const { status } = spawnSync('npx', ['gulp', '--silent'], { cwd: ROOT, stdio: 'inherit' });
	if (status !== 0) return;
	cpSync(join(ROOT, 'dist'), join(installed, 'dist'), { recursive: true });
	console.log(`Rebuilt in ${Date.now() - start} ms`);
}

async function main() {
	await openForUse({ N8N_DEV_RELOAD: 'true' });
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
