import type { WalletCreateInput } from 'lago-javascript-client';
import { ID } from '../seed';
import { PAGE, PAGING } from './paging';
import type { Calls } from './types';

const wallet = { customerId: 'acme', walletCode: 'prepaid' };
const create = { resource: 'wallet', operation: 'create', customerId: 'acme' };
const update = { resource: 'wallet', operation: 'update', ...wallet };

/** The customer of a new wallet is in the path, yet the client's type wants it in the body as well. */
type NewWallet = NonNullable<WalletCreateInput['wallet']>;
const newWallet = (attributes: Omit<NewWallet, 'external_customer_id'>) => ({
	wallet: attributes as NewWallet,
});

/** What can be set of a wallet at any time. */
const SETTINGS = {
	client: {
		applies_to: { billable_metric_codes: ['calls'], fee_types: ['charge', 'commitment'] },
		billing_entity_code: 'paris',
		code: 'prepaid-2027',
		expiration_at: '2100-01-01T00:00:00.000Z',
		invoice_custom_section: {
			invoice_custom_section_codes: ['bank_details'],
			skip_invoice_custom_sections: false,
		},
		invoice_requires_successful_payment: true,
		metadata: { crm_id: 'A-1042', 'team.lead': 'Ann' },
		payment_method: {
			payment_method_id: ID.paymentMethod,
			payment_method_type: 'provider' as const,
		},
		priority: 1,
	},
	node: {
		billableMetricCodes: ['calls'],
		feeTypes: ['charge', 'commitment'],
		billingEntityCode: 'paris',
		expirationAt: '2100-01-01T00:00:00.000Z',
		invoiceCustomSectionCodes: ['bank_details'],
		skipInvoiceCustomSections: false,
		invoiceRequiresSuccessfulPayment: true,
		metadata: {
			pair: [
				{ key: 'crm_id', value: 'A-1042' },
				{ key: 'team.lead', value: 'Ann' },
			],
		},
		paymentMethodId: ID.paymentMethod,
		paymentMethodType: 'provider',
		priority: 1,
	},
};

/** A rule that fills the wallet up to a target at each interval. */
const TARGET_RULE = {
	client: {
		trigger: 'interval' as const,
		interval: 'quarterly' as const,
		method: 'target' as const,
		target_ongoing_balance: '200',
		grants_target_top_up: false,
		// The client's type does not know it; the node sends it with every rule.
		ignore_paid_top_up_limits: true,
		started_at: '2099-01-01T00:00:00.000Z',
		expiration_at: '2100-01-01T00:00:00.000Z',
		invoice_custom_section: {
			invoice_custom_section_codes: ['bank_details'],
			skip_invoice_custom_sections: false,
		},
		invoice_requires_successful_payment: true,
		payment_method: {
			payment_method_id: ID.paymentMethod,
			payment_method_type: 'provider' as const,
		},
		purchase_order_number: 'PO-43',
		transaction_metadata: [{ key: 'campaign', value: 'spring' }],
		transaction_name: 'Quarterly top-up',
	},
	node: {
		trigger: 'interval',
		interval: 'quarterly',
		method: 'target',
		targetOngoingBalance: '200',
		grantsTargetTopUp: false,
		ignorePaidTopUpLimits: true,
		startedAt: '2099-01-01T00:00:00.000Z',
		expirationAt: '2100-01-01T00:00:00.000Z',
		invoiceCustomSection: {
			section: {
				invoiceCustomSectionCodes: ['bank_details'],
				skipInvoiceCustomSections: false,
			},
		},
		invoiceRequiresSuccessfulPayment: true,
		paymentMethod: {
			method: { paymentMethodId: ID.paymentMethod, paymentMethodType: 'provider' },
		},
		purchaseOrderNumber: 'PO-43',
		transactionMetadata: { entry: [{ key: 'campaign', value: 'spring' }] },
		transactionName: 'Quarterly top-up',
	},
};

/** A rule that adds the same credits whenever there are few left. */
const FIXED_RULE = {
	client: {
		trigger: 'threshold' as const,
		threshold_credits: '20',
		method: 'fixed' as const,
		paid_credits: '100',
		granted_credits: '10.5',
		ignore_paid_top_up_limits: false,
		invoice_requires_successful_payment: false,
	},
	node: {
		trigger: 'threshold',
		thresholdCredits: '20',
		method: 'fixed',
		paidCredits: '100',
		grantedCredits: '10.5',
		ignorePaidTopUpLimits: false,
		invoiceRequiresSuccessfulPayment: false,
	},
};

