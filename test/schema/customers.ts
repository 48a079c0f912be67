import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { newRecurringTransactionRule } from '../lago/models/wallet';
import { lago } from '../support';

const DATE = '2026-11-15T12:00:00.000Z';

/** What the operations need, of which each takes its own. `$json` is one of `addCustomers`. */
export const parameters: INodeParameters = {
	externalId: '={{ $json.customer }}',
	customerId: '={{ $json.customer }}',
	subscriptionId: '={{ $json.subscription }}',
	subscriptionFilters: { statuses: ['active', 'pending', 'terminated'] },
	appliedCouponId: '={{ $json.appliedCoupon }}',
	paymentMethodId: '={{ $json.paymentMethod }}',
	walletCode: 'prepaid',
	rateAmount: '1.5',
	walletCurrency: 'EUR',
	walletFields: { code: 'second', metadata: { pair: [{ key: 'region', value: 'EU' }] } },
	walletUpdateFields: { priority: 1 },
	walletMetadata: { pair: [{ key: 'region', value: 'EU' }] },
	metadataKey: 'crm_id',
	alertCode: 'low',
	alertUpdateFields: { code: 'lower' },
	alerts: {
		alert: [
			{
				alertType: 'wallet_credits_balance',
				code: 'credits',
				thresholds: { threshold: [{ value: '5.5' }] },
			},
		],
	},
};

/** A customer of whom Lago knows everything, and one of whom it knows as little as it can. */
export function addCustomers(): IDataObject[] {
	lago.store.addPlan({ code: 'pro', charges: [{}] });
	lago.store.addBillableMetric({ code: 'metric' });
	return [addFull(), addBare()];
}

function addFull(): IDataObject {
	const { store } = lago;
	const stamp = { lago_id: store.uuid(), created_at: DATE };
	const address = {
		address_line1: '1 Quay',
		address_line2: 'Floor 2',
		city: 'Nantes',
		zipcode: '44000',
		state: 'Pays de la Loire',
		country: 'FR',
	};
	const texts = { description: 'Description', details: 'Details', display_name: 'Name' };
	store.addTax({ code: 'vat', description: 'VAT' });
	store.addInvoiceCustomSection({ code: 'bank', ...texts });
	store.addCoupon({
		code: 'welcome',
		description: 'For new customers',
		frequency: 'recurring',
		frequency_duration: 6,
		expiration_at: DATE,
	});
	const customer = store.addCustomer({
		...address,
		external_id: 'full',
		customer_type: 'company',
		name: 'Acme',
		firstname: 'Ada',
		lastname: 'Quay',
		legal_name: 'Acme SAS',
		legal_number: '123',
		tax_identification_number: 'FR123',
		email: 'billing@acme.example',
		phone: '+33 1',
		url: 'https://acme.example',
		logo_url: 'https://acme.example/logo.png',
		currency: 'EUR',
		timezone: 'Europe/Paris',
		net_payment_term: 30,
		external_salesforce_id: 'sf_1',
		invoice_custom_section_codes: ['bank'],
		shipping_address: address,
		tax_codes: ['vat'],
		invoice_grace_period: 3,
		subscription_invoice_issuing_date_anchor: 'next_period_start',
		subscription_invoice_issuing_date_adjustment: 'keep_anchor',
		document_locale: 'fr',
		payment_provider: 'stripe',
		payment_provider_code: 'stripe',
		provider_customers: [
			{
				payment_provider: 'stripe',
				payment_provider_code: 'stripe',
				provider_customer_id: 'cus_1',
				sync_with_provider: true,
				provider_payment_methods: ['card'],
			},
		],
		metadata: [{ ...stamp, key: 'crm_id', value: '1', display_in_invoice: true }],
		integration_customers: [
			{
				lago_id: store.uuid(),
				external_customer_id: '9',
				type: 'netsuite',
				integration_code: 'netsuite',
				code: 'netsuite',
				is_default: true,
				category: 'accounting',
				sync_with_provider: true,
				subsidiary_id: '2',
				targeted_object: 'companies',
			},
		],
	});
	const subscription = store.addSubscription(customer, { name: 'Main', ending_at: DATE });
	store.addUsagePeriod(subscription);
	const invoice = store.addInvoice(customer);
	store.addCreditNote(invoice, { refund_status: 'succeeded' });
	store.addPayment(invoice, { reference: 'R-1' });
	store.addPaymentRequest(customer, [invoice]);
	const wallet = store.addWallet(customer, {
		name: 'Prepaid',
		code: 'prepaid',
		expiration_at: '2099-01-01T00:00:00.000Z',
		paid_top_up_min_amount_cents: 100,
		paid_top_up_max_amount_cents: 100000,
		purchase_order_number: 'PO-1',
		allowed_fee_types: ['charge'],
		billable_metric_codes: ['metric'],
		invoice_custom_section_codes: ['bank'],
		payment_method: { payment_method_type: 'provider', payment_method_id: store.uuid() },
		recurring_transaction_rules: [
			newRecurringTransactionRule(store, {
				interval: 'monthly',
				threshold_credits: '10.0',
				target_ongoing_balance: '100.0',
				grants_target_top_up: true,
				started_at: DATE,
				expiration_at: '2099-01-01T00:00:00.000Z',
				transaction_name: 'Top-up',
				transaction_metadata: [{ key: 'source', value: 'rule' }],
				purchase_order_number: 'PO-2',
				invoice_custom_section_codes: ['bank'],
			}),
		],
		metadata: { crm_id: '1', region: null },
	});
	store.addWalletAlert(wallet, {
		code: 'low',
		name: 'Low',
		last_processed_at: DATE,
		thresholds: [{ code: 'first', value: 500.5, recurring: false }],
	});
	return {
		customer: customer.external_id,
		subscription: subscription.external_id,
		appliedCoupon: store.addAppliedCoupon(customer).lago_id,
		paymentMethod: store.addPaymentMethod(customer).lago_id,
	};
}

function addBare(): IDataObject {
	const { store } = lago;
	const customer = store.addCustomer({
		external_id: 'bare',
		// Without a provider, no checkout.
		payment_provider: 'gocardless',
		provider_customers: [
			{
				payment_provider: 'gocardless',
				payment_provider_code: 'gocardless',
				provider_customer_id: null,
				sync_with_provider: false,
				provider_payment_methods: [],
			},
		],
	});
	const subscription = store.addSubscription(customer);
	store.addSubscription(customer, { status: 'pending', started_at: null });
	store.addUsagePeriod(subscription);
	const invoice = store.addInvoice(customer);
	store.addCreditNote(invoice, { credit_status: null });
	store.addPayment(invoice);
	store.addPaymentRequest(customer, [invoice]);
	const wallet = store.addWallet(customer, { code: 'prepaid', metadata: { crm_id: '1' } });
	store.addWalletAlert(wallet, { code: 'low' });
	store.addCoupon({
		code: 'partner',
		amount_cents: null,
		amount_currency: null,
		percentage_rate: '15.0',
		frequency: 'forever',
	});
	return {
		customer: customer.external_id,
		subscription: subscription.external_id,
		appliedCoupon: store.addAppliedCoupon(customer, { coupon_code: 'partner' }).lago_id,
		paymentMethod: store.addPaymentMethod(customer).lago_id,
	};
}
