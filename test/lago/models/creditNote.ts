import { omit } from '../omit';
import type { Store } from '../store';
import { seconds } from '../time';
import { serializeBilledCustomer } from './customer';
import type { Invoice } from './invoice';
import { decimal } from './usage';

export interface CreditNote {
	lago_id: string;
	lago_customer_id: string;
	lago_invoice_id: string;
	sequential_id: number;
	billing_entity_code: string;
	number: string;
	invoice_number: string;
	purchase_order_number: string | null;
	issuing_date: string;
	/** Only finalized ones are listed. */
	status: string;
	credit_status: string | null;
	refund_status: string | null;
	reason: string;
	description: string | null;
	currency: string;
	total_amount_cents: number;
	precise_total_amount_cents: string;
	taxes_amount_cents: number;
	precise_taxes_amount_cents: string;
	taxes_rate: number;
	coupons_adjustment_amount_cents: number;
	credit_amount_cents: number;
	refund_amount_cents: number;
	offset_amount_cents: number;
	self_billed: boolean;
	items: object[];
	applied_taxes: object[];
	metadata: Record<string, string> | null;
	created_at: string;
	updated_at: string;
}

export function newCreditNote(
	store: Store,
	invoice: Invoice,
	attributes: Partial<CreditNote>,
): CreditNote {
	const stamp = store.stamp();
	const total = attributes.total_amount_cents ?? 1000;
	const sequentialId =
		store.credit_notes.filter(({ lago_invoice_id }) => lago_invoice_id === invoice.lago_id).length +
		1;
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
		status: 'finalized',
		credit_status: 'available',
		refund_status: null,
		reason: 'other',
		description: null,
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
		items: [],
		applied_taxes: [],
		metadata: null,
		...attributes,
	};
}

export const serializeCreditNote = (note: CreditNote, store: Store) => ({
	...omit(note, 'lago_customer_id', 'status', 'metadata'),
	sub_total_excluding_taxes_amount_cents: note.total_amount_cents - note.taxes_amount_cents,
	balance_amount_cents: note.credit_status === 'available' ? note.credit_amount_cents : 0,
	file_url: null,
	xml_url: null,
	created_at: seconds(note.created_at),
	updated_at: seconds(note.updated_at),
	customer: serializeBilledCustomer(store.customerById(note.lago_customer_id), store),
	error_details: [],
	...(note.metadata && { metadata: note.metadata }),
});
