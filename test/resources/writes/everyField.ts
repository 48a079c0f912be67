import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { newRecurringTransactionRule } from '../../lago/models/wallet';
import { omit } from '../../lago/omit';
import { lago } from '../../support';
import { collectionsOf, type Declared } from '../declarations';
import { textsFor } from '../texts';
import { ACME, WALLET, type Change } from './change';

const PAYMENT_METHOD = '1a901a90-1a90-1a90-1a90-1a901a901a90';

const RULE = '2b902b90-2b90-2b90-2b90-2b902b902b90';

/** Gives Lago what the fields name, and the customer's wallet a rule. */
export function addNamed(): void {
	const { store } = lago;
	store.addBillableMetric({ code: 'storage' });
	for (const code of ['bank', 'terms']) store.addInvoiceCustomSection({ code });
	store.addTax({ code: 'eco' });
	store.addBillingEntity({ code: 'paris' });
	store.addPaymentProvider({ type: 'stripe', code: 'stripe_eu' });
	store.addPaymentMethod(store.customer('acme'), { lago_id: PAYMENT_METHOD });
	const rule = { lago_id: RULE, interval: 'monthly', transaction_name: 'Monthly' };
	store.wallets[0].recurring_transaction_rules = [newRecurringTransactionRule(store, rule)];
}

/** The fields that take something away are tested where Lago has something to lose. */
export const REMOVING = [
	'clearFields',
	'integrationsToUnlink',
	'metadataKeysToRemove',
	'replaceIntegration',
	'replaceMetadata',
	'replacePaymentProvider',
];

const LINES = {
	addressLine1: '1 Rue Foch',
	addressLine2: 'Bâtiment B',
	city: 'Rennes',
	country: 'FR',
	state: 'Bretagne',
	zipcode: '35000',
};

/** What a wallet is called. */
const NAMES = { code: 'credits', name: 'Prepaid credits' };

/** What else can be set when a wallet is created, and changed later. */
const SETTINGS = {
	billableMetricCodes: ['calls', 'storage'],
	billingEntityCode: 'paris',
	expirationAt: '2099-12-31T09:00:00.000Z',
	feeTypes: ['charge', 'fixed_charge'],
	invoiceCustomSectionCodes: ['bank', 'terms'],
	invoiceRequiresSuccessfulPayment: true,
	metadata: {
		pair: [
			{ key: 'crm.id', value: 'A-1' },
			{ key: 'list[0]', value: 'b' },
		],
	},
	paidTopUpMaxAmountCents: 100000,
	paidTopUpMinAmountCents: 1000,
	paymentMethodId: PAYMENT_METHOD,
	paymentMethodType: 'provider',
	priority: 1,
	purchaseOrderNumber: 'PO-1',
	skipInvoiceCustomSections: false,
};

/** What Lago has of them afterwards. */
const STORED = {
	applies_to: {
		billable_metric_codes: ['calls', 'storage'],
		fee_types: ['charge', 'fixed_charge'],
	},
	applied_invoice_custom_sections: [
		{ invoice_custom_section: { code: 'bank' } },
		{ invoice_custom_section: { code: 'terms' } },
	],
	billing_entity_code: 'paris',
	code: 'credits',
	expiration_at: '2099-12-31T09:00:00Z',
	invoice_requires_successful_payment: true,
	metadata: { 'crm.id': 'A-1', 'list[0]': 'b' },
	name: 'Prepaid credits',
	paid_top_up_max_amount_cents: 100000,
	paid_top_up_min_amount_cents: 1000,
	payment_method: { payment_method_id: PAYMENT_METHOD },
	priority: 1,
	purchase_order_number: 'PO-1',
};

