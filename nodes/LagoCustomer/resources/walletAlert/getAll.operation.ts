import type { LagoOperation } from '../../engine/operation';
import { customerId, walletCode } from '../../fields/locators';
import { limit, pagingOptions, returnAll } from '../../fields/paging';
import { simplifyFields } from '../../fields/simplify';
import { simpleFields } from './simpleFields';

export const getAll: LagoOperation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many wallet alerts',
		description: 'Retrieve a list of the alerts on a wallet, newest first',
		routing: {
			request: { method: 'GET', url: '/customers/{customerId}/wallets/{walletCode}/alerts' },
		},
	},
	fields: [customerId, walletCode, returnAll, limit, pagingOptions, ...simplifyFields],
	simpleFields,
	envelope: 'alerts',
	paged: true,
};
