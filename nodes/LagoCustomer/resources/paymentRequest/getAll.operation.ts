import type { LagoOperation } from '../../engine/operation';
import { billingEntityCodes, currency, paymentStatuses } from '../../fields/filters';
import { customerId } from '../../fields/locators';
import { limit, pagingOptions, returnAll } from '../../fields/paging';
import { query } from '../../fields/send';
import { simplifyFields } from '../../fields/simplify';
import { simpleFields } from './simpleFields';

export const getAll: LagoOperation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many payment requests of customer',
		description: 'Retrieve a list of what a customer was asked to pay for overdue invoices',
		routing: { request: { method: 'GET', url: '/customers/{customerId}/payment_requests' } },
	},
	fields: [
		customerId,
		returnAll,
		limit,
		{
			displayName: 'Filters',
			name: 'paymentRequestFilters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				billingEntityCodes,
				currency,
				{
					displayName: 'Payment Status',
					name: 'paymentStatus',
					type: 'options',
					options: paymentStatuses,
					default: 'pending',
					description: 'Only payment requests with this payment status',
					routing: query('payment_status'),
				},
			],
		},
		pagingOptions,
		...simplifyFields,
	],
	simpleFields,
	envelope: 'payment_requests',
	checkedFilters: { payment_status: 'payment_status' },
	paged: true,
};
