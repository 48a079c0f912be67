import type { LagoOperation } from '../../engine/operation';
import { customerId, subscriptionId } from '../../fields/locators';
import { simplifyFields } from '../../fields/simplify';
import { applyTaxes } from './applyTaxes';

export const getProjected: LagoOperation = {
	option: {
		name: 'Get Projected',
		value: 'getProjected',
		action: 'Get projected usage of customer',
		description:
			'Retrieve what a customer is expected to use and owe by the end of the period, a Lago add-on',
		routing: { request: { method: 'GET', url: '/customers/{customerId}/projected_usage' } },
	},
	fields: [
		customerId,
		subscriptionId,
		{
			displayName: 'Filters',
			name: 'projectedUsageFilters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [applyTaxes],
		},
		...simplifyFields,
	],
	simpleFields: [
		'from_datetime',
		'to_datetime',
		'currency',
		'amount_cents',
		'total_amount_cents',
		'projected_amount_cents',
	],
	envelope: 'customer_projected_usage',
};
