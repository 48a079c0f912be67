import { lago, run, wire } from '../../support';
import {
	ask,
	EMPTY_VALUES,
	everyFieldOf,
	fieldsIn,
	FROM_ITEM,
	refusal,
	refusesToRunWithout,
} from '../helpers';

const getProjected = {
	resource: 'usage',
	operation: 'getProjected',
	customerId: 'acme',
	subscriptionId: 'acme-pro',
};

const URL = '/customers/acme/projected_usage?external_subscription_id=acme-pro';

/** Two subscriptions, of which the first has used 5.00, and 20 % taxes. */
beforeEach(() => {
	const { store } = lago;
	store.addTax({ code: 'vat', rate: 20 });
	store.addBillableMetric({ code: 'calls' });
	store.addPlan({ code: 'pro', charges: [{ code: 'calls', billable_metric_code: 'calls' }] });
	const acme = store.addCustomer({ external_id: 'acme', tax_codes: ['vat'] });
	const usage = [{ charge_code: 'calls', units: 5, amount_cents: 500, events_count: 5 }];
	store.addSubscription(acme, { external_id: 'acme-pro', usage });
	store.addSubscription(acme, { external_id: 'acme-side' });
});

test('asks for the projection of the subscription', async () => {
	const { items, error } = await run(getProjected);
	expect(error).toBeUndefined();
	expect(wire()).toEqual([{ request: `GET ${URL}` }]);
	const { customer_projected_usage: json } = await ask(URL);
	expect(items).toEqual([{ json, pairedItem: { item: 0 } }]);
	expect(items[0].json).toMatchObject({
		amount_cents: 500,
		projected_amount_cents: '1000.0',
		total_amount_cents: 600,
	});
});

test('can be simplified', async () => {
	const { items } = await run({ ...getProjected, simplify: true });
	expect(items[0].json).toEqual({
		from_datetime: '2026-11-01T00:00:00Z',
		to_datetime: '2026-11-30T23:59:59Z',
		currency: 'EUR',
		amount_cents: 500,
		amount: 5,
		total_amount_cents: 600,
		total_amount: 6,
		projected_amount_cents: '1000.0',
		projected_amount: 10,
	});
});

test.each(['list', 'id'])(
	'takes the subscription as the editor keeps it: mode %s',
	async (mode) => {
		await run({ ...getProjected, subscriptionId: { __rl: true, mode, value: 'acme-pro' } });
		expect(wire()).toEqual([{ request: `GET ${URL}` }]);
	},
);

test.each([
	[true, 600],
	[false, 500],
])('Apply Taxes %j decides whether taxes are included', async (applyTaxes, total) => {
	const projectedUsageFilters = { applyTaxes };
	expect(Object.keys(projectedUsageFilters)).toEqual(await fieldsIn('projectedUsageFilters'));
	const { items } = await run({ ...getProjected, projectedUsageFilters });
	expect(wire()).toEqual([{ request: `GET ${URL}&apply_taxes=${applyTaxes}` }]);
	expect(items[0].json.total_amount_cents).toBe(total);
});

test.each(EMPTY_VALUES)('does not send filters that are %j', async (value) => {
	const filters = await everyFieldOf('projectedUsageFilters', FROM_ITEM);
	const { error } = await run({ ...getProjected, ...filters }, { items: [{ value }] });
	expect(error).toBeUndefined();
	expect(wire()).toEqual([{ request: `GET ${URL}` }]);
});

test('pairs each projection with the item that asked for it', async () => {
	const { items } = await run(
		{ ...getProjected, subscriptionId: '={{ $json.subscription }}' },
		{ items: [{ subscription: 'acme-side' }, { subscription: 'acme-pro' }] },
	);
	expect(items.map(({ json, pairedItem }) => [json.projected_amount_cents, pairedItem])).toEqual([
		['0.0', { item: 0 }],
		['1000.0', { item: 1 }],
	]);
});

test('refuses Apply Taxes when an expression gives another word', async () => {
	const projectedUsageFilters = { applyTaxes: FROM_ITEM };
	expect(await refusal({ ...getProjected, projectedUsageFilters }, 'no')).toEqual({
		message: "'Apply Taxes' is neither true nor false",
		description: 'It is "no".',
	});
});

test('says that the Lago account lacks the add-on', async () => {
	lago.store.organization.premium_integrations = [];
	const { error } = await run(getProjected);
	expect(error).toMatchObject({
		message: 'Lago did not allow it: projected usage not enabled',
		description:
			'This needs a Lago add-on that the account does not have. Lago answered 403 (projected_usage_not_enabled).',
	});
});

refusesToRunWithout('customerId', 'Customer', getProjected);
refusesToRunWithout('subscriptionId', 'Subscription', getProjected);
