import type { LagoOperation } from '../../engine/operation';
import { customerId, walletCode } from '../../fields/locators';
import { simplifyFields } from '../../fields/simplify';
import { simpleFields } from './simpleFields';

export const get: LagoOperation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get wallet',
		description: "Retrieve one of a customer's wallets with its balance",
		routing: { request: { method: 'GET', url: '/customers/{customerId}/wallets/{walletCode}' } },
	},
	fields: [customerId, walletCode, ...simplifyFields],
	simpleFields,
	envelope: 'wallet',
	identity: 'code',
};
