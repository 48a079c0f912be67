/** Two processes, as n8n's workers are, that write to the same objects and share nothing but Lago. */
import { lago, n8n } from '../../n8n/support';

const CUSTOMERS = 20;
const KEYS_OF_EACH = 12;

/** Of the keys that were reported as added, so many may be missing in the end. */
const MOST_MISSING = 2;

const customers = Array.from({ length: CUSTOMERS }, (_, index) => `customer-${index}`);

/** A key that the node reported as added. */
type Done = [customer: string, key: string];

/** Adds keys to the wallets of all customers, one key after the other. */
async function addKeys(elsewhere: boolean): Promise<Done[]> {
	const done: Done[] = [];
	for (let number = 0; number < KEYS_OF_EACH; number++) {
		const key = `${elsewhere ? 'other' : 'one'}-${number}`;
		const { items } = await n8n.runNode(
			{
				...{ resource: 'walletMetadata', operation: 'merge' },
				...{ customerId: '={{ $json.id }}', walletCode: 'main' },
				walletMetadata: { pair: [{ key, value: '1' }] },
			},
			{
				credentials: { baseUrl: lago.url, apiKey: lago.apiKey },
				items: customers.map((id) => ({ json: { id } })),
				node: { onError: 'continueErrorOutput' },
				elsewhere,
			},
		);
		for (const { pairedItem } of items) {
			done.push([customers[(pairedItem as { item: number }).item], key]);
		}
	}
	return done;
}

test('of 480 keys that two processes add to the wallets of 20 customers, two are missing at most', async () => {
	lago.store.addBillableMetric({ code: 'calls' });
	for (const external_id of customers) {
		const customer = lago.store.addCustomer({ external_id });
		lago.store.addWallet(customer, { code: 'main', billable_metric_codes: ['calls'] });
	}
	lago.intercept(() => ({ delayMs: 2 + Math.random() * 2 }));
	const done = (await Promise.all([false, true].map(addKeys))).flat();
	const has = (customer: string, key: string) => {
		const { lago_id } = lago.store.customer(customer);
		const wallet = lago.store.wallets.find(({ lago_customer_id: id }) => id === lago_id)!;
		return Object.hasOwn(wallet.metadata ?? {}, key);
	};
	const missing = done.filter(([customer, key]) => !has(customer, key));
	// Hardly any gives up: a process that writes three times in vain says so.
	expect(done.length).toBeGreaterThan(0.9 * 2 * CUSTOMERS * KEYS_OF_EACH);
	expect(missing.length).toBeLessThanOrEqual(MOST_MISSING);
	const writes = lago.requests.filter(({ method }) => method === 'PUT').length;
	// Reading each once more is all that it costs, but for what is written again.
	expect(lago.requests.length).toBeLessThanOrEqual(3 * writes);
});
