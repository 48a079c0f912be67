import { omit } from '../omit';
import type { Store } from '../store';
import { seconds } from '../time';
import type { Customer } from './customer';

export const newPaymentMethod = (store: Store, customer: Customer) => ({
	...store.stamp(),
	lago_customer_id: customer.lago_id,
	is_default: store.count('payment_methods', customer.lago_id) === 0,
	payment_provider_code: 'stripe',
	payment_provider_name: 'stripe',
	payment_provider_type: 'stripe',
	provider_method_id: `pm_${store.uuid().slice(0, 8)}`,
});

export type PaymentMethod = ReturnType<typeof newPaymentMethod>;

export const serializePaymentMethod = (method: PaymentMethod) => ({
	...omit(method, 'lago_customer_id'),
	created_at: seconds(method.created_at),
});
