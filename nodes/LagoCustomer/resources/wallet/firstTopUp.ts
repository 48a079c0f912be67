import { notShown } from '../../model/answer';
import { inBody } from '../../model/field';
import { transactionMetadata } from './metadata';

const wallet = inBody('wallet');

/** A job makes the first top-up after the answer. */
const inTopUp = { answer: notShown };

export const codeOnCreate = wallet(
	'code',
	{
		displayName: 'Code',
		name: 'code',
		type: 'string',
		placeholder: 'e.g. prepaid',
		default: '',
		description:
			'Your own ID of the wallet, by which all other wallet operations find it. Lago makes one if you leave it out. Needed for safe retries.',
	},
	{ isPathId: true },
);

/** What a new wallet holds from the start. */
export const firstTopUp = [
	wallet(
		'granted_credits',
		{
			displayName: 'Granted Credits',
			name: 'grantedCredits',
			type: 'string',
			placeholder: 'e.g. 10.5',
			default: '',
			description:
				'Free credits to start with. They arrive some seconds after the wallet is created.',
		},
		inTopUp,
	),
	wallet(
		'ignore_paid_top_up_limits_on_creation',
		{
			displayName: 'Ignore Limits on Creation',
			name: 'ignorePaidTopUpLimitsOnCreation',
			type: 'boolean',
			default: true,
			description: 'Whether the first top-up may be below the minimum or above the maximum',
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
				'Credits that the customer buys to start with, which Lago invoices. They arrive some seconds after the wallet is created.',
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
			description: 'When the first top-up is used up: 1 is before all others, 50 after them',
		},
		inTopUp,
	),
];
