import type { LagoOperation } from '../../engine/operation';
import { customerId, walletCode } from '../../fields/locators';
import { keepScopeOfMetadata } from '../wallet/keepScope';

export const deleteAll: LagoOperation = {
	option: {
		name: 'Delete All',
		value: 'deleteAll',
		action: 'Delete all wallet metadata',
		description: 'Remove every key from the metadata of a wallet, which is read first',
		routing: {
			request: { method: 'DELETE', url: '/customers/{customerId}/wallets/{walletCode}/metadata' },
		},
	},
	fields: [customerId, walletCode],
	readFirst: keepScopeOfMetadata(() => ({})),
};
