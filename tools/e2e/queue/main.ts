/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, no-console */
/** Queue mode: many webhooks at once, carried out by two workers that share one Lago and its limit. */
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openEditor } from '../../editor/editor';
import { FOLDER, installN8n } from '../../editor/install';
import { startN8n, type N8n } from '../../editor/n8n';
import { start } from '../../editor/start';
import { until } from '../../editor/until';
import { startLago, type Lago } from '../../../test/lago';
import { rateLimited } from '../../../test/lago/errors';
import { RateLimit } from '../../../test/lago/rateLimit';
import { byId, chain, lagoNode, node } from '../workflow';
import { startServices } from './services';

const WEBHOOKS = 40;
/** Each webhook adds a key of its own to one of these. */
const SHARED = Array.from({ length: 10 }, (_, index) => `shared-${index}`);
const LIMIT = { limit: 50, windowMs: 1000 };

async function main() {
	await installN8n();
	const home = join(FOLDER, 'queue');
	rmSync(home, { recursive: true, force: true });
	const services = await startServices();
	const lago = await startLago({ seed: 'demo' });
	for (const external_id of SHARED) lago.store.addCustomer({ external_id });
	const refused = limit(lago);
	const env = {
		...services.env,
		EXECUTIONS_MODE: 'queue',
		OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
		N8N_ENCRYPTION_KEY: randomBytes(16).toString('hex'),
	};
	const running: N8n[] = [];

	try {
		const { n8n, rest, credential } = await openEditor(lago, { home, env });
		running.push(n8n);
		for (let worker = 0; worker < 2; worker += 1) {
			running.push(await startN8n({ home, env, role: 'worker' }));
		}

		// Each run writes a customer, reads it, reads all there are, and adds a key to one of ten others.
		const webhook = node('Webhook', 'n8n-nodes-base.webhook', 2, {
			path: 'queue',
			httpMethod: 'POST',
			responseMode: 'onReceived',
		});
		const customerId = byId("={{ $('Webhook').item.json.body.id }}");
		const saved = await rest.createWorkflow(
			chain(
				'Queue',
				webhook,
				lagoNode(
					{
						resource: 'customer',
						operation: 'createOrUpdate',
						externalId: '={{ $json.body.id }}',
						name: "={{ 'Webhook ' + $json.body.id }}",
					},
					'Write',
				),
				lagoNode({ resource: 'customer', operation: 'get', customerId }, 'Read'),
				lagoNode(
					{
						resource: 'customer',
						operation: 'createOrUpdate',
						externalId: "={{ $('Webhook').item.json.body.shared }}",
						linkFields: {
							metadata: {
								entry: [{ key: "={{ $('Webhook').item.json.body.id }}", value: 'added' }],
							},
						},
					},
					'Add',
				),
				lagoNode({ resource: 'customer', operation: 'getAll', returnAll: true }, 'All'),
			),
			{ lagoApi: credential },
		);
		await rest.activate(saved);

		const start = Date.now();
		const ids = Array.from({ length: WEBHOOKS }, (_, index) => `queue-${index}`);
		const answers = await Promise.all(
			ids.map(async (id, index) => {
				const { status } = await fetch(`${n8n.url}/webhook/queue`, {
					method: 'POST',
					headers: { 'content-type': 'application/json' },
					body: JSON.stringify({ id, shared: sharedOf(index) }),
				});
				return status;
			}),
		);
		const ended = await until('the end of all runs', async () => {
			const executions = await rest.executions(saved);
			const done = executions.filter(({ status }) => ['success', 'error'].includes(status));
			return done.length >= WEBHOOKS ? done : undefined;
		});

		const succeeded = ended.filter(({ status }) => status === 'success').length;
		const written = ids.filter((id) => lago.store.findCustomer(id)?.name === `Webhook ${id}`);
		const missing = ids.filter((id, index) => {
			const { metadata } = lago.store.customer(sharedOf(index));
			return !metadata.some(({ key }) => key === id);
		});
		console.log(
			`webhooks   ${WEBHOOKS}, ${answers.filter((status) => status === 200).length} accepted`,
		);
		console.log(`runs       ${ended.length}, ${succeeded} succeeded, on 2 workers`);
		console.log(`customers  ${written.length} written`);
		console.log(`keys       ${WEBHOOKS - missing.length} added to ${SHARED.length} customers`);
		console.log(`requests   ${lago.requests.length}, ${refused()} refused (429)`);
		console.log(`time       ${((Date.now() - start) / 1000).toFixed(1)} s`);
		const isComplete = written.length === WEBHOOKS && ended.length === WEBHOOKS;
		if (succeeded !== WEBHOOKS || !isComplete || missing.length) process.exitCode = 1;
	} finally {
		for (const process of running.reverse()) await process.stop();
		await lago.close();
		await services.stop();
	}
}

/** The customer to which a webhook adds its key: four to each. */
const sharedOf = (webhook: number) => SHARED[webhook % SHARED.length];

/** Limits Lago as its gateway does. @returns how many requests it has refused */
function limit(lago: Lago): () => number {
	const gateway = new RateLimit(LIMIT);
	let refused = 0;
	lago.intercept(() => {
		const exceeded = gateway.isExceeded();
		if (exceeded) refused += 1;
		return { ...(exceeded && rateLimited()), headers: gateway.headers() };
	});
	return () => refused;
}

start(main);
