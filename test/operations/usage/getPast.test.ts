import { flattenFields } from '../../../nodes/LagoCustomer/model/field';
import { lago, run, wire } from '../../n8n/support';
import { operations } from '../declarations';
import { refusal } from '../helpers';
import { addPeriods, addSubscribers } from '../lists';

const getPast = {
	resource: 'usage',
	operation: 'getPast',
	customerId: 'acme',
	subscriptionId: 'acme-pro',
	simplify: false,
};

const URL = '/customers/acme/past_usage?external_subscription_id=acme-pro';

beforeEach(addSubscribers);

test.each([
	['Return All', { returnAll: true }],
	['Limit', { limit: 1 }],
	['an empty Page and Per Page', { pagingOptions: { page: '', perPage: '' } }],
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
		pastUsageFilters: { periodsCount: '' },
	});
	expect(wire()).toEqual([{ request: `GET ${URL}&page=2&per_page=20` }]);
});

test('keeps both periods of an invoice, as a change of plan leaves them', async () => {
	addPeriods(2);
	for (const period of lago.store.usage_periods) period.lago_invoice_id = 'same';
	const { items } = await run({ ...getPast, returnAll: true });
	expect(items.map(({ json }) => json.from_datetime)).toEqual([
		'2000-03-01T00:00:00Z',
		'2000-02-01T00:00:00Z',
	]);
});

test('Billable Metric narrows the charges, and not the amounts, as its description says', async () => {
	addPeriods(1);
	const [period] = lago.store.usage_periods;
	period.usage.push({ charge_code: 'storage', units: 1, amount_cents: 50, events_count: 1 });
	const pastUsageFilters = { billableMetricCode: 'storage' };
	const { items } = await run({ ...getPast, returnAll: true, pastUsageFilters });
	expect(items.map(({ json }) => [json.amount_cents, json.charges_usage])).toEqual([
		[150, [expect.objectContaining({ amount_cents: 50, units: '1.0' })]],
	]);
	const said = operations
		.filter(({ id }) => id === 'usage getPast')
		.flatMap(({ operation }) => flattenFields(operation.fields))
		.find(({ property }) => property.name === 'billableMetricCode');
	expect(said?.property.description).toContain('the amounts stay those of the whole period');
});
