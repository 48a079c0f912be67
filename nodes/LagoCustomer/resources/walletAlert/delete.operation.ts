import type { LagoOperation } from '../../engine/operation';
import { alertCode, customerId, walletCode } from '../../fields/locators';

export const deleteWalletAlert: LagoOperation = {
	option: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete wallet alert',
		description: 'Delete an alert permanently',
		routing: {
			request: {
				method: 'DELETE',
				url: '/customers/{customerId}/wallets/{walletCode}/alerts/{alertCode}',
			},
		},
	},
	fields: [customerId, walletCode, alertCode],
	envelope: 'alert',
	identity: 'code',
};
