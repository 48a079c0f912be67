import { lago, run, wire } from '../../support';
import {
	EMPTY_VALUES,
	everyFieldOf,
	fieldsIn,
	FROM_ITEM,
	NOTHING,
	refusal,
	refusesToRunWithout,
} from '../helpers';
import { pagesThroughItsList } from '../paging';

const getPast = {
	resource: 'usage',
	operation: 'getPast',
	customerId: 'acme',
	subscriptionId: 'acme-pro',
	simplify: false,
};

const URL = '/customers/acme/past_usage?external_subscription_id=acme-pro';

const PLAIN = [{ request: `GET ${URL}&page=1&per_page=50` }];

beforeEach(() => {
	const { store } = lago;
	for (const code of ['calls', 'storage']) store.addBillableMetric({ code });
	store.addPlan({
		code: 'pro',
		charges: [{ billable_metric_code: 'calls' }, { billable_metric_code: 'storage' }],
	});
	const acme = store.addCustomer({ external_id: 'acme' });
	store.addSubscription(acme, { external_id: 'acme-pro', plan_code: 'pro' });
	store.addSubscription(acme, { external_id: 'acme-side', plan_code: 'pro' });
});

/** Months from February 2000 on. */
function addPeriods(count: number, subscription = 'acme-pro'): void {
	const { store } = lago;
	const owner = store.subscriptions.find(({ external_id }) => external_id === subscription)!;
	for (let month = 1; month <= count; month++) {
		const from_datetime = new Date(Date.UTC(2000, month, 1)).toISOString();
		store.addUsagePeriod(owner, { from_datetime });
	}
}

test('asks for the periods of the subscription', async () => {
	addPeriods(3);
	addPeriods(1, 'acme-side');
	const { items, error } = await run(getPast);
	expect(error).toBeUndefined();
	expect(wire()).toEqual(PLAIN);
	expect(items.map(({ json }) => json.from_datetime)).toEqual([
		'2000-04-01T00:00:00Z',
		'2000-03-01T00:00:00Z',
		'2000-02-01T00:00:00Z',
	]);
});

test('sends every filter under its name in Lago', async () => {
	addPeriods(5);
	const pastUsageFilters = { billableMetricCode: 'calls', periodsCount: 2 };
	expect(Object.keys(pastUsageFilters)).toEqual(await fieldsIn('pastUsageFilters'));
	const { items } = await run({ ...getPast, pastUsageFilters });
	expect(wire()).toEqual([{ request: `GET ${URL}&billable_metric_code=calls&periods_count=2` }]);
	expect(items.map(({ json }) => json.from_datetime)).toEqual([
		'2000-06-01T00:00:00Z',
		'2000-05-01T00:00:00Z',
	]);
});

test('filters by billableMetricCode', async () => {
	addPeriods(1);
	const { items } = await run({ ...getPast, pastUsageFilters: { billableMetricCode: 'storage' } });
	expect(wire()).toEqual([
		{ request: `GET ${URL}&billable_metric_code=storage&page=1&per_page=50` },
	]);
	expect(items[0].json.charges_usage).toMatchObject([{ billable_metric: { code: 'storage' } }]);
});

test.each([
	['Return All', { returnAll: true }],
	['Limit', { limit: 1 }],
	['an empty Page and Per Page', { pagingOptions: { page: NOTHING, perPage: NOTHING } }],
])('Periods Count comes before %s', async (_, paging) => {
	addPeriods(5);
	const { items } = await run({ ...getPast, ...paging, pastUsageFilters: { periodsCount: 3 } });
	expect(wire()).toEqual([{ request: `GET ${URL}&periods_count=3` }]);
	expect(items).toHaveLength(3);
});

test.each([{ page: 2 }, { perPage: 20 }, { page: 1, perPage: 100 }])(
	'refuses Periods Count beside %j',
	async (pagingOptions) => {
		const pastUsageFilters = { periodsCount: 3 };
		expect(await refusal({ ...getPast, pagingOptions, pastUsageFilters })).toEqual({
			message: "'Periods Count' cannot be combined with 'Page' or 'Per Page'",
			description: 'Remove one of them.',
		});
	},
);

test('Page and Per Page apply when Periods Count is empty', async () => {
	addPeriods(21);
	await run({
		...getPast,
		pagingOptions: { page: 2, perPage: 20 },
		pastUsageFilters: { periodsCount: NOTHING },
	});
	expect(wire()).toEqual([{ request: `GET ${URL}&page=2&per_page=20` }]);
});

test.each(EMPTY_VALUES)('does not send filters that are %j', async (value) => {
	addPeriods(1);
	const filters = await everyFieldOf('pastUsageFilters', FROM_ITEM);
	const { error } = await run({ ...getPast, ...filters }, { items: [{ value }] });
	expect(error).toBeUndefined();
	expect(wire()).toEqual(PLAIN);
});

test('pairs each period with the item that asked for it', async () => {
	addPeriods(2);
	addPeriods(1, 'acme-side');
	const { items } = await run(
		{ ...getPast, subscriptionId: '={{ $json.subscription }}' },
		{ items: [{ subscription: 'acme-side' }, { subscription: 'acme-pro' }] },
	);
	expect(items.map(({ json, pairedItem }) => [json.from_datetime, pairedItem])).toEqual([
		['2000-02-01T00:00:00Z', { item: 0 }],
		['2000-03-01T00:00:00Z', { item: 1 }],
		['2000-02-01T00:00:00Z', { item: 1 }],
	]);
});

test.each([
	['periodsCount', 'all', "'Periods Count' is not a number", 'It is "all".'],
	['periodsCount', 0, "'Periods Count' is less than 1", 'It is 0.'],
	['periodsCount', 2.5, "'Periods Count' is not a whole number", 'It is 2.5.'],
	['periodsCount', [3], "'Periods Count' is not a number", 'It is [3].'],
	[
		'billableMetricCode',
		['calls'],
		"'Billable Metric Name or ID' is not a text",
		'It is ["calls"]: pick the one value to send.',
	],
])('refuses %s when an expression gives %j', async (field, value, message, description) => {
	const pastUsageFilters = { [field]: FROM_ITEM };
	expect(await refusal({ ...getPast, pastUsageFilters }, value)).toEqual({ message, description });
});

refusesToRunWithout('customerId', 'Customer', getPast);
refusesToRunWithout('subscriptionId', 'Subscription', getPast);

pagesThroughItsList({
	parameters: getPast,
	url: `${URL}&`,
	envelope: 'usage_periods',
	add: (count) => addPeriods(count),
});
