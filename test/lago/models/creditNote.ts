import { noMetadata, noText, orEmpty, shown } from '../objects';
import type { Store } from '../store';
import { serializeBilledCustomer } from './customer';
import type { Invoice } from './invoice';
import { decimal } from './usage';

export function newCreditNote(
	store: Store,
	invoice: Invoice,
	attributes: { taxes_amount_cents?: number; total_amount_cents?: number },
) {
	const stamp = store.stamp();
	const total = attributes.total_amount_cents ?? 1000;
	const sequentialId = store.count('credit_notes', invoice.lago_id) + 1;
	return {
		...stamp,
		updated_at: stamp.created_at,
		lago_customer_id: invoice.lago_customer_id,
		lago_invoice_id: invoice.lago_id,
		sequential_id: sequentialId,
		billing_entity_code: invoice.billing_entity_code,
		number: `${invoice.number}-CN${String(sequentialId).padStart(3, '0')}`,
		invoice_number: invoice.number,
		purchase_order_number: invoice.purchase_order_number,
		issuing_date: invoice.issuing_date,
		/** Only finalized ones are listed. */
		status: 'finalized',
		credit_status: orEmpty('available'),
		refund_status: noText,
		reason: 'other',
		description: noText,
		currency: invoice.currency,
		total_amount_cents: total,
		precise_total_amount_cents: decimal(total),
		taxes_amount_cents: 0,
		precise_taxes_amount_cents: decimal(attributes.taxes_amount_cents ?? 0),
		taxes_rate: 0,
		coupons_adjustment_amount_cents: 0,
		credit_amount_cents: total,
		refund_amount_cents: 0,
		offset_amount_cents: 0,
		self_billed: invoice.self_billed,
		items: new Array<object>(),
		applied_taxes: new Array<object>(),
		metadata: noMetadata,
	};
}

export type CreditNote = ReturnType<typeof newCreditNote>;

export const serializeCreditNote = (note: CreditNote, store: Store) => ({
	...shown(note, 'lago_customer_id', 'status', 'metadata'),
	sub_total_excluding_taxes_amount_cents: note.total_amount_cents - note.taxes_amount_cents,
	balance_amount_cents: note.credit_status === 'available' ? note.credit_amount_cents : 0,
	file_url: null,
	xml_url: null,
	customer: serializeBilledCustomer(store.customerById(note.lago_customer_id), store),
	error_details: [],
	...(note.metadata && { metadata: note.metadata }),
});
