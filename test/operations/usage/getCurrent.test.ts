import { lago, run, runFast } from '../../n8n/support';
import { addAccount } from '../declarations';

const getCurrent = {
	resource: 'usage',
	operation: 'getCurrent',
	customerId: 'acme',
	subscriptionId: 'acme-pro',
	simplify: false,
};

describe('of a customer whose taxes Anrok knows', () => {
	/** How often Lago says that it may ask Anrok no more. */
	let refusals: number;

	beforeEach(() => {
		// 20 % of 5.00.
		addAccount('acme', 5);
		lago.store.customer('acme').integration_customers.push({
			...{ lago_id: lago.store.uuid(), type: 'anrok', integration_code: 'anrok', code: null },
			...{ external_customer_id: 'a1', is_default: true, category: 'tax' },
			sync_with_provider: false,
		});
		const anrok = lago.store.integrations.find(({ type }) => type === 'anrok')!;
		anrok.isSpent = () => refusals-- > 0;
	});

	test('waits while Lago may ask Anrok no more', async () => {
		refusals = 2;
		const { items, error } = await runFast(getCurrent);
		expect(error).toBeUndefined();
		expect(items).toMatchObject([{ json: { total_amount_cents: 600 } }]);
		expect(lago.requests).toHaveLength(3);
	});

	test('says so where that stays, as Get Projected does', async () => {
		refusals = Infinity;
		const runs = ['getCurrent', 'getProjected'].map(
			async (operation) => await runFast({ ...getCurrent, operation }),
		);
		for (const { error } of await Promise.all(runs)) {
			expect([error?.message, error?.description]).toEqual([
				'Lago did not accept the request: too many provider requests',
				"The tax provider's limit is used up. Wait a moment, or switch 'Apply Taxes' off. Lago answered 429 (too_many_provider_requests).",
			]);
		}
		expect(lago.requests).toHaveLength(40);
	});

	test('has it at once without taxes', async () => {
		refusals = Infinity;
		const { items } = await run({ ...getCurrent, currentUsageFilters: { applyTaxes: false } });
		expect(items).toMatchObject([
			{ json: { amount_cents: 500, taxes_amount_cents: 0, total_amount_cents: 500 } },
		]);
		expect(lago.requests).toHaveLength(1);
	});
});
