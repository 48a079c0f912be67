/* eslint-disable @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports */
/** Two processes, as n8n's workers are, that write to the same objects and share nothing but Lago. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { lago } from '../support';
import type { Done, Job } from './child/addKeys';

const CUSTOMERS = 20;
const KEYS_OF_EACH = 12;

/** Of the keys that were reported as added, so many may be missing in the end. */
const MOST_MISSING = 2;

const customers = Array.from({ length: CUSTOMERS }, (_, index) => `customer-${index}`);

const start = async () => {
	const script = join(__dirname, 'child/addKeys.ts');
	const child = fork(script, { execArgv: ['--import', 'tsx'] });
	await once(child, 'message');
	return async (job: Job) => {
		child.send(job);
		const [done] = (await once(child, 'message')) as [Done];
		return done;
	};
};

test('of 480 keys that two processes add to the wallets of 20 customers, two are missing at most', async () => {
	lago.store.addBillableMetric({ code: 'calls' });
	for (const external_id of customers) {
		const customer = lago.store.addCustomer({ external_id });
		lago.store.addWallet(customer, { code: 'main', billable_metric_codes: ['calls'] });
	}
	lago.intercept(() => ({ delayMs: 5 + Math.random() * 40 }));
	const works = await Promise.all([start(), start()]);
	const credentials = { baseUrl: lago.url, apiKey: lago.apiKey };
	const reported = await Promise.all(
		works.map(async (work, process) => {
			const keys = Array.from({ length: KEYS_OF_EACH }, (_, key) => `${process}-${key}`);
			return await work({ credentials, customers, keys });
		}),
	);
	const has = (customer: string, key: string) => {
		const { lago_id } = lago.store.customer(customer);
		const wallet = lago.store.wallets.find(({ lago_customer_id: id }) => id === lago_id)!;
		return Object.hasOwn(wallet.metadata ?? {}, key);
	};
	const done = reported.flat();
	const missing = done.filter(([customer, key]) => !has(customer, key));
	// Hardly any gives up: a process that writes three times in vain says so.
	expect(done.length).toBeGreaterThan(0.9 * 2 * CUSTOMERS * KEYS_OF_EACH);
	expect(missing.length).toBeLessThanOrEqual(MOST_MISSING);
	const writes = lago.requests.filter(({ method }) => method === 'PUT').length;
	// Reading each once more is all that it costs, but for what is written again.
	expect(lago.requests.length).toBeLessThanOrEqual(3 * writes);
});
