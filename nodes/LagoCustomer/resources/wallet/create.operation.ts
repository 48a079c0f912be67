import type { IDataObject } from 'n8n-workflow';
import type { LagoOperation } from '../../engine/operation';
import { currencies } from '../../fields/codes';
import { customerId } from '../../fields/locators';
import { body } from '../../fields/send';
import { firstTopUp } from './fields/firstTopUp';
import { walletMetadata } from './fields/metadata';
import { recurringRules } from './fields/recurringRules';
import { settings } from './fields/settings';

export const create: LagoOperation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create wallet',
		description: 'Create a new wallet of prepaid credits for a customer',
		routing: { request: { method: 'POST', url: '/customers/{customerId}/wallets' } },
	},
	fields: [
		customerId,
		{
			displayName: 'Rate Amount',
			name: 'rateAmount',
			type: 'string',
			required: true,
			placeholder: 'e.g. 1.5',
			default: '',
			description: 'What one credit is worth in the currency',
			routing: body('wallet.rate_amount'),
		},
		{
			displayName: 'Currency',
			name: 'walletCurrency',
			type: 'options',
			options: currencies,
			required: true,
			default: 'USD',
			description: "The currency of the wallet, which must be the customer's",
			routing: body('wallet.currency'),
		},
		{
			displayName: 'Additional Fields',
			name: 'walletFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [...settings, ...firstTopUp, recurringRules, walletMetadata].sort((a, b) =>
				a.displayName.localeCompare(b.displayName),
			),
		},
	],
	envelope: 'wallet',
	newId: 'code',
	// Lago refuses a second wallet of the same code, but makes one up where none is given.
	repeatable: ({ wallet }) => (wallet as IDataObject).code !== undefined,
};
