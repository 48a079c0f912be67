import { linkToStripe } from '../models';
import { fillLists, type Store } from '../store';
import type { Provided } from './cases';

/** Gives a customer of the stand-in what no API of Lago makes. */
export function provide(store: Store, externalId: string): Provided {
	const customer = store.customer(externalId);
	linkToStripe(customer, 'cus_1');
	const paymentMethod = store.addPaymentMethod(customer).lago_id;
	fillLists(store, customer, [
		...(['applied_coupons', 'credit_notes', 'invoices'] as const),
		...(['payments', 'subscriptions', 'wallets'] as const),
	]);
	return { paymentMethod };
}
