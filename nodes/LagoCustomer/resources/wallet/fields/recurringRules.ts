import type { INodeProperties } from 'n8n-workflow';
import { body } from '../../../fields/send';
import { unchanged, yesNoOrUnchanged } from '../../../fields/unchanged';
import { transactionMetadata } from './metadata';

const intervals = [
	unchanged,
	{ name: 'Monthly', value: 'monthly' },
	{ name: 'Quarterly', value: 'quarterly' },
	{ name: 'Semiannual', value: 'semiannual' },
	{ name: 'Weekly', value: 'weekly' },
	{ name: 'Yearly', value: 'yearly' },
];

const methods = [unchanged, { name: 'Fixed', value: 'fixed' }, { name: 'Target', value: 'target' }];

/** How Lago tops the wallet up by itself. Lago allows one rule a wallet. */
export const recurringRules: INodeProperties = {
	displayName: 'Recurring Top-Up Rule',
	name: 'recurringTransactionRules',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Rule' },
	placeholder: 'Add Rule',
	default: {},
	description:
		'When and how much Lago tops the wallet up by itself; one rule a wallet, with a licence',
	options: [
		{
			displayName: 'Rule',
			name: 'rule',
			values: [
				{
					displayName: 'Expiration At',
					name: 'expirationAt',
					type: 'dateTime',
					default: '',
					description: 'When the rule ends',
				},
				{
					displayName: 'Granted Credits',
					name: 'grantedCredits',
					type: 'string',
					placeholder: 'e.g. 10.5',
					default: '',
					description: 'Free credits that each top-up adds',
				},
				{
					displayName: 'Grants Target Top-Up',
					name: 'grantsTargetTopUp',
					type: 'options',
					options: yesNoOrUnchanged,
					default: '',
					displayOptions: { show: { method: ['target'] } },
					description: 'Whether the credits up to the target are free',
				},
				{
					displayName: 'Ignore Paid Top-Up Limits',
					name: 'ignorePaidTopUpLimits',
					type: 'options',
					options: yesNoOrUnchanged,
					default: '',
					description: "Whether the wallet's lowest and highest amount do not apply",
				},
				{
					displayName: 'Interval',
					name: 'interval',
					type: 'options',
					options: intervals,
					default: '',
					displayOptions: { show: { trigger: ['interval'] } },
					description: 'How often the wallet is topped up',
				},
				{
					displayName: 'Invoice Custom Section',
					name: 'invoiceCustomSection',
					type: 'fixedCollection',
					default: {},
					placeholder: 'Add Invoice Custom Section',
					description: "The sections on the rule's invoices",
					options: [
						{
							displayName: 'Section',
							name: 'section',
							values: [
								{
									displayName: 'Invoice Custom Section Codes',
									name: 'invoiceCustomSectionCodes',
									type: 'string',
									typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Code' },
									placeholder: 'e.g. bank_details',
									default: [],
									description: "The sections on the top-ups' invoices",
								},
								{
									displayName: 'Skip Invoice Custom Sections',
									name: 'skipInvoiceCustomSections',
									type: 'boolean',
									default: false,
									description: 'Whether to leave all custom sections out',
								},
							],
						},
					],
				},
				{
					displayName: 'Invoice Requires Successful Payment',
					name: 'invoiceRequiresSuccessfulPayment',
					type: 'options',
					options: yesNoOrUnchanged,
					default: '',
					description: 'Whether a top-up is invoiced only once it is paid',
				},
				{
					displayName: 'Lago ID',
					name: 'lagoId',
					type: 'string',
					placeholder: 'e.g. 1a901a90-1a90-1a90-1a90-1a901a901a90',
					default: '',
					description: "The rule's own 'lago_id', to change the rule that exists",
				},
				{
					displayName: 'Method',
					name: 'method',
					type: 'options',
					options: methods,
					default: '',
					description:
						'Whether a top-up adds the same credits each time, or as many as the target needs',
				},
				{
					displayName: 'Paid Credits',
					name: 'paidCredits',
					type: 'string',
					placeholder: 'e.g. 100',
					default: '',
					description: 'Credits that each top-up adds and the customer pays for',
				},
				{
					displayName: 'Payment Method',
					name: 'paymentMethod',
					type: 'fixedCollection',
					default: {},
					placeholder: 'Add Payment Method',
					description: 'What pays the top-ups',
					options: [
						{
							displayName: 'Method',
							name: 'method',
							values: [
								{
									displayName: 'Payment Method ID',
									name: 'paymentMethodId',
									type: 'string',
									placeholder: 'e.g. 1a901a90-1a90-1a90-1a90-1a901a901a90',
									default: '',
									description: "The Lago ID of one of the customer's payment methods",
								},
								{
									displayName: 'Payment Method Type',
									name: 'paymentMethodType',
									type: 'options',
									options: [
										{ name: 'Manual', value: 'manual' },
										{ name: 'Provider', value: 'provider' },
									],
									default: 'provider',
									description:
										'Whether the payment provider collects the payments or the customer sends them',
								},
							],
						},
					],
				},
				{
					displayName: 'Purchase Order Number',
					name: 'purchaseOrderNumber',
					type: 'string',
					placeholder: 'e.g. PO-2026-0042',
					default: '',
					description: "The purchase order number on the rule's invoices",
				},
				{
					displayName: 'Started At',
					name: 'startedAt',
					type: 'dateTime',
					default: '',
					description: 'When the rule begins',
				},
				{
					displayName: 'Target Ongoing Balance',
					name: 'targetOngoingBalance',
					type: 'string',
					placeholder: 'e.g. 200',
					default: '',
					displayOptions: { show: { method: ['target'] } },
					description: 'The credits that the wallet has after a top-up',
				},
				{
					displayName: 'Threshold Credits',
					name: 'thresholdCredits',
					type: 'string',
					placeholder: 'e.g. 20',
					default: '',
					displayOptions: { show: { trigger: ['threshold'] } },
					description: 'The wallet is topped up when it has fewer credits than this',
				},
				transactionMetadata,
				{
					displayName: 'Transaction Name',
					name: 'transactionName',
					type: 'string',
					placeholder: 'e.g. Monthly top-up',
					default: '',
					description: 'The name of the top-ups on invoices, 255 characters at most',
				},
				{
					displayName: 'Trigger',
					name: 'trigger',
					type: 'options',
					options: [
						{ name: 'Interval', value: 'interval' },
						{ name: 'Threshold', value: 'threshold' },
					],
					default: 'threshold',
					required: true,
					description: 'Whether the wallet is topped up at regular times or when it runs low',
				},
			],
		},
	],
	routing: body('wallet.recurring_transaction_rules'),
};
