import { notShown } from '../../model/answer';
import { inBody } from '../../model/field';
import { COMMAS_HINT, loadOptionsWith, paymentMethodTypes } from '../common/options';
import { getSectionCodes } from '../common/sections';

const wallet = inBody('wallet');
const appliesTo = inBody('wallet', 'applies_to');
const customSection = inBody('wallet', 'invoice_custom_section');
const paymentMethod = inBody('wallet', 'payment_method');

export const billableMetrics = appliesTo(
	'billable_metric_codes',
	{
		displayName: 'Billable Metric Names or IDs',
		name: 'billableMetricCodes',
		type: 'multiOptions',
		typeOptions: loadOptionsWith('getBillableMetrics'),
		default: [],
		description:
			'The wallet pays only for these billable metrics. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	{
		clear: 'Billable Metrics (Pays for All Usage)',
		clearTo: [],
		lagoResource: 'billable_metric',
	},
);

export const walletName = wallet.clearable('name', {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	placeholder: 'e.g. Prepaid credits',
	default: '',
	description: "The wallet's name, 255 characters at most",
});

/** What else can be set when a wallet is created, and changed later. */
export const settings = [
	billableMetrics,
	wallet(
		'billing_entity_code',
		{
			displayName: 'Billing Entity Name or ID',
			name: 'billingEntityCode',
			type: 'options',
			typeOptions: loadOptionsWith('getBillingEntities'),
			default: '',
			description:
				'The billing entity of your organization that invoices the top-ups. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
		{ lagoResource: 'billing_entity' },
	),
	wallet.clearable('expiration_at', {
		displayName: 'Expiration At',
		name: 'expirationAt',
		type: 'dateTime',
		default: '',
		description: 'When the wallet expires. Must be in the future.',
	}),
	appliesTo(
		'fee_types',
		{
			displayName: 'Fee Types',
			name: 'feeTypes',
			type: 'multiOptions',
			options: [
				{ name: 'Add-On', value: 'add_on' },
				{ name: 'Charge', value: 'charge' },
				{ name: 'Commitment', value: 'commitment' },
				{ name: 'Credit', value: 'credit' },
				{ name: 'Fixed Charge', value: 'fixed_charge' },
				{ name: 'Product', value: 'product' },
				{ name: 'Subscription', value: 'subscription' },
			],
			default: [],
			description: 'The wallet pays only for fees of these types',
		},
		{ clear: 'Fee Types (Pays for All Fees)', clearTo: [] },
	),
	customSection(
		'invoice_custom_section_codes',
		{
			displayName: 'Invoice Custom Section Codes',
			name: 'invoiceCustomSectionCodes',
			type: 'string',
			typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Code' },
			placeholder: 'e.g. bank_details',
			default: [],
			description: `The custom sections on invoices of top-ups. ${COMMAS_HINT}.`,
		},
		{
			clear: 'Invoice Custom Sections',
			clearTo: [],
			answer: { read: getSectionCodes, whyIgnored: () => 'Lago has no such sections.' },
		},
	),
	wallet('invoice_requires_successful_payment', {
		displayName: 'Invoice After Payment',
		name: 'invoiceRequiresSuccessfulPayment',
		type: 'boolean',
		default: true,
		description: 'Whether to issue the invoice of a top-up only after its payment succeeded',
	}),
	wallet.clearable('paid_top_up_max_amount_cents', {
		displayName: 'Max Paid Top-Up (Cents)',
		name: 'paidTopUpMaxAmountCents',
		type: 'number',
		typeOptions: { minValue: 1, numberPrecision: 0 },
		default: 100000,
		description: 'The largest paid top-up: 100000 is 1,000.00',
	}),
	wallet.clearable('paid_top_up_min_amount_cents', {
		displayName: 'Min Paid Top-Up (Cents)',
		name: 'paidTopUpMinAmountCents',
		type: 'number',
		typeOptions: { minValue: 1, numberPrecision: 0 },
		default: 1000,
		description: 'The smallest paid top-up: 1000 is 10.00',
	}),
	paymentMethod(
		'payment_method_id',
		{
			displayName: 'Payment Method Name or ID',
			name: 'paymentMethodId',
			type: 'options',
			typeOptions: {
				...loadOptionsWith('getPaymentMethods'),
				loadOptionsDependsOn: ['customerId.value'],
			},
			default: '',
			description:
				'The payment method that pays top-ups. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
		{ clear: 'Payment Method (Becomes Manual)', lagoResource: 'payment_method' },
	),
	paymentMethod('payment_method_type', {
		displayName: 'Payment Method Type',
		name: 'paymentMethodType',
		type: 'options',
		options: paymentMethodTypes,
		default: 'provider',
		description:
			'Whether the payment provider collects the payment or the customer pays on its own',
	}),
	wallet('priority', {
		displayName: 'Priority',
		name: 'priority',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 50, numberPrecision: 0 },
		default: 50,
		description: "Which of the customer's wallets is used first: 1 is the first, 50 the last",
	}),
	wallet.clearable('purchase_order_number', {
		displayName: 'PO Number',
		name: 'purchaseOrderNumber',
		type: 'string',
		placeholder: 'e.g. PO-2026-0042',
		default: '',
		description: 'The purchase order (PO) number on invoices of top-ups, 255 characters at most',
	}),
	customSection(
		'skip_invoice_custom_sections',
		{
			displayName: 'Skip Invoice Custom Sections',
			name: 'skipInvoiceCustomSections',
			type: 'boolean',
			default: true,
			description: 'Whether to leave custom sections out of invoices of top-ups',
		},
		{ answer: notShown },
	),
];
