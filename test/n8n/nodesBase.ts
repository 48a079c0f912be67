/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports */
/**
 * n8n's own nodes. Their package needs hundreds of others, for nodes that the tests do not have. So the
 * lock file has it without them, and what the few nodes of the tests require of them is empty.
 */
import {
	cpSync,
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
import { devDependencies } from '../../package.json';

const VERSION = devDependencies['n8n-nodes-base'];

const modules = join(__dirname, '../../node_modules');
const installed = join(modules, 'n8n-nodes-base');
const cache = join(modules, '.cache/n8n-nodes-base');
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

/** Takes the nodes out of the package, unless that has been done before. */
export function prepareNodesBase(): void {
	if (existsSync(unpacked)) return;
	if (!isInstalled()) throw new Error(`n8n-nodes-base ${VERSION} is not installed: run npm ci`);
	mkdirSync(cache, { recursive: true });
	const work = mkdtempSync(join(cache, 'work-'));
	try {
		takeNodes(join(work, 'nodes'));
		// Another process may have been faster.
		if (!existsSync(unpacked)) renameSync(join(work, 'nodes'), unpacked);
	} finally {
		rmSync(work, { recursive: true, force: true });
	}
}

function isInstalled(): boolean {
	const file = join(installed, 'package.json');
	if (!existsSync(file)) return false;
	return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version === VERSION;
}

function takeNodes(to: string): void {
	const folders = new Set(Object.values(FILES).map((file) => `nodes/${file.split('/')[0]}`));
	for (const part of ['utils', ...folders].map((folder) => join('dist', folder))) {
		cpSync(join(installed, part), join(to, 'package', part), { recursive: true });
	}
	cpSync(join(installed, 'package.json'), join(to, 'package/package.json'));
	for (const stub of STUBS) {
		const stubbed = join(to, 'node_modules', stub);
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
	prepareNodesBase();
	const file = join(unpacked, 'package/dist/nodes', part);
	const exported = createRequire(file)(file) as Record<string, new () => IVersionedNodeType>;
	const [Node] = Object.values(exported);
	if (!Node) throw new Error(`${file} exports no node`);
	return new Node();
}
