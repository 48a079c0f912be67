/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import assert from 'node:assert/strict';
import { addField, cutLabels, openNextNode, openNode, shownFields } from '../browser';
import { fieldsOf, operationsOf, withAllFields } from '../fields';
import { chain, lagoNode, saveLagoWorkflow } from '../workflow';
import type { Walk } from './index';

/** Every operation's panel shows the fields of the node's description in their order, with their names. */
export async function panels({ rest, credential, description, page, check }: Walk) {
	const operations = operationsOf(description);
	const workflow = chain(
		'Panels',
		...operations.map(({ resource, operation }, index) => ({
			...lagoNode({ resource: resource.value, operation: operation.value }, `Panel ${index}`),
		})),
	);
	const { id } = await rest.createWorkflow(workflow, { lagoApi: credential });
	const full = await rest.createWorkflow(
		chain(
			'Full panels',
			...operations.map((operation, index) =>
				lagoNode(withAllFields(description, operation), `Panel ${index}`),
			),
		),
		{ lagoApi: credential },
	);

	const walkThrough = async (
		workflowId: string,
		nameOf: (name: string) => string,
		look: (operation: (typeof operations)[number]) => Promise<void>,
	) => {
		for (const [index, operation] of operations.entries()) {
			const name = `${operation.resource.name} > ${operation.operation.name}`;
			await check(nameOf(name), async () => {
				if (index === 0) await openNode(page, workflowId, 'panel-0');
				else await openNextNode(page, `Panel ${index}`);
				await look(operation);
			});
		}
	};
	await walkThrough(
		id,
		(name) => `panel: ${name}`,
		async (operation) =>
			assert.deepEqual(await shownFields(page), fieldsOf(description, operation)),
	);
	await walkThrough(
		full.id,
		(name) => `panel: ${name}: no name is cut off`,
		async () => assert.deepEqual(await cutLabels(page), []),
	);

	await check('panel: a group that was just added stays when another field is added', async () => {
		const { id: own } = await saveLagoWorkflow(rest, credential, {
			resource: 'customer',
			operation: 'createOrUpdate',
		});
		await openNode(page, own);
		for (const field of ['Shipping Address', 'Phone']) {
			await addField(page, 'Company and Contact', field);
			await page.getByTestId('node-parameters').getByText(field, { exact: true }).waitFor();
		}
		const shown = await shownFields(page);
		assert.ok(shown.includes('Phone') && shown.includes('Shipping Address'), shown.join(', '));
	});
}
