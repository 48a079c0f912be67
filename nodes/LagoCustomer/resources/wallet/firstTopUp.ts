import { notShown } from '../../model/answer';
import { inBody } from '../../model/field';
import { transactionMetadata } from './metadata';

const wallet = inBody('wallet');

/** A job makes the first top-up after the answer. */
const inTopUp = { answer: notShown };

/** The code of a new wallet, and what it holds from the start. */
export const firstTopUp = [
	wallet(
		'code',
		{
			displayName: 'Code',
			name: 'code',
			type: 'string',
			placeholder: 'e.g. prepaid',
			default: '',
			description:
				'Your own code of the wallet. With it, a request that fails on the way is safely sent again.',
		},
		{ isPathId: true },
	),
	wallet(
		'granted_credits',
		{
			displayName: 'Granted Credits',
			name: 'grantedCredits',
			type: 'string',
			placeholder: 'e.g. 10.5',
			default: '',
			description:
				'Free credits that the wallet starts with. They are in the wallet some seconds after it is created.',
		},
		inTopUp,
	),
	wallet(
		'ignore_paid_top_up_limits_on_creation',
		{
			displayName: 'Ignore Paid Top-Up Limits on Creation',
			name: 'ignorePaidTopUpLimitsOnCreation',
			type: 'boolean',
			default: true,
			description: 'Whether the lowest and highest amount do not apply to the first top-up',
		},
		inTopUp,
	),
	wallet(
		'paid_credits',
		{
			displayName: 'Paid Credits',
			name: 'paidCredits',
			type: 'string',
			placeholder: 'e.g. 100',
			default: '',
			description:
				'Credits that the customer buys with the first top-up, which Lago invoices. They are in the wallet some seconds after it is created.',
		},
		inTopUp,
	),
	{
		...transactionMetadata,
		...inTopUp,
		place: wallet('transaction_metadata', transactionMetadata.property).place,
	},
	wallet(
		'transaction_name',
		{
			displayName: 'Transaction Name',
			name: 'transactionName',
			type: 'string',
			placeholder: 'e.g. Welcome credits',
			default: '',
			description: 'The name of the first top-up on its invoice',
		},
		inTopUp,
	),
	wallet(
		'transaction_priority',
		{
			displayName: 'Transaction Priority',
			name: 'transactionPriority',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 50, numberPrecision: 0 },
			default: 50,
			description:
				'Which of the transactions of the wallet is used first: 1 is the first, 50 the last',
		},
		inTopUp,
	),
];
