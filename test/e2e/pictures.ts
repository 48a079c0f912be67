/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { join } from 'node:path';
import { exampleWorkflows } from '../editor/editor';
import { ROOT } from '../editor/install';
import { execute, openList, openNode } from './browser';
import type { Walk } from './parts';
import { byId, saveLagoWorkflow } from './workflow';

const pictureOf = (name: string) => join(ROOT, 'docs', `${name}.png`);

/** The pictures of the README and of the examples' page. */
export async function takePictures({ rest, credential, page }: Walk): Promise<void> {
	const open = async (parameters: Parameters<typeof saveLagoWorkflow>[2]) => {
		const { id } = await saveLagoWorkflow(rest, credential, parameters);
		await openNode(page, id, 'lago');
	};
	const showTable = async () => {
		await page.getByTestId('output-panel').getByTestId('radio-button-table').click();
		await page.mouse.move(0, 0);
	};

	await open({
		resource: 'customer',
		operation: 'getAll',
		customerFilters: { countries: ['DE', 'SE'] },
	});
	await execute(page);
	await showTable();
	await page.screenshot({ path: pictureOf('get-many') });

	await open({
		resource: 'usage',
		operation: 'getCurrent',
		customerId: byId('rin_hatsuko'),
	});
	await openList(page, 'subscriptionId');
	await page.screenshot({ path: pictureOf('usage') });

	await open({
		resource: 'customer',
		operation: 'createOrUpdate',
		externalId: 'rin_hatsuko',
		customerFields: { email: 'rin at hatsukawa' },
	});
	await execute(page);
	await page.screenshot({ path: pictureOf('error') });

	for (const [file, workflow] of exampleWorkflows()) {
		const { id } = await rest.createWorkflow(workflow, { lagoApi: credential });
		await page.goto(`/workflow/${id}`);
		await page.getByTestId('canvas-node').first().waitFor();
		await page.getByTestId('zoom-to-fit').click();
		// The canvas glides to its place.
		await page.waitForTimeout(1000);
		const picture = pictureOf(`example-${file.replace('.json', '')}`);
		await page.getByTestId('canvas').screenshot({ path: picture });
	}
}
