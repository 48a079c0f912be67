/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { exampleWorkflows } from '../../editor/editor';
import type { Execution } from '../../editor/rest';
import { until } from '../../editor/until';
import type { Walk } from './index';

const HMAC_SECRET = 'a key that only Lago and n8n know';
const HEADER = { name: 'x-crm-key', value: 'a key that only the CRM and n8n know' };

interface Request {
	headers: Record<string, string>;
	body: string;
}

interface Example {
	/** What is sent to its webhook; without one, its schedule is run. */
	request?: (walk: Walk) => Request;
	/** The status of the webhook's answer. */
	answer?: number;
	/** Where its result comes out. */
	last: string;
	/** One of the items there, in part. */
	item: (walk: Walk) => IDataObject;
}

const EXAMPLES: Record<string, Example> = {
	'crm-upsert.json': {
		request: () => ({
			headers: { [HEADER.name]: HEADER.value },
			body: JSON.stringify({
				customers: [
					{ id: 'e2e-crm', company: 'From the CRM', email: 'pay@acme.example', country: 'US' },
					{ id: 'e2e-crm-2', company: 'Refused', email: 'no address' },
				],
			}),
		}),
		answer: 207,
		last: 'Written',
		item: () => ({ id: 'e2e-crm', status: 'written' }),
	},
	'lago-webhook.json': {
		request: ({ lago }) => {
			const [{ external_id, name }] = lago.store.customers;
			const body = JSON.stringify({
				webhook_type: 'customer.created',
				object_type: 'customer',
				customer: { external_id, name },
			});
			return {
				body,
				headers: {
					'x-lago-signature': createHmac('sha256', HMAC_SECRET).update(body).digest('base64'),
					'x-lago-signature-algorithm': 'hmac',
					'x-lago-unique-key': 'e2e',
				},
			};
		},
		answer: 200,
		last: 'Welcome message',
		item: ({ lago }) => ({ subject: `Welcome, ${lago.store.customers[0].name}` }),
	},
	'low-wallets.json': {
		last: 'Alert',
		item: () => ({ external_id: 'user_10443', wallet: 'prepaid_credits', credits: 63 }),
	},
	'nightly-sync.json': {
		last: 'Create or update',
		item: () => ({ external_id: 'example-1', name: 'Example One Ltd' }),
	},
	'overconsumption-check.json': {
		last: 'Who and how much',
		item: () => ({ external_id: 'rin_hatsuko', total_amount: 1076.89, currency: 'USD' }),
	},
	'overdue-reminder.json': {
		last: 'Reminder',
		item: () => ({ external_id: 'user_10777', subject: 'Reminder: €684.73 overdue' }),
	},
};

/** Every example runs as it is, and its result comes out. */
export async function examples(walk: Walk) {
	const { rest, credential, check } = walk;
	const credentials = {
		lagoApi: credential,
		crypto: await rest.saveCredential('crypto', 'HMAC', { hmacSecret: HMAC_SECRET }),
		httpHeaderAuth: await rest.saveCredential('httpHeaderAuth', 'CRM', HEADER),
	};

	for (const [file, workflow] of exampleWorkflows()) {
		await check(`example: ${file}`, async () => {
			const example = EXAMPLES[file];
			assert.ok(example, 'nothing is known of this example');
			const saved = await rest.createWorkflow(workflow, credentials);
			const trigger = workflow.nodes.find(({ type }) => /trigger$|webhook$/i.test(type));
			assert.ok(trigger);

			let execution: Execution;
			if (example.request) {
				await rest.activate(saved);
				const { headers, body } = example.request(walk);
				const answer = await fetch(`${rest.url}/webhook/${String(trigger.parameters.path)}`, {
					method: 'POST',
					headers: { 'content-type': 'application/json', ...headers },
					body,
				});
				assert.equal(answer.status, example.answer, await answer.text());
				const [{ id }] = await until('the execution', async () => {
					const executions = await rest.executions(saved);
					return executions.length > 0 ? executions : undefined;
				});
				execution = await rest.execution(id);
				await rest.deactivate(saved);
			} else {
				execution = await rest.run(saved, trigger.name);
			}

			const { error, runData } = execution.data.resultData;
			assert.equal(execution.status, 'success', error?.message);
			const items = runData[example.last]?.[0].data?.main[0]?.map(({ json }) => json) ?? [];
			const wanted = example.item(walk);
			assert.ok(
				items.some((item) => Object.entries(wanted).every(([key, value]) => item[key] === value)),
				`out came ${JSON.stringify(items.slice(0, 3))}`,
			);
		});
	}
}
