import { each, noNumber, noText, shown } from '../objects';
import type { Store } from '../store';
import { TODAY } from '../time';
import { serializeBilledCustomer, type Customer } from './customer';
import { APP_URL } from './organization';

export interface InvoiceMetadata {
	lago_id: string;
	key: string;
	value: string;
	created_at: string;
}

export function newInvoice(
	store: Store,
	customer: Customer,
	attributes: { issuing_date?: string },
) {
	const stamp = store.stamp();
	const sequentialId = store.count('invoices', customer.lago_id) + 1;
	const issuingDate = attributes.issuing_date ?? TODAY;
	return {
		...stamp,
		updated_at: stamp.created_at,
		lago_customer_id: customer.lago_id,
		sequential_id: sequentialId,
		billing_entity_code: customer.billing_entity_code,
		number: [
			store.organization.document_number_prefix,
			String(customer.sequential_id).padStart(3, '0'),
			String(sequentialId).padStart(3, '0'),
		].join('-'),
		purchase_order_number: noText,
		issuing_date: issuingDate,
		payment_due_date: issuingDate,
		net_payment_term: customer.net_payment_term ?? 0,
		invoice_type: 'subscription',
		status: 'finalized',
		payment_status: 'pending',
		payment_dispute_lost_at: noText,
		payment_overdue: false,
		currency: customer.currency ?? store.organization.default_currency,
		fees_amount_cents: 10000,
		...each('coupons_amount_cents taxes_amount_cents total_paid_amount_cents', 0),
		...each('progressive_billing_credit_amount_cents credit_notes_amount_cents', 0),
		...each('total_offsetted_credit_note_amount_cents prepaid_credit_amount_cents', 0),
		prepaid_granted_credit_amount_cents: noNumber,
		prepaid_purchased_credit_amount_cents: noNumber,
		applied_taxes: new Array<object>(),
		self_billed: false,
		/** How it was settled other than by a payment. */
		settlements: new Array<string>(),
		metadata: new Array<InvoiceMetadata>(),
		voided_at: noText,
	};
}

export type Invoice = ReturnType<typeof newInvoice>;

export const totalAmount = (invoice: Invoice) =>
	invoice.fees_amount_cents - invoice.coupons_amount_cents + invoice.taxes_amount_cents;

/** The invoice inside other objects. */
export function serializeInvoice(invoice: Invoice, { organization }: Store) {
	const total = totalAmount(invoice);
	const settled =
		invoice.total_paid_amount_cents + invoice.total_offsetted_credit_note_amount_cents;
	return {
		...shown(invoice, 'lago_customer_id', 'settlements', 'metadata', 'applied_taxes'),
		sub_total_excluding_taxes_amount_cents: total - invoice.taxes_amount_cents,
		sub_total_including_taxes_amount_cents: total,
		total_amount_cents: total,
		total_due_amount_cents: invoice.status === 'voided' ? 0 : total - settled,
		file_url: null,
		xml_url: null,
		web_url: `${APP_URL}/${organization.slug}/customer/${invoice.lago_customer_id}/invoice/${invoice.lago_id}/overview`,
		version_number: 4,
		payment_dispute_lost_at: invoice.payment_dispute_lost_at, // with milliseconds, unlike the others
	};
}

export const serializeListedInvoice = (invoice: Invoice, store: Store) => ({
	...serializeInvoice(invoice, store),
	customer: serializeBilledCustomer(store.customerById(invoice.lago_customer_id), store),
	metadata: invoice.metadata.map((entry) => shown(entry)),
	applied_taxes: invoice.applied_taxes,
});
