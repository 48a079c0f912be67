import type { Store } from '../lago/store';

/** The ids that Lago would have made up. */
export const ID = {
	appliedCoupon: '1a901a90-0000-4000-8000-000000000001',
	charge: '1a901a90-0000-4000-8000-000000000002',
	integrationCustomer: '1a901a90-0000-4000-8000-000000000003',
	invoice: '1a901a90-0000-4000-8000-000000000004',
	metadata: '1a901a90-0000-4000-8000-000000000005',
	paymentMethod: '1a901a90-0000-4000-8000-000000000006',
	rule: '1a901a90-0000-4000-8000-000000000007',
};

/** Everything that the calls refer to. */
export function seed(store: Store): void {
	store.addBillingEntity({ code: 'paris' });
	store.addTax({ code: 'vat' });
	store.addInvoiceCustomSection({ code: 'bank_details' });
	store.addBillableMetric({ code: 'calls' });
	store.addCoupon({ code: 'welcome' });
	store.addPlan({
		code: 'pro',
		charges: [
			{
				lago_id: ID.charge,
				code: 'calls_standard',
				billable_metric_code: 'calls',
				properties: { amount: '1', pricing_group_keys: ['cloud'] },
			},
		],
	});

	const acme = store.addCustomer({
		external_id: 'acme',
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
		metadata: [
			{
				...store.stamp(),
				lago_id: ID.metadata,
				key: 'segment',
				value: 'vip',
				display_in_invoice: false,
			},
		],
		integration_customers: [
			{
				lago_id: ID.integrationCustomer,
				external_customer_id: '21432',
				type: 'netsuite',
				integration_code: 'netsuite',
				code: null,
				is_default: true,
				category: 'accounting',
				sync_with_provider: true,
			},
		],
	});
	store.addPaymentMethod(acme, { lago_id: ID.paymentMethod });
	store.addAppliedCoupon(acme, { lago_id: ID.appliedCoupon, coupon_code: 'welcome' });
	const used = (cloud: string, units: number) => ({
		charge_code: 'calls_standard',
		units,
		amount_cents: units * 100,
		events_count: units,
		grouped_by: { cloud },
	});
	const subscription = store.addSubscription(acme, {
		external_id: 'acme-pro',
		plan_code: 'pro',
		usage: [used('aws', 7), used('azure', 3)],
	});
	for (let period = 0; period < 2; period++) store.addUsagePeriod(subscription);
	const paid = store.addInvoice(acme, { lago_id: ID.invoice, payment_status: 'succeeded' });
	store.addInvoice(acme, { status: 'draft', payment_dispute_lost_at: '2026-11-01T00:00:00Z' });
	store.addCreditNote(paid, { reason: 'order_change' });
	store.addCreditNote(paid, { credit_status: 'voided', refund_status: 'failed' });
	const wallet = store.addWallet(acme, { code: 'prepaid', metadata: { crm_id: 'A-1042' } });
	store.addWalletAlert(wallet, { code: 'low', alert_type: 'wallet_balance_amount' });
}
