import type { LagoOperation } from '../../engine/operation';
import { customerId, walletCode } from '../../fields/locators';
import { body } from '../../fields/send';
import { walletMetadata } from './fields/metadata';
import { recurringRules } from './fields/recurringRules';
import { settings } from './fields/settings';
import { keepScope } from './keepScope';

export const update: LagoOperation = {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update wallet',
		description:
			'Change the settings of a wallet, which is read first; its credits stay as they are',
		routing: { request: { method: 'PUT', url: '/customers/{customerId}/wallets/{walletCode}' } },
	},
	fields: [
		customerId,
		walletCode,
		{
			displayName: 'Update Fields',
			name: 'walletUpdateFields',
			type: 'collection',
			required: true,
			placeholder: 'Add Field',
			default: {},
			options: [
				...settings,
				{
					displayName: 'New Code',
					name: 'code',
					type: 'string',
					placeholder: 'e.g. prepaid-2026',
					default: '',
					description: 'The code that the wallet has from now on',
					routing: body('wallet.code'),
				} as const,
				recurringRules,
				walletMetadata,
			].sort((a, b) => a.displayName.localeCompare(b.displayName)),
		},
	],
	envelope: 'wallet',
	newId: 'code',
	readFirst: keepScope,
	identity: 'code',
};
