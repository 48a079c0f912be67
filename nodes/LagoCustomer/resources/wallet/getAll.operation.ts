import type { LagoOperation } from '../../engine/operation';
import { billingEntityCodes, currency } from '../../fields/filters';
import { customerId } from '../../fields/locators';
import { limit, pagingOptions, returnAll } from '../../fields/paging';
import { simplifyFields } from '../../fields/simplify';
import { simpleFields } from './simpleFields';

export const getAll: LagoOperation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many wallets of customer',
		description: "Retrieve a list of a customer's wallets, active and terminated, newest first",
		routing: { request: { method: 'GET', url: '/customers/{customerId}/wallets' } },
	},
	fields: [
		customerId,
		returnAll,
		limit,
		{
			displayName: 'Filters',
			name: 'walletFilters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [billingEntityCodes, currency],
		},
		pagingOptions,
		...simplifyFields,
	],
	simpleFields,
	envelope: 'wallets',
	checkedFilters: { currency: 'currency' },
	paged: true,
};
