import type { Store } from '../index';
import { linkToStripe } from '../models';
import type { Provided } from './cases';

/** Gives a customer of the stand-in what no API of Lago makes. */
export function provide(store: Store, externalId: string): Provided {
	const customer = store.customer(externalId);
	linkToStripe(customer, 'cus_1');
	store.addPaymentRequest(customer, [store.addInvoice(customer, { payment_overdue: true })]);
	return { paymentMethod: store.addPaymentMethod(customer).lago_id, paymentRequest: true };
}
