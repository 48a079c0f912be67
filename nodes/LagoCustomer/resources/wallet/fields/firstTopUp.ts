import type { INodeProperties } from 'n8n-workflow';
import { body } from '../../../fields/send';
import { transactionMetadata } from './metadata';

/** The code of a new wallet, and what it holds from the start. */
export const firstTopUp: INodeProperties[] = [
	{
		displayName: 'Code',
		name: 'code',
		type: 'string',
		placeholder: 'e.g. prepaid',
		default: '',
		description:
			'Your own code of the wallet. With it, a request that fails on the way is safely sent again.',
		routing: body('wallet.code'),
	},
	{
		displayName: 'Granted Credits',
		name: 'grantedCredits',
		type: 'string',
		placeholder: 'e.g. 10.5',
		default: '',
		description: 'Free credits that the wallet starts with',
		routing: body('wallet.granted_credits'),
	},
	{
		displayName: 'Ignore Paid Top-Up Limits on Creation',
		name: 'ignorePaidTopUpLimitsOnCreation',
		type: 'boolean',
		default: true,
		description: 'Whether the lowest and highest amount do not apply to the first top-up',
		routing: body('wallet.ignore_paid_top_up_limits_on_creation'),
	},
	{
		displayName: 'Paid Credits',
		name: 'paidCredits',
		type: 'string',
		placeholder: 'e.g. 100',
		default: '',
		description: 'Credits that the customer buys with the first top-up, which Lago invoices',
		routing: body('wallet.paid_credits'),
	},
	{ ...transactionMetadata, routing: body('wallet.transaction_metadata') },
	{
		displayName: 'Transaction Name',
		name: 'transactionName',
		type: 'string',
		placeholder: 'e.g. Welcome credits',
		default: '',
		description: 'The name of the first top-up on its invoice',
		routing: body('wallet.transaction_name'),
	},
	{
		displayName: 'Transaction Priority',
		name: 'transactionPriority',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 50, numberPrecision: 0 },
		default: 50,
		description:
			'Which of the transactions of the wallet is used first: 1 is the first, 50 the last',
		routing: body('wallet.transaction_priority'),
	},
];