/** The editor hides what goes with another trigger or method: of these, the threshold. */
export const NEW_RULE: INodeParameters = {
	trigger: 'interval',
	method: 'target',
	interval: 'quarterly',
	thresholdCredits: '20',
	targetOngoingBalance: '200',
	grantsTargetTopUp: true,
	paidCredits: '10',
	grantedCredits: '5',
	expirationAt: '2099-12-31T09:00:00.000Z',
	ignorePaidTopUpLimits: true,
	invoiceCustomSection: {
		section: { invoiceCustomSectionCodes: ['terms'], skipInvoiceCustomSections: false },
	},
	invoiceRequiresSuccessfulPayment: true,
	paymentMethod: {
		method: { paymentMethodId: PAYMENT_METHOD, paymentMethodType: 'provider' },
	},
	purchaseOrderNumber: 'PO-2',
	startedAt: '2098-01-01T09:00:00.000Z',
	transactionMetadata: { entry: [{ key: 'source', value: 'rule' }] },
	transactionName: 'Quarterly top-up',
};

/** Of these, the interval and what goes with a target. */
const CHANGED_RULE: INodeParameters = {
	trigger: 'threshold',
	method: 'fixed',
	interval: 'weekly',
	thresholdCredits: '20',
	targetOngoingBalance: '200',
	grantsTargetTopUp: true,
	paidCredits: '50',
	grantedCredits: '5',
	ignorePaidTopUpLimits: true,
	invoiceRequiresSuccessfulPayment: false,
	lagoId: RULE,
};

/** A write to which fields can be added, with all of them. */
export function everyFieldOf({ id, operation }: Declared): Change[] {
	const change = EVERY_FIELD[id];
	if (!change) return [];
	const given = collectionsOf(operation).map(({ property: { name }, fields }) => {
		return [name, { ...textsFor(fields), ...(change.given?.[name] as object) }];
	});
	return [{ ...change, given: { ...change.given, ...Object.fromEntries(given) } }];
}

