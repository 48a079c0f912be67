import { lago } from '../../n8n/support';
import { addAcme, ofCustomer } from './list';

/** From the oldest to the newest: a credit of January, a refund of February, an offset of March. */
function addThree(): void {
	const { store } = lago;
	store.addBillingEntity({ code: 'paris' });
	const customer = addAcme();
	const invoice = store.addInvoice(customer, { number: 'INV-1', issuing_date: '2026-01-31' });
	store.addCreditNote(invoice, {
		number: 'credit',
		reason: 'duplicated_charge',
		credit_status: 'consumed',
		total_amount_cents: 1000,
	});
	store.addCreditNote(invoice, {
		number: 'refund',
		issuing_date: '2026-02-28',
		reason: 'order_change',
		refund_status: 'failed',
		total_amount_cents: 2000,
		credit_amount_cents: 0,
		refund_amount_cents: 2000,
		billing_entity_code: 'paris',
		purchase_order_number: 'PO-1',
		self_billed: true,
	});
	store.addCreditNote(store.addInvoice(customer, { number: 'INV-2', currency: 'USD' }), {
		number: 'offset',
		issuing_date: '2026-03-31',
		credit_status: 'voided',
		total_amount_cents: 3000,
		credit_amount_cents: 0,
		offset_amount_cents: 3000,
	});
	const other = store.addCustomer({ external_id: 'other' });
	store.addCreditNote(store.addInvoice(other), { number: 'foreign' });
}

export const creditNotes = ofCustomer({
	resource: 'creditNote',
	envelope: 'credit_notes',
	addSome: addThree,
	key: 'number',
	names: ['offset', 'refund', 'credit'],
	simplified: { external_customer_id: 'acme' },
	filters: {
		collection: 'creditNoteFilters',
		finds: [
			[{ amountFrom: 2000 }, ['offset', 'refund']],
			[{ amountTo: 2000 }, ['refund', 'credit']],
			[{ amountTo: 0 }, []],
			[{ billingEntityCodes: ['paris'] }, ['refund']],
			[{ creditStatuses: ['consumed', 'voided'] }, ['offset', 'credit']],
			[{ currency: 'USD' }, ['offset']],
			[{ invoiceNumber: 'INV-2' }, ['offset']],
			[{ issuingDateFrom: '2026-02-28' }, ['offset', 'refund']],
			[{ issuingDateTo: '2026-02-28' }, ['refund', 'credit']],
			[{ purchaseOrderNumber: 'po-1' }, ['refund']],
			[{ reasons: ['duplicated_charge', 'order_change'] }, ['refund', 'credit']],
			[{ refundStatuses: ['failed'] }, ['refund']],
			[{ searchTerm: 'OFF' }, ['offset']],
			[{ selfBilled: true }, ['refund']],
			[{ selfBilled: false }, ['offset', 'credit']],
			[{ types: ['credit', 'offset'] }, ['offset', 'credit']],
		],
	},
});
