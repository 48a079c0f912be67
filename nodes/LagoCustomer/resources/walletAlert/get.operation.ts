import type { LagoOperation } from '../../engine/operation';
import { alertCode, customerId, walletCode } from '../../fields/locators';
import { simplifyFields } from '../../fields/simplify';
import { simpleFields } from './simpleFields';

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
	fields: [customerId, walletCode, alertCode, ...simplifyFields],
	simpleFields,
	envelope: 'alert',
	identity: 'code',
};
