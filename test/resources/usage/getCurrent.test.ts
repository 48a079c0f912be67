import type { IDataObject } from 'n8n-workflow';
import { lago, run, runFast, wire } from '../../support';
import {
	ask,
	fieldsIn,
	FROM_ITEM,
	refusal,
	refusesUnreadableKeys,
	REMOVE_THE_ENTRY,
	wireInParts,
} from '../helpers';

const getCurrent = {
	resource: 'usage',
	operation: 'getCurrent',
	customerId: 'acme',
	subscriptionId: 'acme-pro',
	simplify: false,
};

const PLAIN = [{ request: 'GET /customers/acme/current_usage?external_subscription_id=acme-pro' }];

/** A customer that owes 10.00 for calls, 7.00 of it on aws, and 5.00 for storage, and 20 % taxes. */
function addUsage() {
	const { store } = lago;
	store.addTax({ code: 'vat', rate: 20 });
	for (const code of ['calls', 'storage']) store.addBillableMetric({ code });
	const plan = store.addPlan({
		code: 'pro',
		charges: [
			{
				code: 'calls_standard',
				billable_metric_code: 'calls',
				properties: {
					amount: '1',
					pricing_group_keys: ['cloud'],
					presentation_group_keys: ['team'],
				},
			},
			{ code: 'storage_standard', billable_metric_code: 'storage' },
		],
	});
	const acme = store.addCustomer({ external_id: 'acme', tax_codes: ['vat'] });
	const used = (charge_code: string, units: number) => ({
		charge_code,
		units,
		amount_cents: units * 100,
		events_count: units,
	});
	const subscription = store.addSubscription(acme, {
		external_id: 'acme-pro',
		plan_code: 'pro',
		usage: [
			{
				...used('calls_standard', 7),
				grouped_by: { cloud: 'aws' },
				presentation_by: { team: 'a' },
			},
			{
				...used('calls_standard', 3),
				grouped_by: { cloud: 'gcp' },
				presentation_by: { team: 'b' },
			},
			used('storage_standard', 5),
		],
	});
	store.addUsagePeriod(subscription, { usage: [used('calls_standard', 100)] });
	return { chargeId: plan.charges[0].lago_id };
}

/** Units per charge. */
const unitsOf = ({ charges_usage: charges }: IDataObject) =>
	Object.fromEntries(
		(charges as Array<{ charge: { code: string }; units: string }>).map(({ charge, units }) => [
			charge.code,
			Number(units),
		]),
	);

test('asks for the usage of the subscription', async () => {
	addUsage();
	const { items, error } = await run(getCurrent);
	expect(error).toBeUndefined();
	expect(wire()).toEqual(PLAIN);
	const { customer_usage } = await ask(
		'/customers/acme/current_usage?external_subscription_id=acme-pro',
	);
	expect(items).toEqual([{ json: customer_usage, pairedItem: { item: 0 } }]);
	expect(items[0].json).toMatchObject({ amount_cents: 1500, total_amount_cents: 1800 });
});

test('says whose usage it is when simplified, and the units of each metric', async () => {
	addUsage();
	const { items } = await run({ ...getCurrent, simplify: true });
	expect(items[0].json).toEqual({
		external_customer_id: 'acme',
		external_subscription_id: 'acme-pro',
		from_datetime: '2026-11-01T00:00:00Z',
		to_datetime: '2026-11-30T23:59:59Z',
		currency: 'EUR',
		amount_cents: 1500,
		amount: 15,
		taxes_amount_cents: 300,
		taxes_amount: 3,
		total_amount_cents: 1800,
		total_amount: 18,
		units: { calls: 10, storage: 5 },
	});
	const [first, second] = Object.keys(items[0].json);
	expect([first, second]).toEqual(['external_customer_id', 'external_subscription_id']);
});

test('sends every filter under its name in Lago', async () => {
	const { chargeId } = addUsage();
	const currentUsageFilters = {
		applyTaxes: false,
		billableMetricCode: 'calls',
		chargeCode: 'calls_standard',
		chargeId,
		filterByPresentation: '["team"]',
		fullUsage: true,
		group: {
			pair: [
				{ key: 'cloud', value: 'aws' },
				{ key: 'geo.zone', value: 'eu west' },
				{ key: 'cloud', value: 'gcp' },
			],
		},
	};
	expect(Object.keys(currentUsageFilters)).toEqual(await fieldsIn('currentUsageFilters'));
	const { error } = await run({ ...getCurrent, currentUsageFilters });
	expect(error).toBeUndefined();
	expect(wireInParts()).toEqual([
		'GET /customers/acme/current_usage',
		'external_subscription_id=acme-pro',
		'apply_taxes=false',
		'billable_metric_code=calls',
		'charge_code=calls_standard',
		`charge_id=${chargeId}`,
		'full_usage=true',
		'group[cloud][]=aws',
		'group[cloud][]=gcp',
		'group[geo.zone]=eu west',
		'filter_by_presentation=["team"]',
	]);
});

