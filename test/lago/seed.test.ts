import { client } from './client';
import { startLago, type Lago } from './index';
import { Store } from './store';
import { seedDemo } from './seed';

let lago: Lago;
const call = client(() => lago);

beforeAll(async () => {
	lago = await startLago({ seed: 'demo' });
});
afterAll(() => lago.close());

it('is the same each time', () => {
	const seeded = () => {
		const store = new Store();
		seedDemo(store);
		const { customers, subscriptions, usage_periods, invoices, payments, wallets } = store;
		return { customers, subscriptions, usage_periods, invoices, payments, wallets };
	};

	expect(seeded()).toEqual(seeded());
});

it('has a key that outlives a restart', async () => {
	const other = await startLago();
	await other.close();

	expect(other.apiKey).toBe(lago.apiKey);
});

it('has about forty customers, some with ids that make trouble', async () => {
	const { body } = await call('GET', '/customers');
	const ids = body.customers.map(({ external_id }: { external_id: string }) => external_id);

	expect(ids).toHaveLength(40);
	expect(ids.filter((id: string) => /[./@+]/.test(id)).length).toBeGreaterThan(4);
});

it('has customers with one, two or no active subscriptions', () => {
	const counts = lago.store.customers.map(
		({ lago_id }) =>
			lago.store.subscriptions.filter(
				({ lago_customer_id, status }) => lago_customer_id === lago_id && status === 'active',
			).length,
	);

	expect(new Set(counts)).toEqual(new Set([0, 1, 2]));
});

it('has about a quarter of its subscriptions over a usage of 500.00', async () => {
	const active = lago.store.subscriptions.filter(({ status }) => status === 'active');
	const amounts = await Promise.all(
		active.map(async ({ external_id, lago_customer_id }) => {
			const { external_id: customerId } = lago.store.customerById(lago_customer_id);
			const id = encodeURIComponent(customerId).replace(/\./g, '%2E');
			const { body } = await call(
				'GET',
				`/customers/${id}/current_usage?external_subscription_id=${external_id}`,
			);
			return body.customer_usage.amount_cents;
		}),
	);
	const share = amounts.filter((amount) => amount > 50_000).length / amounts.length;

	expect(share).toBeGreaterThan(0.2);
	expect(share).toBeLessThan(0.3);
});
