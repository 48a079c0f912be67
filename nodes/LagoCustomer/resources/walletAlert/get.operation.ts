import type { LagoOperation } from '../../engine/operation';
import { alertCode, customerId, walletCode } from '../../fields/locators';

export const get: LagoOperation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get wallet alert',
		description: 'Retrieve an alert with its thresholds',
		routing: {
			request: {
				method: 'GET',
				url: '/customers/{customerId}/wallets/{walletCode}/alerts/{alertCode}',
			},
		},
	},
	fields: [customerId, walletCode, alertCode],
	envelope: 'alert',
};
