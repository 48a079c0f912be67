import type { IDataObject } from 'n8n-workflow';
import { lago, run, runFast } from '../../n8n/support';
import { addSubscribers } from '../lists';

const getCurrent = {
	resource: 'usage',
	operation: 'getCurrent',
	customerId: 'acme',
	subscriptionId: 'acme-pro',
	simplify: false,
};

const CHARGE = '1a901a90-1a90-4a90-9a90-1a901a901a90';

/** A customer that owes 10.00 for calls, 7.00 of it on aws, and 5.00 for storage, and 20 % taxes. */
beforeEach(() => {
	addSubscribers();
	const { store } = lago;
	const [subscription] = store.subscriptions;
	Object.assign(store.plans[0].charges[0], {
		lago_id: CHARGE,
		properties: { amount: '1', pricing_group_keys: ['cloud'], presentation_group_keys: ['team'] },
	});
	const used = (charge_code: string, units: number) => ({
		charge_code,
		units,
		amount_cents: units * 100,
		events_count: units,
	});
	subscription.usage = [
		{ ...used('calls', 7), grouped_by: { cloud: 'aws' }, presentation_by: { team: 'a' } },
		{ ...used('calls', 3), grouped_by: { cloud: 'gcp' }, presentation_by: { team: 'b' } },
		used('storage', 5),
	];
	store.addUsagePeriod(subscription, { usage: [used('calls', 100)] });
});

/** Units per charge. */
const unitsOf = ({ charges_usage: charges }: IDataObject) =>
	Object.fromEntries(
		(charges as Array<{ charge: { code: string }; units: string }>).map(({ charge, units }) => [
			charge.code,
			Number(units),
		]),
	);

const group = (...entries: Array<{ key: string; value: string }>) => ({
	group: { pair: entries },
});

test.each([
	['billableMetricCode', { billableMetricCode: 'storage' }, { storage: 5 }],
	['chargeId', { chargeId: CHARGE }, { calls: 10 }],
	['chargeCode', { chargeCode: 'calls' }, { calls: 10 }],
	['group', { chargeCode: 'calls', ...group({ key: 'cloud', value: 'aws' }) }, { calls: 7 }],
	[
		'several values of a group',
		{
			chargeCode: 'calls',
			...group({ key: 'cloud', value: 'aws' }, { key: 'cloud', value: 'gcp' }),
		},
		{ calls: 10 },
	],
	['fullUsage', { chargeCode: 'calls', fullUsage: true }, { calls: 110 }],
])('filters by %s', async (_, currentUsageFilters, units) => {
	const { items, error } = await run({ ...getCurrent, currentUsageFilters });
	expect(error).toBeUndefined();
	expect(unitsOf(items[0].json)).toEqual(units);
});

test('leaves the breakdown out when Presentation is empty', async () => {
	const currentUsageFilters = { filterByPresentation: '[]' };
	const { items } = await run({ ...getCurrent, currentUsageFilters });
	expect(items[0].json.charges_usage).toMatchObject([
		{ presentation_breakdowns: [] },
		{ presentation_breakdowns: [] },
	]);
});

describe('of a customer whose taxes Anrok knows', () => {
	/** How often Lago says that it may ask Anrok no more. */
	let refusals: number;

	beforeEach(() => {
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
		expect(items).toMatchObject([{ json: { total_amount_cents: 1800 } }]);
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
			{ json: { amount_cents: 1500, taxes_amount_cents: 0, total_amount_cents: 1500 } },
		]);
		expect(lago.requests).toHaveLength(1);
	});
});
