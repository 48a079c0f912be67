import { lago } from '../support';
import { client, refusal } from './client';
import type { Subscription } from './models/subscription';

let subscription: Subscription;
const call = client(() => lago);

beforeEach(() => {
	const { store } = lago;
	store.addTax({ code: 'vat', rate: 20 });
	for (const code of ['calls', 'seats', 'storage']) store.addBillableMetric({ code });
	store.addPlan({
		code: 'growth',
		charges: [
			{
				billable_metric_code: 'calls',
				properties: { amount: '1', pricing_group_keys: ['region'] },
			},
			{ billable_metric_code: 'seats', prorated: true },
			{ billable_metric_code: 'storage' },
		],
	});
	const customer = store.addCustomer({ external_id: 'acme', tax_codes: ['vat'] });
	subscription = store.addSubscription(customer, {
		external_id: 'main',
		usage: [
			calls(3, 'eu'),
			calls(2, 'us'),
			{ charge_code: 'storage', units: 1.5, amount_cents: 150, events_count: 1 },
		],
	});
});

const calls = (units: number, region: string) => ({
	charge_code: 'calls',
	units,
	amount_cents: units * 100,
	events_count: units,
	grouped_by: { region },
});

const current = (query = '') =>
	call('GET', `/customers/acme/current_usage?external_subscription_id=main${query}`);

const codes = ({ body }: Awaited<ReturnType<typeof current>>) =>
	body.customer_usage.charges_usage.map((usage: { charge: { code: string } }) => usage.charge.code);

describe('current usage', () => {
	it('has no taxes while their provider may not be asked', async () => {
		const { integrations, customers } = lago.store;
		for (const integration of integrations)
			integration.isSpent = ({ external_id: id }) => id === 'main';
		customers[0].integration_customers.push({
			...{ lago_id: lago.store.uuid(), type: 'avalara', integration_code: 'avalara' },
			...{ external_customer_id: null, code: null, is_default: true, category: 'tax' },
			sync_with_provider: false,
		});
		const provider_name = 'avalara';
		const message = 'Service avalara is not available. Try again later.';

		const { usage } = subscription;
		lago.store.addSubscription(customers[0], { external_id: 'other', usage });

		expect(refusal(await current())).toEqual([429, { provider_name, message }]);
		expect((await current('&external_subscription_id=other')).status).toBe(200);
		expect((await current('&apply_taxes=false')).status).toBe(200);
		subscription.usage = [];
		expect((await current()).body.customer_usage.total_amount_cents).toBe(0);
	});

	it('is of every charge, with taxes', async () => {
		const { body } = await current();

		expect(body.customer_usage).toMatchObject({
			amount_cents: 650,
			taxes_amount_cents: 130,
			total_amount_cents: 780,
			lago_invoice_id: null,
			charges_usage: [
				{ units: '5.0', events_count: 5, grouped_usage: [{ units: '3.0' }, { units: '2.0' }] },
				{ units: '0.0', amount_cents: 0 },
				{ units: '1.5' },
			],
		});
	});

	it.each([
		['', 130],
		['&apply_taxes=true', 130],
		['&apply_taxes=no', 130],
	])('with %j has taxes of %d', async (query, taxes) => {
		expect((await current(query)).body.customer_usage.taxes_amount_cents).toBe(taxes);
	});

	it('is narrowed by a charge: id before code before metric', async () => {
		const id = lago.store.plans[0].charges[0].lago_id;

		expect(codes(await current('&charge_code=seats&billable_metric_code=calls'))).toEqual([
			'seats',
		]);
		expect(codes(await current(`&charge_code=seats&charge_id=${id}`))).toEqual(['calls']);
		expect(codes(await current('&filter_by_charge_code=seats'))).toEqual(['seats']);
		expect(refusal(await current('&charge_id=no-uuid'))).toEqual([404, 'charge_not_found']);
	});

	it.each([
		['&group[region]=eu', 300],
		['&filter_by_group[region]=eu', 300],
		['&group={"region":"us"}', 200],
		['&group[region][]=eu&group[region][]=us', 500],
	])('with %s is of that group', async (query, amount) => {
		const { customer_usage: usage } = (await current(query)).body;

		expect(usage.amount_cents).toBe(amount);
		expect(usage.charges_usage[0].grouped_usage).toEqual([]);
	});

	it('fails on a group that is no JSON', async () => {
		expect((await current('&group=[object Object]')).status).toBe(500);
	});

	it('since the beginning needs a filter, the add-on and no prorated charge', async () => {
		lago.store.addUsagePeriod(subscription, { usage: [calls(10, 'eu')] });
		const refused = [405, 'full_usage_not_allowed'];

		expect(refusal(await current('&full_usage=true'))).toEqual(refused);
		expect(refusal(await current('&full_usage=true&charge_code=seats'))).toEqual(refused);
		const { body } = await current('&full_usage=true&billable_metric_code=calls');
		expect(body.customer_usage.amount_cents).toBe(1500);

		lago.store.organization.premium_integrations = [];
		expect(refusal(await current('&full_usage=true&charge_code=calls'))).toEqual(refused);
	});
});

describe('projected usage', () => {
	const path = '/customers/acme/projected_usage?external_subscription_id=main';

	it('goes on until the end of the period', async () => {
		const { body } = await call('GET', path);

		expect(body.customer_projected_usage).toMatchObject({
			amount_cents: 650,
			projected_amount_cents: '1300.0',
		});
	});

	it('needs the add-on, and fails when the key may not either', async () => {
		lago.store.organization.premium_integrations = [];
		const key = lago.restrictedKey({});

		expect(refusal(await call('GET', path))).toEqual([403, 'projected_usage_not_enabled']);
		expect((await call('GET', path, undefined, key)).status).toBe(500);
	});
});

describe('past usage', () => {
	const past = (query: string) => call('GET', `/customers/acme/past_usage?${query}`);

	beforeEach(() => {
		for (let month = 1; month <= 9; month++) {
			lago.store.addUsagePeriod(subscription, {
				from_datetime: `2026-0${month}-01T00:00:00.000Z`,
				usage: [calls(month, 'eu')],
			});
		}
	});

	it('begins with the latest period', async () => {
		const { body } = await past('external_subscription_id=main&per_page=2');

		expect(body.usage_periods.map((p: { from_datetime: string }) => p.from_datetime)).toEqual([
			'2026-09-01T00:00:00Z',
			'2026-08-01T00:00:00Z',
		]);
		expect(body.meta).toMatchObject({ current_page: 1, total_pages: 5, total_count: 9 });
	});

	it('limits by periods_count, but still skips by per_page', async () => {
		const first = await past('external_subscription_id=main&periods_count=5');
		const second = await past('external_subscription_id=main&periods_count=5&page=2');

		expect(first.body.usage_periods).toHaveLength(5);
		expect(second.body.usage_periods).toEqual([]);
		expect(second.body.meta.current_page).toBe(21);
	});

	it('keeps the amount of the period when narrowed to a metric', async () => {
		const { body } = await past('external_subscription_id=main&billable_metric_code=seats');

		expect(body.usage_periods[0]).toMatchObject({
			amount_cents: 900,
			charges_usage: [{ charge: { code: 'seats' } }],
		});
	});
});
