import type { Store } from '../lago';
import type { Provided } from './cases';

/** Gives a customer of the stand-in what other parts of Lago would make. */
export function provide(store: Store, externalId: string): Provided {
	const customer = store.customer(externalId);
	customer.payment_provider = 'stripe';
	customer.payment_provider_code = 'stripe';
	customer.provider_customers.push({
		payment_provider: 'stripe',
		payment_provider_code: 'stripe',
		provider_customer_id: 'cus_1',
		sync_with_provider: true,
		provider_payment_methods: ['card'],
	});
	store.addBillableMetric({ code: 'calls' });
	store.addPlan({ code: 'pro', charges: [{ billable_metric_code: 'calls' }] });
	const subscription = store.addSubscription(customer, { plan_code: 'pro' });
	store.addUsagePeriod(subscription);
	const invoice = store.addInvoice(customer);
	store.addCreditNote(invoice);
	store.addPayment(invoice);
	store.addPaymentRequest(customer, [invoice]);
	return {
		subscription: subscription.external_id,
		appliedCoupon: store.addAppliedCoupon(customer).lago_id,
		paymentMethod: store.addPaymentMethod(customer).lago_id,
		billed: true,
	};
}
