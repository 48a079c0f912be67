/** Payments, the methods to pay, and the requests to pay several overdue invoices at once. */
import { noText, orEmpty, shown } from '../objects';
import type { Store } from '../store';
import { providerCustomer, serializeCustomer, type Customer } from './customer';
import { serializeInvoice, totalAmount, type Invoice } from './invoice';

export const newPayment = (store: Store, invoice: Invoice) => ({
	...store.stamp(),
	lago_customer_id: invoice.lago_customer_id,
	payable_type: 'Invoice',
	lago_payable_id: invoice.lago_id,
	invoice_ids: [invoice.lago_id],
	amount_cents: totalAmount(invoice),
	amount_currency: invoice.currency,
	status: 'succeeded',
	payment_status: 'succeeded',
	type: 'provider',
	reference: noText,
	provider_payment_id: orEmpty(`pay_${store.uuid().slice(0, 8)}`),
	next_action: {},
});

export type Payment = ReturnType<typeof newPayment>;

export const newPaymentRequest = (store: Store, customer: Customer, invoices: Invoice[]) => ({
	...store.stamp(),
	lago_customer_id: customer.lago_id,
	billing_entity_code: customer.billing_entity_code,
	email: customer.email,
	amount_cents: invoices.reduce((sum, invoice) => sum + totalAmount(invoice), 0),
	amount_currency: customer.currency ?? store.organization.default_currency,
	payment_status: 'pending',
	invoice_ids: invoices.map(({ lago_id }) => lago_id),
});

export type PaymentRequest = ReturnType<typeof newPaymentRequest>;

export function serializePayment(payment: Payment, store: Store) {
	const customer = store.customerById(payment.lago_customer_id);
	const link = payment.type === 'provider' ? providerCustomer(customer) : undefined;
	return {
		...shown(payment),
		external_customer_id: customer.external_id,
		invoice_numbers: invoicesOf(payment, store).map(({ number }) => number),
		payment_provider_code: link?.payment_provider_code ?? null,
		payment_provider_type: link ? className(link.payment_provider) : null,
		external_payment_id: payment.provider_payment_id,
		provider_customer_id: link?.provider_customer_id ?? null,
	};
}

/** The server's own name for a provider: stripe is `PaymentProviders::StripeProvider`. */
const className = (provider: string) =>
	`PaymentProviders::${provider.charAt(0).toUpperCase()}${provider.slice(1)}Provider`;

export const serializePaymentRequest = (request: PaymentRequest, store: Store) => ({
	...shown(request, 'lago_customer_id', 'billing_entity_code', 'invoice_ids'),
	customer: serializeCustomer(store.customerById(request.lago_customer_id), store),
	invoices: invoicesOf(request, store).map((invoice) => serializeInvoice(invoice, store)),
});

const invoicesOf = ({ invoice_ids }: { invoice_ids: string[] }, store: Store) =>
	store.invoices.filter(({ lago_id }) => invoice_ids.includes(lago_id));

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

export const serializePaymentMethod = (method: PaymentMethod) => shown(method, 'lago_customer_id');
