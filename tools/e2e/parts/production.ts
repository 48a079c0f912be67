/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import assert from 'node:assert/strict';
import { runCommand } from '../../editor/n8n';
import { until } from '../../editor/until';
import { byId, chain, lagoNode, node, saveLagoWorkflow } from '../workflow';
import type { Walk } from './index';

/** Runs that nobody watches: from a webhook, by a schedule and from the command line. */
export async function production({ lago, rest, credential, home, check }: Walk) {
	const [customer] = lago.store.customers;
	const get = lagoNode({
		resource: 'customer',
		operation: 'get',
		customerId: byId(customer.external_id),
	});

	await check('production: started by a webhook', async () => {
		const webhook = node('Webhook', 'n8n-nodes-base.webhook', 2, {
			path: 'e2e',
			responseMode: 'lastNode',
		});
		const saved = await rest.createWorkflow(chain('Webhook', webhook, get), {
			lagoApi: credential,
		});
		await rest.activate(saved);
		const answer = await fetch(`${rest.url}/webhook/e2e`);
		const { external_id: id } = (await answer.json()) as { external_id?: string };
		assert.equal(id, customer.external_id);
		await rest.deactivate(saved);
	});

	await check('production: started by a schedule', async () => {
		const schedule = node('Schedule', 'n8n-nodes-base.scheduleTrigger', 1.2, {
			rule: { interval: [{ field: 'seconds', secondsInterval: 1 }] },
		});
		const saved = await rest.createWorkflow(chain('Schedule', schedule, get), {
			lagoApi: credential,
		});
		await rest.activate(saved);
		const { status, mode } = await until('a run by the schedule', async () =>
			(await rest.executions(saved)).find(({ status: s }) => s !== 'running' && s !== 'new'),
		);
		await rest.deactivate(saved);
		assert.deepEqual({ status, mode }, { status: 'success', mode: 'trigger' });
	});

	await check('production: from the command line', async () => {
		const { id } = await saveLagoWorkflow(rest, credential, get.parameters);
		const output = await runCommand(['execute', `--id=${id}`, '--rawOutput'], { home });
		assert.match(output, new RegExp(`"external_id": ?"${customer.external_id}"`));
	});
}
