import type { LagoOperation } from '../../engine/operation';
import { customerId, subscriptionId } from '../../fields/locators';
import { pairs } from '../../fields/pairs';
import { query } from '../../fields/send';
import { simplifyFields } from '../../fields/simplify';
import { applyTaxes } from './applyTaxes';
import { simpleFields } from './simpleFields';

export const getCurrent: LagoOperation = {
	option: {
		name: 'Get Current',
		value: 'getCurrent',
		action: 'Get current usage of customer',
		description: 'Retrieve what a customer has used and owes so far in the current billing period',
		routing: { request: { method: 'GET', url: '/customers/{customerId}/current_usage' } },
	},
	fields: [
		customerId,
		subscriptionId,
		{
			displayName: 'Filters',
			name: 'currentUsageFilters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				applyTaxes,
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
					displayName: 'Charge Code',
					name: 'chargeCode',
					type: 'string',
					placeholder: 'e.g. api_calls_standard',
					default: '',
					description: "Only the usage of this charge; ignored by Lago beside 'Charge ID'",
					routing: query('charge_code'),
				},
				{
					displayName: 'Charge ID',
					name: 'chargeId',
					type: 'string',
					placeholder: 'e.g. 1a901a90-1a90-1a90-1a90-1a901a901a90',
					default: '',
					description: 'Only the usage of the charge with this Lago ID',
					routing: query('charge_id'),
				},
				{
					displayName: 'Full Usage',
					name: 'fullUsage',
					type: 'boolean',
					default: false,
					description:
						'Whether to count all usage since the subscription started, not only the current period. A Lago add-on that also needs a filter for charge, billable metric or group.',
					routing: query('full_usage'),
				},
				{
					...pairs({
						entry: 'Group',
						key: 'The event property by which the charge is grouped',
						keyExample: 'cloud',
						value: 'The value of that property',
						valueExample: 'aws',
					}),
					displayName: 'Group',
					name: 'group',
					description: 'Only the usage of these pricing groups',
					routing: query('group'),
				},
				{
					displayName: 'Presentation Groups (JSON)',
					name: 'filterByPresentation',
					type: 'json',
					placeholder: 'e.g. ["region"]',
					default: '[]',
					description:
						'The presentation group keys to break the usage down by, as a JSON list; an empty list leaves the breakdown out',
					routing: query('filter_by_presentation'),
				},
			],
		},
		...simplifyFields,
	],
	simpleFields,
	envelope: 'customer_usage',
};