export const wallets = {
	createCustomerWallet: [
		{
			client: [
				'acme',
				newWallet({
					rate_amount: '1.5',
					currency: 'EUR',
					...SETTINGS.client,
					granted_credits: '10.5',
					ignore_paid_top_up_limits_on_creation: true,
					paid_credits: '100',
					paid_top_up_max_amount_cents: 100000,
					paid_top_up_min_amount_cents: 1000,
					recurring_transaction_rules: [TARGET_RULE.client],
					transaction_metadata: [{ key: 'campaign', value: 'spring' }],
				}),
			],
			node: {
				...create,
				rateAmount: '1.5',
				walletCurrency: 'EUR',
				code: 'prepaid-2027',
				walletFields: {
					...SETTINGS.node,
					grantedCredits: '10.5',
					ignorePaidTopUpLimitsOnCreation: true,
					paidCredits: '100',
					paidTopUpMaxAmountCents: 100000,
					paidTopUpMinAmountCents: 1000,
					recurringTransactionRules: { rule: [TARGET_RULE.node] },
					transactionMetadata: { entry: [{ key: 'campaign', value: 'spring' }] },
				},
			},
		},
		{
			client: [
				'acme',
				newWallet({
					rate_amount: '1',
					currency: 'USD',
					recurring_transaction_rules: [FIXED_RULE.client],
				}),
			],
			node: {
				...create,
				rateAmount: '1',
				walletCurrency: 'USD',
				walletFields: { recurringTransactionRules: { rule: [FIXED_RULE.node] } },
			},
		},
	],
	findAllCustomerWallets: [
		{
			client: ['acme', { ...PAGE, 'billing_entity_codes[]': ['default', 'paris'] }],
			node: {
				resource: 'wallet',
				operation: 'getAll',
				customerId: 'acme',
				walletFilters: { billingEntityCodes: ['default', 'paris'] },
				...PAGING,
			},
		},
	],
	findCustomerWallet: [
		{ client: ['acme', 'prepaid'], node: { resource: 'wallet', operation: 'get', ...wallet } },
	],
	updateCustomerWallet: [
		{
			client: [
				'acme',
				'prepaid',
				{ wallet: { ...SETTINGS.client, recurring_transaction_rules: [TARGET_RULE.client] } },
			],
			node: {
				...update,
				walletUpdateFields: {
					...SETTINGS.node,
					code: 'prepaid-2027',
					recurringTransactionRules: { rule: [TARGET_RULE.node] },
				},
			},
		},
		{
			client: [
				'acme',
				'prepaid',
				{ wallet: { recurring_transaction_rules: [{ lago_id: ID.rule, ...FIXED_RULE.client }] } },
			],
			node: {
				...update,
				walletUpdateFields: {
					recurringTransactionRules: { rule: [{ lagoId: ID.rule, ...FIXED_RULE.node }] },
				},
			},
		},
	],
	destroyCustomerWallet: [
		{
			client: ['acme', 'prepaid'],
			node: { resource: 'wallet', operation: 'terminate', ...wallet },
		},
	],
	replaceCustomerWalletMetadata: [
		{
			client: ['acme', 'prepaid', { metadata: { crm_id: 'A-2' } }],
			node: {
				resource: 'walletMetadata',
				operation: 'replace',
				...wallet,
				walletMetadata: { pair: [{ key: 'crm_id', value: 'A-2' }] },
			},
		},
	],
	mergeCustomerWalletMetadata: [
		{
			client: ['acme', 'prepaid', { metadata: { 'team.lead': 'Ann', segment: 'vip' } }],
			node: {
				resource: 'walletMetadata',
				operation: 'merge',
				...wallet,
				walletMetadata: {
					pair: [
						{ key: 'team.lead', value: 'Ann' },
						{ key: 'segment', value: 'vip' },
					],
				},
			},
		},
	],
	deleteAllCustomerWalletMetadata: [
		{
			client: ['acme', 'prepaid'],
			node: { resource: 'walletMetadata', operation: 'deleteAll', ...wallet },
		},
	],
	deleteCustomerWalletMetadataKey: [
		{
			client: ['acme', 'prepaid', 'crm_id'],
			node: {
				resource: 'walletMetadata',
				operation: 'deleteKey',
				...wallet,
				metadataKey: 'crm_id',
			},
		},
	],
} satisfies Partial<Calls>;
