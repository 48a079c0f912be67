import type { LagoOperation } from '../../engine/operation';
import { customerId, walletCode } from '../../fields/locators';

export const deleteAll: LagoOperation = {
	option: {
		name: 'Delete All',
		value: 'deleteAll',
		action: 'Delete all wallet alerts',
		description: 'Delete every alert on a wallet permanently',
		routing: {
			request: { method: 'DELETE', url: '/customers/{customerId}/wallets/{walletCode}/alerts' },
		},
	},
	fields: [customerId, walletCode],
};
