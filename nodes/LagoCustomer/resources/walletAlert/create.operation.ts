import type { LagoOperation } from '../../engine/operation';
import { customerId, walletCode } from '../../fields/locators';
import { body } from '../../fields/send';
import { thresholds } from './fields/thresholds';

export const create: LagoOperation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create wallet alerts',
		description: 'Create one or several new alerts on the balance of a wallet, all or none',
		routing: {
			request: { method: 'POST', url: '/customers/{customerId}/wallets/{walletCode}/alerts' },
		},
	},
	fields: [
		customerId,
		walletCode,
		{
			displayName: 'Alerts',
			name: 'alerts',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Alert' },
			placeholder: 'Add Alert',
			required: true,
			default: {},
			description: 'The alerts to create, one of each type a wallet',
			options: [
				{
					displayName: 'Alert',
					name: 'alert',
					values: [
						{
							displayName: 'Alert Type',
							name: 'alertType',
							type: 'options',
							options: [
								{ name: 'Balance Amount', value: 'wallet_balance_amount' },
								{ name: 'Credits Balance', value: 'wallet_credits_balance' },
								{ name: 'Credits Ongoing Balance', value: 'wallet_credits_ongoing_balance' },
								{ name: 'Ongoing Balance Amount', value: 'wallet_ongoing_balance_amount' },
							],
							default: 'wallet_credits_ongoing_balance',
							required: true,
							description:
								'What is watched: the balance as invoiced or, if ongoing, less the current usage; as an amount or in credits',
						},
						{
							displayName: 'Code',
							name: 'code',
							type: 'string',
							required: true,
							placeholder: 'e.g. low-balance',
							default: '',
							description: 'Your own code of the alert',
						},
						{
							displayName: 'Name',
							name: 'name',
							type: 'string',
							placeholder: 'e.g. Low balance',
							default: '',
							description: 'The name of the alert',
						},
						{ ...thresholds, required: true },
					],
				},
			],
			routing: body('alerts'),
		},
	],
	envelope: 'alerts',
};
