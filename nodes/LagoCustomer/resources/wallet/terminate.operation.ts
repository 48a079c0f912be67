import type { LagoOperation } from '../../engine/operation';
import { customerId, walletCode } from '../../fields/locators';

export const terminate: LagoOperation = {
	option: {
		name: 'Terminate',
		value: 'terminate',
		action: 'Terminate wallet',
		description: 'End a wallet for good; the credits left in it are lost',
		routing: { request: { method: 'DELETE', url: '/customers/{customerId}/wallets/{walletCode}' } },
	},
	fields: [customerId, walletCode],
	envelope: 'wallet',
	identity: 'code',
};
