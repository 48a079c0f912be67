/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { Walk } from './index';

/** In how many clicks somebody new gets a list of customers, as the README says. */
const CLICKS = 7;

/** The first workflow of the README, by somebody who has no credential yet. */
export async function firstWorkflow(walk: Walk) {
	const { lago, rest, credential, page, check } = walk;

	await check(`first workflow: a list of customers in ${CLICKS} clicks`, async () => {
		await rest.call('DELETE', `/credentials/${credential.id}`);
		const clicked: string[] = [];
		const click = async (what: string, target: Locator) => {
			await target.click();
			clicked.push(what);
		};
		const fill = async (field: string, value: string) =>
			await page.getByTestId(`parameter-input-${field}`).locator('input').fill(value);

		await page.goto('/home/workflows');
		await click(
			'Create workflow',
			// n8n shows a card where there is no workflow yet.
			page.getByTestId('add-resource-workflow').or(page.getByTestId('new-workflow-card')),
		);
		await click('Add first step', page.getByTestId('canvas-plus-button'));
		await page.getByTestId('node-creator-search-bar').fill('lago');
		await click(
			'Lago Customer',
			page.getByTestId('node-creator-item-name').filter({ hasText: 'Lago Customer' }),
		);
		await click('Add to workflow', page.getByText('Add to workflow'));
		await click('Connect to Lago', page.getByText('Connect to Lago'));
		await fill('baseUrl', lago.url);
		await fill('apiKey', lago.apiKey);
		await click('Save', page.getByTestId('credential-save-button'));
		await click('Execute step', page.getByTestId('node-execute-button'));
		const panel = page.getByTestId('output-panel');
		await panel.getByTestId('node-run-status-success').waitFor();
		assert.match(await panel.innerText(), /\d+ items/);
		assert.equal(clicked.length, CLICKS, clicked.join(', '));
	});

	walk.credential = await rest.saveCredential('lagoApi', 'Lago stand-in', {
		baseUrl: lago.url,
		apiKey: lago.apiKey,
	});
}
