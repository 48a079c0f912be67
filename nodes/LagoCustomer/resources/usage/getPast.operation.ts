import type { LagoOperation } from '../../engine/operation';
import { customerId, subscriptionId } from '../../fields/locators';
import { limit, pagingOptions, returnAll } from '../../fields/paging';
import { query } from '../../fields/send';
import { simplifyFields } from '../../fields/simplify';
import { simpleFields } from './simpleFields';

export const getPast: LagoOperation = {
	option: {
		name: 'Get Past',
		value: 'getPast',
		action: 'Get past usage of customer',
		description: 'Retrieve the usage of billing periods that have ended, latest first',
		routing: { request: { method: 'GET', url: '/customers/{customerId}/past_usage' } },
	},
	fields: [
		customerId,
		subscriptionId,
		returnAll,
		limit,
		{
			displayName: 'Filters',
			name: 'pastUsageFilters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{
					displayName: 'Billable Metric Name or ID',
					name: 'billableMetricCode',
					type: 'options',
					typeOptions: { loadOptionsMethod: 'getBillableMetrics' },
					default: '',
					description:
						'Only the usage of this billable metric. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
					routing: query('billable_metric_code'),
				},
				{
					displayName: 'Periods Count',
					name: 'periodsCount',
					type: 'number',
					typeOptions: { minValue: 1, numberPrecision: 0 },
					default: 3,
					description:
						"How many of the latest periods to return. 'Return All' and 'Limit' then do not apply.",
					routing: query('periods_count'),
				},
			],
		},
		pagingOptions,
		...simplifyFields,
	],
	simpleFields,
	envelope: 'usage_periods',
	// Lago does not look the customer up here.
	emptyOnlyIf: '/customers/{customerId}',
	paged: true,
	// Lago applies the count in place of the page size, but not to the offset.
	wholeWith: 'periodsCount',
};
