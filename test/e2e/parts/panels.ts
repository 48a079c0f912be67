/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import assert from 'node:assert/strict';
import { cutLabels, openNode, shownFields } from '../browser';
import { fieldsOf, operationsOf, withAllFields } from '../fields';
import { chain, lagoNode } from '../workflow';
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

	for (const [index, operation] of operations.entries()) {
		const name = `${operation.resource.name} > ${operation.operation.name}`;
		await check(`panel: ${name}`, async () => {
			await openNode(page, id, `panel-${index}`);
			assert.deepEqual(await shownFields(page), fieldsOf(description, operation));
		});
		await check(`panel: ${name}: no name is cut off`, async () => {
			await openNode(page, full.id, `panel-${index}`);
			assert.deepEqual(await cutLabels(page), []);
		});
	}
}
