import type { LagoOperation } from '../../engine/operation';
import { customerId, subscriptionId } from '../../fields/locators';
import { query } from '../../fields/send';

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
				{
					displayName: 'Apply Taxes',
					name: 'applyTaxes',
					type: 'boolean',
					default: true,
					description:
						'Whether Lago includes taxes in the amounts. Off is faster for accounts with a tax provider.',
					routing: query('apply_taxes'),
				},
				{
					displayName: 'Billable Metric Code',
					name: 'billableMetricCode',
					type: 'string',
					placeholder: 'e.g. api_calls',
					default: '',
					description:
						"Only the usage of this billable metric; ignored by Lago beside 'Charge Code' or 'Charge ID'",
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
					displayName: 'Group',
					name: 'group',
					type: 'fixedCollection',
					typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Group' },
					default: {},
					description: 'Only the usage of these pricing groups',
					options: [
						{
							displayName: 'Entry',
							name: 'entry',
							values: [
								{
									displayName: 'Key',
									name: 'key',
									type: 'string',
									required: true,
									placeholder: 'e.g. cloud',
									default: '',
									description: 'The event property by which the charge is grouped',
								},
								{
									displayName: 'Value',
									name: 'value',
									type: 'string',
									placeholder: 'e.g. aws',
									default: '',
									description: 'The value of that property',
								},
							],
						},
					],
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
	],
	envelope: 'customer_usage',
};
