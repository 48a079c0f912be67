import { omit } from '../omit';
import type { Store } from '../store';
import { seconds } from '../time';
import type { Customer } from './customer';

export interface PaymentMethod {
	lago_id: string;
	lago_customer_id: string;
	is_default: boolean;
	payment_provider_code: string;
	payment_provider_name: string;
	payment_provider_type: string;
	provider_method_id: string;
	created_at: string;
}

export const newPaymentMethod = (
	store: Store,
	customer: Customer,
	attributes: Partial<PaymentMethod>,
): PaymentMethod => ({
	...store.stamp(),
	lago_customer_id: customer.lago_id,
	is_default: !store.payment_methods.some(
		({ lago_customer_id }) => lago_customer_id === customer.lago_id,
	),
	payment_provider_code: 'stripe',
	payment_provider_name: 'stripe',
	payment_provider_type: 'stripe',
	provider_method_id: `pm_${store.uuid().slice(0, 8)}`,
	...attributes,
});

export const serializePaymentMethod = (method: PaymentMethod) => ({
	...omit(method, 'lago_customer_id'),
	created_at: seconds(method.created_at),
});
