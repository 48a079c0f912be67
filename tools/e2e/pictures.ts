/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { join } from 'node:path';
import type { INodeParameters } from 'n8n-workflow';
import type { Page } from 'playwright-core';
import { exampleWorkflows } from '../editor/editor';
import { ROOT } from '../editor/install';
import { execute, openList, openNode } from './browser';
import type { Walk } from './parts';
import { byId, saveLagoWorkflow } from './workflow';

/** What lies over the picture: messages that come and go, and buttons. */
const HIDDEN = `
	.el-notification,
	[data-test-id=canvas-controls],
	[data-test-id=canvas-handle-plus-wrapper],
	[data-test-id=canvas-wrapper] button:not([data-test-id=canvas-node] *) { visibility: hidden }
`;
const MARGIN = 24;

/** Takes the pictures of the README and of the examples' page. */
export async function takePictures({ rest, credential, page }: Walk): Promise<void> {
	const pictureOf = (name: string) => join(ROOT, 'docs', `${name}.png`);
	const takePanel = async (
		name: string,
		parameters: INodeParameters,
		act: () => Promise<unknown>,
	) => {
		const { id } = await saveLagoWorkflow(rest, credential, parameters);
		await openNode(page, id);
		await page.addStyleTag({ content: HIDDEN });
		await act();
		await page.mouse.move(0, 0);
		await page.getByTestId('node-execute-button').getByText('Execute step').waitFor();
		// The button fades in.
		await page.waitForTimeout(1000);
		await page.screenshot({ path: pictureOf(name) });
	};

	await takePanel(
		'get-many',
		{ resource: 'customer', operation: 'getAll', customerFilters: { countries: ['DE', 'SE'] } },
		async () => {
			await execute(page);
			await page.getByTestId('output-panel').getByTestId('radio-button-schema').click();
		},
	);
	await takePanel(
		'usage',
		{ resource: 'usage', operation: 'getCurrent', customerId: byId('rin_hatsuko') },
		async () => await openList(page, 'subscriptionId'),
	);
	await takePanel(
		'error',
		{
			resource: 'customer',
			operation: 'createOrUpdate',
			externalId: 'rin_hatsuko',
			name: 'Rin Hatsukawa',
			email: 'rin at hatsukawa',
		},
		async () => await execute(page),
	);

	for (const [file, workflow] of exampleWorkflows()) {
		const { id } = await rest.createWorkflow(workflow, { lagoApi: credential });
		await page.goto(`/workflow/${id}`);
		await page.getByTestId('canvas-node').first().waitFor();
		await page.getByTestId('zoom-to-fit').click();
		await page.addStyleTag({ content: HIDDEN });
		// The canvas glides to its place.
		await page.waitForTimeout(1000);
		const picture = pictureOf(`example-${file.replace('.json', '')}`);
		await page.screenshot({ path: picture, clip: await canvasContent(page) });
	}
}

/** The part of the page that the workflow fills. */
async function canvasContent(page: Page) {
	const boxes = await page
		.getByTestId('canvas-node')
		.or(page.getByTestId('sticky'))
		.evaluateAll((elements) => elements.map((element) => element.getBoundingClientRect().toJSON()));
	const left = Math.min(...boxes.map(({ left: x }) => x)) - MARGIN;
	const top = Math.min(...boxes.map(({ top: y }) => y)) - MARGIN;
	const right = Math.max(...boxes.map(({ right: x }) => x)) + MARGIN;
	// A node's name stands below it.
	const bottom = Math.max(...boxes.map(({ bottom: y }) => y)) + 2 * MARGIN;
	return { x: left, y: top, width: right - left, height: bottom - top };
}
