import { fixedCollection, inQuery } from '../model/field';
import { invalid } from '../model/invalid';
import { filterCollection, get, list, resource } from '../model/defineOperation';
import { buildSegments, type LagoReader } from '../model/operation';
import { amount, field, unitsByMetric } from '../model/simplify';
import type { Values } from '../model/validation';
import { oneCustomer } from './customer';
import { keyValueFields } from './common/keyValueFields';
import { customerId, subscriptionId } from './common/locators';
import { loadOptionsWith, subscriptionStatuses } from './common/options';

const simplified = [
	field('from_datetime'),
	field('to_datetime'),
	field('currency'),
	amount('amount'),
	amount('taxes_amount'),
	amount('total_amount'),
	unitsByMetric('units', 'units'),
];

/** The description of an operation that takes one subscription at a time. */
const forOneSubscription = (text: string) =>
	`${text}. For all subscriptions, put Subscription > Get Many before it.`;

/** Lago does not say in its answer whose usage it is, and takes any customer for granted. */
const usageOptions = {
	parentToVerify: oneCustomer,
	addedFields: [
		['external_customer_id', customerId],
		['external_subscription_id', subscriptionId],
	],
} as const;

const applyTaxes = inQuery('apply_taxes', null, {
	displayName: 'Apply Taxes',
	name: 'applyTaxes',
	type: 'boolean',
	default: true,
	description:
		'Whether to include taxes in the amounts. Leaving them out is faster if a tax provider is connected.',
});

const billableMetricCode = inQuery(
	'billable_metric_code',
	null,
	{
		displayName: 'Billable Metric Name or ID',
		name: 'billableMetricCode',
		type: 'options',
		typeOptions: loadOptionsWith('getBillableMetrics'),
		default: '',
		description:
			'Only the usage of this billable metric. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	{ lagoResource: 'billable_metric' },
);

/** Of past periods, Lago narrows the charges only. */
const billableMetricOfPeriods = {
	...billableMetricCode,
	property: {
		...billableMetricCode.property,
		description:
			'Only the units and charges of this billable metric; the amounts stay those of the whole period. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
};

const getCurrent = get(
	{
		path: [...oneCustomer.path, 'current_usage'],
		envelope: 'customer_usage',
		identity: null,
		simplified,
	},
	{
		name: 'Get Current',
		value: 'getCurrent',
		action: 'Get current usage of customer',
		description: forOneSubscription(
			'Retrieve usage and charges of one subscription so far in the current billing period',
		),
	},
	{
		...usageOptions,
		fields: [
			subscriptionId,
			filterCollection({
				name: 'currentUsageFilters',
				fields: [
					applyTaxes,
					billableMetricCode,
					inQuery(
						'charge_code',
						null,
						{
							displayName: 'Charge Code',
							name: 'chargeCode',
							type: 'string',
							placeholder: 'e.g. api_calls_standard',
							default: '',
							description: "Only the usage of this charge. Ignored if 'Charge ID' is set too.",
						},
						{ lagoResource: 'charge' },
					),
					inQuery(
						'charge_id',
						null,
						{
							displayName: 'Charge ID',
							name: 'chargeId',
							type: 'string',
							placeholder: 'e.g. 1a901a90-1a90-1a90-1a90-1a901a901a90',
							default: '',
							description: "Only the usage of this charge: its 'lago_id'",
						},
						{ lagoResource: 'charge' },
					),
					inQuery('full_usage', null, {
						displayName: 'Full Usage',
						name: 'fullUsage',
						type: 'boolean',
						default: false,
						description:
							'Whether to count all usage since the subscription started, not only the current period. Needs a Lago add-on and a filter by charge, billable metric or group.',
					}),
					fixedCollection(
						inQuery('group', null, {
							displayName: 'Group',
							name: 'group',
							type: 'fixedCollection',
							default: {},
							description:
								'Only the usage of these pricing groups. For several values of one key, add the key several times.',
						}),
						'multimap',
						{ entry: 'Group', name: 'pair' },
						keyValueFields({
							key: 'The event property by which the charge is grouped',
							keyExample: 'cloud',
							value: 'The value of that property',
							valueExample: 'aws',
						}),
					),
					inQuery('filter_by_presentation', null, {
						displayName: 'Presentation (JSON)',
						name: 'filterByPresentation',
						type: 'json',
						placeholder: 'e.g. ["region"]',
						default: '[]',
						description:
							'The presentation group keys by which to break the usage down, as a JSON list. An empty list leaves the breakdown out.',
					}),
				],
			}),
		],
	},
);

const periodsCount = inQuery('periods_count', null, {
	displayName: 'Periods Count',
	name: 'periodsCount',
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	default: 3,
	description:
		"How many of the latest periods to return. Overrides 'Return All' and 'Limit', which do the same.",
});

/** Lago answers with an empty list for a subscription that the customer does not have. */
async function assertSubscriptionExists(values: Values, lago: LagoReader): Promise<void> {
	const id = values.get(subscriptionId) ?? null;
	const segments = [...buildSegments(oneCustomer.path, values), 'subscriptions'];
	// By itself, Lago lists the active ones only.
	const query = { external_id: id, status: subscriptionStatuses.map(({ value }) => value) };
	const subscriptions = await lago.listIfAllowed(segments, 'subscriptions', query);
	if (!subscriptions || subscriptions.some((one) => one.external_id === id)) return;
	invalid(
		subscriptionId.property.displayName,
		`'${String(id)}' is none of the customer's subscriptions`,
		"Choose one of the list, or check the expression that gives it. It is the subscription's external ID. For several customers, put Subscription > Get Many before this node and use its 'external_id'.",
	);
}

const getPast = list(
	{
		path: [...oneCustomer.path, 'past_usage'],
		envelope: 'usage_periods',
		simplified: [...simplified, field('lago_invoice_id')],
		// After a change of plan, two periods share an invoice.
		identity: ({ lago_invoice_id: invoice, from_datetime: from, to_datetime: to }) =>
			JSON.stringify([invoice, from, to]),
	},
	{
		name: 'Get Past',
		value: 'getPast',
		action: 'Get past usage of customer',
		description: forOneSubscription(
			'Retrieve usage and charges of one subscription in past billing periods, latest first',
		),
	},
	{ name: 'pastUsageFilters', fields: [billableMetricOfPeriods] },
	{
		...usageOptions,
		fields: [subscriptionId],
		// Limit does the same.
		filtersInVersion1: {
			name: 'pastUsageFilters',
			fields: [billableMetricOfPeriods, periodsCount],
		},
		checkEmpty: assertSubscriptionExists,
		// Lago applies the count in place of the page size, but not to the offset.
		unpagedWith: periodsCount,
	},
);

const getProjected = get(
	{
		path: [...oneCustomer.path, 'projected_usage'],
		envelope: 'customer_projected_usage',
		identity: null,
		simplified: [
			...simplified,
			amount('projected_amount'),
			unitsByMetric('projected_units', 'projected_units'),
		],
	},
	{
		name: 'Get Projected',
		value: 'getProjected',
		action: 'Get projected usage of customer',
		description: forOneSubscription(
			'Estimate usage and charges of one subscription at the end of the current billing period (needs a Lago add-on)',
		),
	},
	{
		...usageOptions,
		fields: [
			subscriptionId,
			filterCollection({ name: 'projectedUsageFilters', fields: [applyTaxes] }),
		],
	},
);

export const usage = resource({ name: 'Usage', value: 'usage' }, getCurrent, [
	getCurrent,
	getPast,
	getProjected,
]);