/** To each write to which fields can be added, all of them but those that take any text. */
export const EVERY_FIELD: Record<string, Change> = {
	'customer createOrUpdate': {
		what: 'every field',
		given: {
			externalId: 'new',
			...{ name: 'Acme', email: 'a@acme.example,b@acme.example', currency: 'EUR' },
			billingAddress: { address: LINES },
			companyFields: {
				accountType: 'customer',
				customerType: 'company',
				shippingAddress: { address: LINES },
				timezone: 'Europe/Paris',
			},
			invoicingFields: {
				billingEntityCode: 'paris',
				documentLocale: 'pt-BR',
				finalizeZeroAmountInvoice: 'skip',
				invoiceCustomSectionCodes: ['bank', 'terms'],
				invoiceGracePeriod: 0,
				netPaymentTerm: 0,
				skipInvoiceCustomSections: false,
				subscriptionInvoiceIssuingDateAdjustment: 'keep_anchor',
				subscriptionInvoiceIssuingDateAnchor: 'current_period_end',
				taxCodes: ['vat', 'eco'],
			},
			paymentProviderFields: {
				paymentProvider: 'stripe',
				paymentProviderCode: 'stripe_eu',
				providerCustomerId: 'cus_1',
				providerPaymentMethods: ['card', 'link'],
				sync: false,
				syncWithProvider: true,
			},
			linkFields: {
				integrationCustomers: {
					integrationCustomer: [
						{
							code: 'main',
							externalCustomerId: '21432',
							integrationCode: 'netsuite',
							integrationType: 'netsuite',
							subsidiaryId: '2',
							syncWithProvider: false,
						},
						{
							integrationCode: 'hubspot',
							integrationType: 'hubspot',
							syncWithProvider: true,
							targetedObject: 'companies',
						},
					],
				},
				metadata: {
					entry: [
						{ key: 'segment', value: 'vip', displayInInvoice: true },
						{ key: 'team', value: 'north', displayInInvoice: false },
					],
				},
			},
			additionalFields: { otherFields: { newer_field: { than: ['this node'] } } as never },
		},
		reads: '/customers/new',
		looks: '/customers/new',
		request: 'POST /customers',
		at: ['/customers/new', 'customer'],
		stored: (body) => {
			const sent = body.customer as IDataObject;
			return {
				...omit(sent, 'invoice_custom_section_codes', 'newer_field', 'tax_codes'),
				billing_configuration: omit(sent.billing_configuration as IDataObject, 'sync'),
				integration_customers: [
					{ type: 'netsuite', external_customer_id: '21432', code: 'main', subsidiary_id: '2' },
					{ type: 'hubspot', sync_with_provider: true, targeted_object: 'companies' },
				],
				applicable_invoice_custom_sections: [{ code: 'bank' }, { code: 'terms' }],
				metadata: [
					{ key: 'segment', value: 'vip', display_in_invoice: true },
					{ key: 'team', value: 'north', display_in_invoice: false },
				],
				taxes: [{ code: 'vat' }, { code: 'eco' }],
			};
		},
		// Lago links them afterwards.
		result: (customer) => ({ ...customer, integration_customers: [] }),
	},
	'wallet create': {
		what: 'every field',
		given: {
			walletCurrency: 'EUR',
			...NAMES,
			walletFields: {
				...SETTINGS,
				grantedCredits: '10.5',
				ignorePaidTopUpLimitsOnCreation: true,
				paidCredits: '100',
				recurringTransactionRules: { rule: [NEW_RULE] },
				transactionMetadata: { entry: [{ key: 'campaign', value: 'spring' }] },
				transactionName: 'Welcome credits',
				transactionPriority: 2,
			},
		},
		reads: `${ACME}/wallets?per_page=100`,
		request: `POST ${ACME}/wallets`,
		at: [`${ACME}/wallets/credits`, 'wallet'],
		stored: () => ({
			...STORED,
			credits_balance: '10.5',
			rate_amount: '1.5',
			recurring_transaction_rules: [
				{
					trigger: 'interval',
					interval: 'quarterly',
					threshold_credits: '0.0',
					method: 'target',
					target_ongoing_balance: '200.0',
					grants_target_top_up: true,
					paid_credits: '10.0',
					purchase_order_number: 'PO-2',
					transaction_metadata: [{ key: 'source', value: 'rule' }],
					transaction_name: 'Quarterly top-up',
					applied_invoice_custom_sections: [{ invoice_custom_section: { code: 'terms' } }],
					payment_method: {
						payment_method_type: 'provider',
						payment_method_id: PAYMENT_METHOD,
					},
				},
			],
		}),
		// Lago adds the credits afterwards.
		result: (wallet) => ({
			...wallet,
			...{ credits_balance: '0.0', credits_ongoing_balance: '0.0' },
			...{ balance_cents: 0, ongoing_balance_cents: 0, last_balance_sync_at: null },
		}),
	},
	'wallet update': {
		what: 'every field',
		given: {
			walletUpdateFields: {
				...NAMES,
				...SETTINGS,
				recurringTransactionRules: { rule: [CHANGED_RULE] },
			},
		},
		reads: [WALLET, `${ACME}/wallets?per_page=100`],
		request: `PUT ${WALLET}`,
		at: [`${ACME}/wallets/credits`, 'wallet'],
		stored: () => ({
			...STORED,
			recurring_transaction_rules: [
				{
					lago_id: RULE,
					granted_credits: '5.0',
					paid_credits: '50.0',
					interval: 'monthly',
					threshold_credits: '20.0',
					target_ongoing_balance: null,
					transaction_name: 'Monthly',
					trigger: 'threshold',
				},
			],
		}),
	},
	'walletAlert update': {
		what: 'every field',
		given: {
			alertUpdateFields: {
				code: 'lower',
				name: 'Lower',
				thresholds: {
					threshold: [
						{ code: 'warning', recurring: false, value: '100' },
						{ recurring: true, value: '0.5' },
					],
				},
			},
		},
		reads: `${WALLET}/alerts?per_page=100`,
		request: `PUT ${WALLET}/alerts/low`,
		at: [`${WALLET}/alerts/lower`, 'alert'],
		stored: () => ({
			name: 'Lower',
			thresholds: [
				{ code: 'warning', recurring: false, value: '100.0' },
				{ code: null, recurring: true, value: '0.5' },
			],
		}),
	},
};
