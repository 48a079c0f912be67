import type { LagoOperation } from '../../engine/operation';
import { customerId } from '../../fields/locators';
import { limit, pagingOptions, returnAll } from '../../fields/paging';

export const getAll: LagoOperation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many payment methods of customer',
		description: "Retrieve a list of a customer's stored cards and accounts, newest first",
		routing: { request: { method: 'GET', url: '/customers/{customerId}/payment_methods' } },
	},
	fields: [customerId, returnAll, limit, pagingOptions],
	envelope: 'payment_methods',
	paged: true,
};
