/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports */
/** n8n's editor in a browser, and what the checks do in it. */
import { existsSync } from 'node:fs';
import { chromium, selectors, type Browser, type Locator, type Page } from 'playwright-core';
import type { Rest } from '../editor/rest';
import { CannotStart } from '../editor/start';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
/** Where no locator says otherwise; the machine may be busy. */
const TOO_LONG_MS = 30_000;

selectors.setTestIdAttribute('data-test-id');

/** @throws when there is no browser */
export async function openBrowser(): Promise<Browser> {
	if (!existsSync(CHROMIUM)) {
		throw new CannotStart(
			`There is no ${CHROMIUM}. On Debian: apt-get install chromium; elsewhere, name one in CHROMIUM`,
		);
	}
	return await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
}

/** A page of the signed-in owner. */
export async function openPage(
	browser: Browser,
	rest: Rest,
	colorScheme: 'light' | 'dark' = 'light',
): Promise<Page> {
	const context = await browser.newContext({
		baseURL: rest.url,
		colorScheme,
		viewport: { width: 1440, height: 900 },
	});
	context.setDefaultTimeout(TOO_LONG_MS);
	const [name, value] = rest.cookie.split('=');
	await context.addCookies([{ name, value, url: rest.url }]);
	return await context.newPage();
}

export async function openNodeCreator(page: Page): Promise<void> {
	await page.goto('/workflow/new');
	await page.getByTestId('node-creator-plus-button').click();
}

/** The names of what the open node creator finds. */
export async function findNodes(page: Page, search: string): Promise<string[]> {
	await page.getByTestId('node-creator-search-bar').fill(search);
	const names = page.getByTestId('node-creator-item-name');
	// What does not fit the search goes after a moment.
	await page.waitForTimeout(1000);
	return (await names.allInnerTexts()).map((name) => name.trim());
}

/** Opens the panel of a node. */
export async function openNode(
	page: Page,
	workflowId: string,
	nodeId = 'lago-customer',
): Promise<void> {
	await page.goto(`/workflow/${workflowId}/${nodeId}`);
	await page.getByTestId('node-execute-button').waitFor();
	await page.getByTestId('parameter-input-resource').waitFor();
}

/** Goes on from the open panel to that of the next node, which is quicker than to load the page anew. */
export async function openNextNode(page: Page, name: string): Promise<void> {
	await page.keyboard.press('Control+Alt+Shift+ArrowRight');
	const title = page.getByTestId('node-title-container').getByTestId('inline-edit-preview');
	await title.filter({ hasText: name }).waitFor();
	// The fields follow in the same moment, but not in the same frame.
	await page.waitForTimeout(500);
}

/** The names of the fields that the open panel shows, from top to bottom. */
export async function shownFields(page: Page): Promise<string[]> {
	const labels = page
		.getByTestId('node-parameters')
		.getByTestId('parameter-item')
		.getByTestId('input-label')
		.filter({ visible: true });
	return (await labels.allInnerTexts()).map((text) => text.split('\n')[0].trim());
}

/** The names of fields in the open panel that n8n cuts off. */
export async function cutLabels(page: Page): Promise<string[]> {
	const labels = page.getByTestId('node-parameters').locator('label, [data-test-id=input-label] *');
	return await labels.filter({ visible: true }).evaluateAll((elements) =>
		elements
			.filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth)
			.map(({ textContent }) => textContent.trim())
			.filter(Boolean),
	);
}

export const listOf = (page: Page, field: string): Locator =>
	page.getByTestId(`resource-locator-${field}`);

/** Opens a searchable list, and returns its entries once they are there. */
export async function openList(page: Page, field: string): Promise<string[]> {
	await listOf(page, field).getByTestId('rlc-input').click();
	const entries = page.getByTestId('rlc-item').filter({ visible: true });
	await entries.first().waitFor();
	return (await entries.allInnerTexts()).map((text) => text.trim());
}

/** Chooses from a searchable list that is open. */
export async function choose(page: Page, entry: string): Promise<void> {
	await page.getByTestId('rlc-item').filter({ visible: true, hasText: entry }).first().click();
}

/** Adds a field to a collection of the open panel. */
export async function addField(page: Page, collection: string, field: string): Promise<void> {
	const section = page
		.getByTestId('parameter-item')
		.filter({ has: page.getByText(collection, { exact: true }) });
	await section.getByTestId('collection-parameter-add').click();
	const options = page.getByTestId('collection-parameter-option').filter({ visible: true });
	await options.filter({ hasText: field }).click();
}

/** Executes the open node, and returns what its output panel says. */
export async function execute(page: Page): Promise<{ succeeded: boolean; text: string }> {
	await page.getByTestId('node-execute-button').click();
	const panel = page.getByTestId('output-panel');
	const success = panel.getByTestId('node-run-status-success');
	await success.or(panel.getByTestId('node-run-status-danger')).waitFor();
	return { succeeded: await success.isVisible(), text: await panel.innerText() };
}
