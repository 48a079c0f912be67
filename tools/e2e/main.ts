/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports */
/** A walk through the real editor. It starts from nothing, and ends with a list of what failed. */
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openEditor } from '../editor/editor';
import { FOLDER, installN8n } from '../editor/install';
import { LAGO_NODE } from '../editor/rest';
import { start } from '../editor/start';
import { startLago } from '../../test/lago';
import { openBrowser, openPage } from './browser';
import { Checks } from './checks';
import { parts } from './parts';
import { takePictures } from './pictures';
import { NODE_VERSION } from './workflow';

const NPM = 'https://registry.npmjs.org';

async function main() {
	const browser = await openBrowser();
	await installN8n();
	const home = join(FOLDER, 'e2e');
	rmSync(home, { recursive: true, force: true });

	const lago = await startLago({ seed: 'demo' });
	const editor = await openEditor(lago, { home });
	const page = await openPage(browser, editor.rest);
	const elsewhere = new Set<string>();
	page.on('request', (request) => {
		const { protocol, hostname, origin } = new URL(request.url());
		if (protocol.startsWith('http') && hostname !== '127.0.0.1') elsewhere.add(origin);
	});
	// n8n itself looks up a community package there, when somebody is about to add its node.
	await page.route(`${NPM}/**`, async (route) => await route.abort());
	const checks = new Checks(page, join(FOLDER, 'failures'));
	const description = (await editor.rest.nodeTypes()).find(({ name }) => name === LAGO_NODE);
	assert.ok(description, 'n8n did not load the node');
	assert.equal(description.defaultVersion, NODE_VERSION);
	const walk = {
		...editor,
		lago,
		home,
		description,
		browser,
		page,
		check: checks.check.bind(checks),
	};

	try {
		if (process.argv.includes('--pictures')) {
			await takePictures(walk);
			return;
		}
		const only = process.argv.slice(2);
		for (const [name, part] of Object.entries(parts)) {
			if (only.length === 0 || only.includes(name)) await part(walk);
		}
		await checks.check('editor: it asks nothing of other machines', () =>
			Promise.resolve(
				assert.deepEqual(
					[...elsewhere].filter((origin) => origin !== NPM),
					[],
				),
			),
		);
		if (!checks.report()) process.exitCode = 1;
	} finally {
		await browser.close();
		await editor.n8n.stop();
		await lago.close();
	}
}

start(main);
