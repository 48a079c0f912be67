import type { LagoOperation } from '../../engine/operation';
import { customerId, walletCode } from '../../fields/locators';
import { metadata } from '../wallet/fields/metadata';
import { keepScopeOfMetadata } from '../wallet/keepScope';

export const merge: LagoOperation = {
	option: {
		name: 'Merge',
		value: 'merge',
		action: 'Merge wallet metadata',
		description:
			'Add keys to the metadata of a wallet, which is read first, or change them; other keys stay',
		routing: {
			request: { method: 'PATCH', url: '/customers/{customerId}/wallets/{walletCode}/metadata' },
		},
	},
	fields: [customerId, walletCode, metadata],
	readFirst: keepScopeOfMetadata((current, given) => ({ ...current, ...given })),
};
