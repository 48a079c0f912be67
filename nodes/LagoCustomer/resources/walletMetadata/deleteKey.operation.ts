import type { LagoOperation } from '../../engine/operation';
import { customerId, metadataKey, walletCode } from '../../fields/locators';
import { keepShorterKey } from '../wallet/keepScope';

export const deleteKey: LagoOperation = {
	option: {
		name: 'Delete Key',
		value: 'deleteKey',
		action: 'Delete wallet metadata key',
		description: 'Remove one key from the metadata of a wallet',
		routing: {
			request: {
				method: 'DELETE',
				url: '/customers/{customerId}/wallets/{walletCode}/metadata/{metadataKey}',
			},
		},
	},
	fields: [customerId, walletCode, metadataKey],
	readFirst: keepShorterKey,
};
