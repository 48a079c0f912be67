import { documentLocales } from '../../lago/referenceData';
import { getPath, type JsonObject } from '../../lago/json';
import { needsLicence, notShown, type AnswerFacts } from '../../model/answer';
import { collection, inBody, notSent } from '../../model/field';

const billing = inBody('customer', 'billing_configuration');

const getProvider = (record: JsonObject) =>
	getPath(record, ['billing_configuration', 'payment_provider']) ?? null;

/** Lago keeps what belongs to a payment provider only where the customer has one. */
const ofProvider = (key: string): AnswerFacts => ({
	read: (record) =>
		getPath(record, ['billing_configuration', key]) ??
		(getProvider(record) === null ? null : undefined),
	whyIgnored: (record) =>
		getProvider(record) === null
			? "The customer has no payment provider: choose 'Payment Provider' as well."
			: undefined,
});

const connectsProvider: AnswerFacts = {
	whyIgnored: (record) =>
		getProvider(record) === null
			? "Lago connects a customer only with 'Provider Customer ID' or 'Create at Payment Provider'."
			: undefined,
};

export const replacePaymentProvider = notSent({
	displayName: 'Replace Payment Provider',
	name: 'replacePaymentProvider',
	type: 'boolean',
	default: true,
	description:
		"Whether this may change the customer's payment provider or the connection to it. Lago then deletes the stored payment methods.",
});

/** Language and timing of the invoices. */
export const invoiceSettingFields = [
	billing.clearable('document_locale', {
		displayName: 'Document Locale',
		name: 'documentLocale',
		type: 'options',
		options: documentLocales,
		default: 'en',
		description: 'The language of invoices and credit notes',
	}),
	billing.clearable(
		'invoice_grace_period',
		{
			displayName: 'Invoice Grace Period',
			name: 'invoiceGracePeriod',
			type: 'number',
			typeOptions: { minValue: 0, numberPrecision: 0 },
			default: 3,
			description: 'For how many days invoices stay drafts. Needs a Lago licence.',
		},
		needsLicence,
	),
	billing.clearable('subscription_invoice_issuing_date_adjustment', {
		displayName: 'Issuing Date Adjustment',
		name: 'subscriptionInvoiceIssuingDateAdjustment',
		type: 'options',
		options: [
			{ name: 'Align With Finalization Date', value: 'align_with_finalization_date' },
			{ name: 'Keep Anchor', value: 'keep_anchor' },
		],
		default: 'align_with_finalization_date',
		description:
			'Whether subscription invoices keep their issuing date or get the day on which they are finalized',
	}),
	billing.clearable('subscription_invoice_issuing_date_anchor', {
		displayName: 'Issuing Date Anchor',
		name: 'subscriptionInvoiceIssuingDateAnchor',
		type: 'options',
		options: [
			{ name: 'Current Period End', value: 'current_period_end' },
			{ name: 'Next Period Start', value: 'next_period_start' },
		],
		default: 'next_period_start',
		description:
			'Whether the issuing date counts from the end of the billed period or the start of the next',
	}),
];

/** Who collects the payments. */
export const paymentProviderFields = [
	replacePaymentProvider,
	billing(
		'sync_with_provider',
		{
			displayName: 'Create at Payment Provider',
			name: 'syncWithProvider',
			type: 'boolean',
			default: true,
			description:
				"Whether Lago creates the customer at the payment provider. If not, enter its ID there in 'Provider Customer ID'.",
		},
		{ answer: ofProvider('sync_with_provider') },
	),
	billing(
		'payment_provider',
		{
			displayName: 'Payment Provider',
			name: 'paymentProvider',
			type: 'options',
			options: [
				{ name: 'Adyen', value: 'adyen' },
				{ name: 'Cashfree', value: 'cashfree' },
				{ name: 'Flutterwave', value: 'flutterwave' },
				{ name: 'GoCardless', value: 'gocardless' },
				{ name: 'MoneyHash', value: 'moneyhash' },
				{ name: 'Stripe', value: 'stripe' },
			],
			default: 'stripe',
			description:
				"The service that collects payments. A new customer also needs 'Create at Payment Provider' or 'Provider Customer ID'.",
		},
		{
			clear: 'Payment Provider (Deletes Its Payment Methods)',
			answer: connectsProvider,
		},
	),
	billing(
		'payment_provider_code',
		{
			displayName: 'Payment Provider Code',
			name: 'paymentProviderCode',
			type: 'string',
			placeholder: 'e.g. stripe-eu-1',
			default: '',
			description: 'The connection to use if Lago has several to the same payment provider',
		},
		{ answer: ofProvider('payment_provider_code') },
	),
	billing(
		'provider_customer_id',
		{
			displayName: 'Provider Customer ID',
			name: 'providerCustomerId',
			type: 'string',
			placeholder: 'e.g. cus_12345',
			default: '',
			description: "The customer's ID at the payment provider, if it exists there already",
		},
		{ answer: ofProvider('provider_customer_id') },
	),
	billing(
		'provider_payment_methods',
		{
			displayName: 'Provider Payment Methods',
			name: 'providerPaymentMethods',
			type: 'multiOptions',
			options: [
				{ name: 'Bacs Debit', value: 'bacs_debit' },
				{ name: 'Boleto', value: 'boleto' },
				{ name: 'Card', value: 'card' },
				{ name: 'Crypto', value: 'crypto' },
				{ name: 'Customer Balance', value: 'customer_balance' },
				{ name: 'Link', value: 'link' },
				{ name: 'SEPA Debit', value: 'sepa_debit' },
				{ name: 'US Bank Account', value: 'us_bank_account' },
			],
			default: ['card'],
			description:
				'How the customer can pay through Stripe. Link needs Card too; Customer Balance cannot be combined with others.',
		},
		{ answer: ofProvider('provider_payment_methods') },
	),
	billing(
		'sync',
		{
			displayName: 'Wait for Payment Provider',
			name: 'sync',
			type: 'boolean',
			default: true,
			description:
				'Whether to wait until the payment provider has created the customer, which is slower',
		},
		{ answer: notShown },
	),
];

/** In version 1 of the node, both stand together. */
export const billingConfiguration = collection(
	{
		displayName: 'Billing Configuration',
		name: 'billingConfiguration',
		placeholder: 'Add Setting',
		description:
			'Only the settings added here are sent; all others keep the value they have in Lago',
	},
	[...invoiceSettingFields, ...paymentProviderFields],
);
