/* eslint-disable @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports */
/**
 * n8n's own nodes. Their package is too large to be a dependency of the tests, so that the few which
 * are needed are taken out of it.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { INodeType, IVersionedNodeType } from 'n8n-workflow';

const VERSION = '2.41.2';
const INTEGRITY =
	'sha512-qUItyawxR1aR/t6Fgk0whYwBSDR+VOu5RkgAI3AElVI3dqPLLcCAawAMFc/N3GFG35//quOVRUwuc7a3mVLC0g==';

const cache = join(__dirname, '../../node_modules/.cache/n8n-nodes-base');
const unpacked = join(cache, VERSION);

/** Where the package has each node. */
const FILES: Record<string, string> = {
	'n8n-nodes-base.aggregate': 'Transform/Aggregate/Aggregate.node.js',
	'n8n-nodes-base.crypto': 'Crypto/Crypto.node.js',
	'n8n-nodes-base.filter': 'Filter/Filter.node.js',
	'n8n-nodes-base.httpRequest': 'HttpRequest/HttpRequest.node.js',
	'n8n-nodes-base.if': 'If/If.node.js',
	'n8n-nodes-base.merge': 'Merge/Merge.node.js',
	'n8n-nodes-base.removeDuplicates': 'Transform/RemoveDuplicates/RemoveDuplicates.node.js',
	'n8n-nodes-base.respondToWebhook': 'RespondToWebhook/RespondToWebhook.node.js',
	'n8n-nodes-base.scheduleTrigger': 'Schedule/ScheduleTrigger.node.js',
	'n8n-nodes-base.set': 'Set/Set.node.js',
	'n8n-nodes-base.splitOut': 'Transform/SplitOut/SplitOut.node.js',
	'n8n-nodes-base.stickyNote': 'StickyNote/StickyNote.node.js',
	'n8n-nodes-base.summarize': 'Transform/Summarize/Summarize.node.js',
	'n8n-nodes-base.webhook': 'Webhook/Webhook.node.js',
};

/** What the nodes require for work that they do not have here, such as reading HTML. */
const STUBS = [
	'@mozilla/readability',
	'basic-auth',
	'cheerio',
	'cron',
	'html-to-text',
	'isbot',
	'jsdom',
	'moment-timezone',
	'tmp-promise',
];

/** Fetches the package and takes the nodes out of it, unless that has been done before. */
export function prepareNodesBase(): void {
	if (existsSync(unpacked)) return;
	mkdirSync(cache, { recursive: true });
	const work = mkdtempSync(join(cache, 'work-'));
	try {
		unpack(fetchPackage(work), work);
		// Another process may have been faster.
		if (!existsSync(unpacked)) renameSync(work, unpacked);
	} finally {
		rmSync(work, { recursive: true, force: true });
	}
}

function fetchPackage(folder: string): string {
	const args = ['--prefer-offline', '--loglevel=error', '--pack-destination', folder];
	const { status } = spawnSync('npm', ['pack', `n8n-nodes-base@${VERSION}`, ...args]);
	if (status !== 0) throw new Error('n8n-nodes-base cannot be fetched');
	const tarball = join(folder, `n8n-nodes-base-${VERSION}.tgz`);
	const integrity = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`;
	if (integrity !== INTEGRITY) throw new Error('n8n-nodes-base is not what n8n has published');
	return tarball;
}

function unpack(tarball: string, folder: string): void {
	const folders = new Set(Object.values(FILES).map((file) => `nodes/${file.split('/')[0]}`));
	const parts = ['utils', ...folders].map((part) => `package/dist/${part}`);
	execFileSync('tar', ['-xzf', tarball, '-C', folder, 'package/package.json', ...parts]);
	rmSync(tarball);
	for (const stub of STUBS) {
		const stubbed = join(folder, 'node_modules', stub);
		mkdirSync(stubbed, { recursive: true });
		writeFileSync(join(stubbed, 'index.js'), '');
	}
}

/** The types of the nodes that can be loaded. */
export const NODES_BASE = Object.keys(FILES);

/** Loads one of n8n's own nodes, such as `n8n-nodes-base.if`. */
export function nodesBase(name: string): INodeType | IVersionedNodeType {
	const part = FILES[name];
	if (!part) throw new Error(`No node ${name} here`);
	const file = join(unpacked, 'package/dist/nodes', part);
	const exported = createRequire(file)(file) as Record<string, new () => IVersionedNodeType>;
	const [Node] = Object.values(exported);
	if (!Node) throw new Error(`${file} exports no node`);
	return new Node();
}
