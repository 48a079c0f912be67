/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import assert from 'node:assert/strict';
import packageJson from '../../../package.json';
import { LAGO_NODE } from '../../editor/rest';
import { findNodes, openNode, openNodeCreator, openPage } from '../browser';
import { saveLagoWorkflow } from '../workflow';
import type { Walk } from './index';

const README = packageJson.homepage.replace('#readme', '');

const SEARCHES = [
	'lago',
	'getlago',
	'lago invoice',
	'invoice',
	'churn',
	'revenue',
	'MRR',
	'tax',
	'consumption',
	'top-up',
];

/** The node and its tool are found, and look as they should. */
export async function nodeCreator({ browser, rest, credential, description, page, check }: Walk) {
	await openNodeCreator(page);
	for (const search of SEARCHES) {
		await check(`node creator: "${search}" finds the node`, async () => {
			const found = await findNodes(page, search);
			assert.ok(found.includes(description.displayName), `found: ${found.join(', ')}`);
		});
	}

	for (const [theme, icon] of [
		['light', 'lago.svg'],
		['dark', 'lago.dark.svg'],
	] as const) {
		await check(`node creator: icon in ${theme}`, async () => {
			const themed = await openPage(browser, rest, theme);
			await openNodeCreator(themed);
			await findNodes(themed, description.displayName);
			const image = themed.getByTestId('node-creator-node-item').locator('img:visible').first();
			const source = (await image.getAttribute('src')) ?? '';
			assert.ok(source.endsWith(`/${icon}`), `shows ${source}`);
			const { status, type } = await rest.file(new URL(source, rest.url));
			assert.deepEqual({ status, type }, { status: 200, type: 'image/svg+xml' });
			await themed.context().close();
		});
	}

	await check('docs: the link of the panel opens the README', async () => {
		const { id } = await saveLagoWorkflow(rest, credential, { resource: 'customer' });
		await openNode(page, id);
		const link = page.getByTestId('ndv').getByRole('link', { name: 'Docs' });
		assert.equal((await link.getAttribute('href'))?.split('?')[0], README);
	});

	await check('tool: listed with the words of the node', async () => {
		const tool = (await rest.nodeTypes()).find(({ name }) => name === `${LAGO_NODE}Tool`);
		assert.equal(tool?.displayName, `${description.displayName} Tool`);
		assert.equal(tool.description, description.description);
		assert.deepEqual(tool.outputs, ['ai_tool']);
		assert.ok(tool.codex?.subcategories?.AI?.includes('Tools'));
	});
}
