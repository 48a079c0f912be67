/** Payments, and the requests to pay several overdue invoices at once. */
import { noText, orEmpty } from '../empty';
import { omit } from '../omit';
import type { Store } from '../store';
import { seconds } from '../time';
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
		...payment,
		external_customer_id: customer.external_id,
		invoice_numbers: invoicesOf(payment, store).map(({ number }) => number),
		payment_provider_code: link?.payment_provider_code ?? null,
		payment_provider_type: link ? className(link.payment_provider) : null,
		external_payment_id: payment.provider_payment_id,
		provider_customer_id: link?.provider_customer_id ?? null,
		created_at: seconds(payment.created_at),
	};
}

/** The server's own name for a provider: stripe is `PaymentProviders::StripeProvider`. */
const className = (provider: string) =>
	`PaymentProviders::${provider.charAt(0).toUpperCase()}${provider.slice(1)}Provider`;

export const serializePaymentRequest = (request: PaymentRequest, store: Store) => ({
	...omit(request, 'lago_customer_id', 'billing_entity_code', 'invoice_ids'),
	created_at: seconds(request.created_at),
	customer: serializeCustomer(store.customerById(request.lago_customer_id), store),
	invoices: invoicesOf(request, store).map((invoice) => serializeInvoice(invoice, store)),
});

const invoicesOf = ({ invoice_ids }: { invoice_ids: string[] }, store: Store) =>
	store.invoices.filter(({ lago_id }) => invoice_ids.includes(lago_id));
