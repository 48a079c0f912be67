/* eslint-disable @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports */
/**
 * n8n's own HTTP Request node. Its package is too large to be a dependency of the tests, so that one
 * node is taken out of it.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { IVersionedNodeType } from 'n8n-workflow';

const VERSION = '2.41.2';
const INTEGRITY =
	'sha512-qUItyawxR1aR/t6Fgk0whYwBSDR+VOu5RkgAI3AElVI3dqPLLcCAawAMFc/N3GFG35//quOVRUwuc7a3mVLC0g==';

const cache = join(__dirname, '../../node_modules/.cache/n8n-nodes-base');
const tarball = join(cache, `n8n-nodes-base-${VERSION}.tgz`);

/** What the node requires for work that it does not have here, such as reading HTML. */
const STUBS = ['@mozilla/readability', 'cheerio', 'html-to-text', 'jsdom'];

/** Fetches the package once, and takes out of it what the node needs. */
export function prepareHttpRequest(): void {
	mkdirSync(cache, { recursive: true });
	if (!existsSync(tarball)) fetchPackage();
	const integrity = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`;
	if (integrity !== INTEGRITY) throw new Error('n8n-nodes-base is not what n8n has published');

	const parts = ['package/package.json', 'package/dist/nodes/HttpRequest', 'package/dist/utils'];
	execFileSync('tar', ['-xzf', tarball, '-C', cache, ...parts]);
	for (const stub of STUBS) {
		const folder = join(cache, 'node_modules', stub);
		mkdirSync(folder, { recursive: true });
		writeFileSync(join(folder, 'index.js'), '');
	}
}

function fetchPackage(): void {
	const args = ['--fetch-retries=0', '--loglevel=error', '--pack-destination', cache];
	const { status } = spawnSync('npm', ['pack', `n8n-nodes-base@${VERSION}`, ...args]);
	if (status !== 0) throw new Error('n8n-nodes-base cannot be fetched');
}

let node: IVersionedNodeType | undefined;

export function httpRequestNode(): IVersionedNodeType {
	if (!node) {
		const file = join(cache, 'package/dist/nodes/HttpRequest/HttpRequest.node.js');
		const { HttpRequest } = createRequire(file)(file) as {
			HttpRequest: new () => IVersionedNodeType;
		};
		node = new HttpRequest();
	}
	return node;
}