const group = (...entries: Array<{ key: string; value: string }>) => ({
	group: { pair: entries },
});

test.each([
	['billableMetricCode', { billableMetricCode: 'storage' }, { storage_standard: 5 }],
	['chargeCode', { chargeCode: 'calls_standard' }, { calls_standard: 10 }],
	[
		'group',
		{ chargeCode: 'calls_standard', ...group({ key: 'cloud', value: 'aws' }) },
		{ calls_standard: 7 },
	],
	[
		'several values of a group',
		{
			chargeCode: 'calls_standard',
			...group({ key: 'cloud', value: 'aws' }, { key: 'cloud', value: 'gcp' }),
		},
		{ calls_standard: 10 },
	],
	['fullUsage', { chargeCode: 'calls_standard', fullUsage: true }, { calls_standard: 110 }],
])('filters by %s', async (_, currentUsageFilters, units) => {
	addUsage();
	const { items, error } = await run({ ...getCurrent, currentUsageFilters });
	expect(error).toBeUndefined();
	expect(unitsOf(items[0].json)).toEqual(units);
});

test('filters by chargeId', async () => {
	const { chargeId } = addUsage();
	const { items } = await run({ ...getCurrent, currentUsageFilters: { chargeId } });
	expect(unitsOf(items[0].json)).toEqual({ calls_standard: 10 });
});

test('leaves the taxes out when Apply Taxes is off', async () => {
	addUsage();
	const { items } = await run({ ...getCurrent, currentUsageFilters: { applyTaxes: false } });
	expect(items[0].json).toMatchObject({
		amount_cents: 1500,
		taxes_amount_cents: 0,
		total_amount_cents: 1500,
	});
});

test.each([
	['text', '[]'],
	['a list', []],
])('leaves the breakdown out when Presentation Groups are empty: %s', async (_, value) => {
	addUsage();
	const { items } = await run(
		{ ...getCurrent, currentUsageFilters: { filterByPresentation: FROM_ITEM } },
		{ items: [{ value }] },
	);
	expect(wireInParts()).toContain('filter_by_presentation=[]');
	expect(items[0].json.charges_usage).toMatchObject([
		{ presentation_breakdowns: [] },
		{ presentation_breakdowns: [] },
	]);
});

test('takes Presentation Groups from an expression that gives a list', async () => {
	addUsage();
	await run(
		{ ...getCurrent, currentUsageFilters: { filterByPresentation: FROM_ITEM } },
		{ items: [{ value: ['team', 'cloud'] }] },
	);
	expect(wireInParts()).toContain('filter_by_presentation=["team","cloud"]');
});

describe('of a customer whose taxes Anrok knows', () => {
	/** How often Lago says that it may ask Anrok no more. */
	let refusals: number;

	beforeEach(() => {
		addUsage();
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
		expect(wire()).toEqual([...PLAIN, ...PLAIN, ...PLAIN]);
	});

	test.each(['getCurrent', 'getProjected'])('%s says so where that stays', async (operation) => {
		refusals = Infinity;
		const { error } = await runFast({ ...getCurrent, operation });
		expect([error?.message, error?.description]).toEqual([
			'Lago did not accept the request: too many provider requests',
			"The tax provider's limit is used up. Wait a moment, or switch 'Apply Taxes' off. Lago answered 429 (too_many_provider_requests).",
		]);
		expect(lago.requests).toHaveLength(20);
	});

	test('has it at once without taxes', async () => {
		refusals = Infinity;
		const { items } = await run({ ...getCurrent, currentUsageFilters: { applyTaxes: false } });
		expect(items).toMatchObject([{ json: { total_amount_cents: 1500 } }]);
		expect(lago.requests).toHaveLength(1);
	});
});

test('says that Lago does not know the customer, as other operations do', async () => {
	const { error } = await run({ ...getCurrent, customerId: 'nobody' });
	expect([error?.message, error?.description]).toEqual([
		"Lago has no customer 'nobody'",
		"Check 'Customer', and that the API key belongs to the right Lago account. Lago answered 404 (customer_not_found).",
	]);
	expect(wire().map(({ request }) => request)).toEqual([
		'GET /customers/nobody/current_usage?external_subscription_id=acme-pro',
		'GET /customers/nobody',
	]);
});

test('refuses Group without a value', async () => {
	const currentUsageFilters = group({ key: 'cloud', value: '' });
	expect(await refusal({ ...getCurrent, currentUsageFilters })).toEqual({
		message: "'Group > Value' is empty",
		description: REMOVE_THE_ENTRY,
	});
});

refusesUnreadableKeys('Group', (...entries) => ({
	...getCurrent,
	currentUsageFilters: group(...entries),
}));
