import type { INodeProperties } from 'n8n-workflow';
import { documentLocales } from '../../../fields/codes';
import { body } from '../../../fields/send';

/** Payment provider, language and timing of the invoices. */
export const billingConfiguration: INodeProperties = {
	displayName: 'Billing Configuration',
	name: 'billingConfiguration',
	type: 'collection',
	placeholder: 'Add Setting',
	default: {},
	description: 'Only the settings added here are sent; all others keep the value they have in Lago',
	options: [
		{
			displayName: 'Create at Payment Provider',
			name: 'syncWithProvider',
			type: 'boolean',
			default: true,
			description:
				"Whether Lago creates the customer at the payment provider; otherwise give its ID there in 'Provider Customer ID'",
			routing: body('customer.billing_configuration.sync_with_provider'),
		},
		{
			displayName: 'Document Locale',
			name: 'documentLocale',
			type: 'options',
			options: documentLocales,
			default: 'en',
			description: 'The language of invoices and credit notes',
			routing: body('customer.billing_configuration.document_locale'),
		},
		{
			displayName: 'Invoice Grace Period',
			name: 'invoiceGracePeriod',
			type: 'number',
			typeOptions: { minValue: 0, numberPrecision: 0 },
			default: 3,
			description: 'How many days an invoice stays a draft. Needs a Lago licence.',
			routing: body('customer.billing_configuration.invoice_grace_period'),
		},
		{
			displayName: 'Issuing Date Adjustment',
			name: 'subscriptionInvoiceIssuingDateAdjustment',
			type: 'options',
			options: [
				{ name: 'Align With Finalization Date', value: 'align_with_finalization_date' },
				{ name: 'Keep Anchor', value: 'keep_anchor' },
			],
			default: 'align_with_finalization_date',
			description:
				'Whether the issuing date of a subscription invoice moves to the day it is finalized',
			routing: body('customer.billing_configuration.subscription_invoice_issuing_date_adjustment'),
		},
		{
			displayName: 'Issuing Date Anchor',
			name: 'subscriptionInvoiceIssuingDateAnchor',
			type: 'options',
			options: [
				{ name: 'Current Period End', value: 'current_period_end' },
				{ name: 'Next Period Start', value: 'next_period_start' },
			],
			default: 'next_period_start',
			description: 'The day from which the issuing date of a subscription invoice is counted',
			routing: body('customer.billing_configuration.subscription_invoice_issuing_date_anchor'),
		},
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
				"Who collects the payments. A new customer also needs 'Create at Payment Provider' or 'Provider Customer ID'.",
			routing: body('customer.billing_configuration.payment_provider'),
		},
		{
			displayName: 'Payment Provider Code',
			name: 'paymentProviderCode',
			type: 'string',
			placeholder: 'e.g. stripe-eu-1',
			default: '',
			description: 'Which connection to use when Lago has several to the same payment provider',
			routing: body('customer.billing_configuration.payment_provider_code'),
		},
		{
			displayName: 'Provider Customer ID',
			name: 'providerCustomerId',
			type: 'string',
			placeholder: 'e.g. cus_12345',
			default: '',
			description: 'The ID that the customer already has at the payment provider',
			routing: body('customer.billing_configuration.provider_customer_id'),
		},
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
				'How the customer may pay through Stripe. Link needs Card beside it; Customer Balance must be alone.',
			routing: body('customer.billing_configuration.provider_payment_methods'),
		},
		{
			displayName: 'Wait for Payment Provider',
			name: 'sync',
			type: 'boolean',
			default: true,
			description:
				'Whether Lago answers only when the payment provider has created the customer, which is slower',
			routing: body('customer.billing_configuration.sync'),
		},
	],
};
