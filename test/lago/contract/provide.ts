import type { Store } from '../index';
import type { Provided } from './cases';

/** Gives a customer of the stand-in what no API of Lago makes. */
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
	store.addPaymentRequest(customer, [store.addInvoice(customer, { payment_overdue: true })]);
	return { paymentMethod: store.addPaymentMethod(customer).lago_id, paymentRequest: true };
}
