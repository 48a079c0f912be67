import type { LagoOperation } from '../../engine/operation';
import { customerId, walletCode } from '../../fields/locators';
import { metadata } from '../wallet/fields/metadata';
import { keepScopeOfMetadata } from '../wallet/keepScope';

export const replace: LagoOperation = {
	option: {
		name: 'Replace',
		value: 'replace',
		action: 'Replace wallet metadata',
		description: 'Put new metadata in place of all that a wallet, which is read first, has',
		routing: {
			request: { method: 'POST', url: '/customers/{customerId}/wallets/{walletCode}/metadata' },
		},
	},
	fields: [customerId, walletCode, metadata],
	readFirst: keepScopeOfMetadata((_current, given) => given),
};
