import { lago, run, wire } from '../../support';
import { ask, fieldsIn } from '../helpers';

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
		external_customer_id: 'acme',
		external_subscription_id: 'acme-pro',
		from_datetime: '2026-11-01T00:00:00Z',
		to_datetime: '2026-11-30T23:59:59Z',
		currency: 'EUR',
		amount_cents: 500,
		amount: 5,
		taxes_amount_cents: 100,
		taxes_amount: 1,
		total_amount_cents: 600,
		total_amount: 6,
		units: { calls: 5 },
		projected_amount_cents: 1000,
		projected_amount: 10,
		projected_units: { calls: 10 },
	});
});

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

test('says that the Lago account lacks the add-on', async () => {
	lago.store.organization.premium_integrations = [];
	const { error } = await run(getProjected);
	expect(error).toMatchObject({
		message: 'Lago did not allow it: projected usage not enabled',
		description:
			'This needs a Lago add-on that the account does not have. Lago answered 403 (projected_usage_not_enabled).',
	});
});
