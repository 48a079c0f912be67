import { lago } from '../../n8n/support';
import { addAcme, metadata, ofCustomer } from './list';

const entry = (key: string, value: string) => ({ ...lago.store.stamp(), key, value });

/** In the order of their issuing dates: a paid one, an overdue one and a draft, created in another. */
function addThree(): void {
	const { store } = lago;
	store.addBillingEntity({ code: 'paris' });
	const customer = addAcme();
	store.addInvoice(customer, {
		number: 'draft',
		issuing_date: '2026-03-31',
		status: 'draft',
		invoice_type: 'credit',
		currency: 'USD',
		fees_amount_cents: 3000,
		total_paid_amount_cents: 0,
		metadata: [entry('segment', 'vip')],
	});
	store.addInvoice(customer, {
		number: 'paid',
		issuing_date: '2026-01-31',
		payment_status: 'succeeded',
		fees_amount_cents: 1000,
		total_paid_amount_cents: 1000,
		settlements: ['payment'],
	});
	store.addInvoice(customer, {
		number: 'overdue',
		issuing_date: '2026-02-28',
		invoice_type: 'one_off',
		payment_status: 'failed',
		payment_dispute_lost_at: '2026-03-01T00:00:00Z',
		payment_overdue: true,
		fees_amount_cents: 2000,
		total_paid_amount_cents: 500,
		settlements: ['credit_note'],
		billing_entity_code: 'paris',
		purchase_order_number: 'PO-1',
		self_billed: true,
		metadata: [entry('segment', 'basic'), entry('team.lead', 'Ann')],
	});
	store.addInvoice(store.addCustomer({ external_id: 'other' }), { number: 'foreign' });
}

export const invoices = ofCustomer({
	resource: 'invoice',
	envelope: 'invoices',
	addSome: addThree,
	key: 'number',
	names: ['draft', 'overdue', 'paid'],
	simplified: { external_customer_id: 'acme' },
	filters: {
		collection: 'invoiceFilters',
		finds: [
			[{ amountFrom: 2000 }, ['draft', 'overdue']],
			[{ amountTo: 1999 }, ['paid']],
			[{ amountTo: 0 }, []],
			[{ billingEntityCodes: ['default'] }, ['draft', 'paid']],
			[{ currency: 'USD' }, ['draft']],
			[{ invoiceType: 'subscription' }, ['paid']],
			[{ issuingDateFrom: '2026-02-28' }, ['draft', 'overdue']],
			[{ issuingDateTo: '2026-02-27' }, ['paid']],
			[metadata({ key: 'segment', value: 'vip' }), ['draft']],
			[metadata({ key: 'team.lead', value: 'Ann' }), ['overdue']],
			[metadata({ key: 'segment', unset: true }), ['paid']],
			[{ partiallyPaid: true }, ['overdue']],
			[{ partiallyPaid: false }, ['draft', 'paid']],
			[{ paymentDisputeLost: true }, ['overdue']],
			[{ paymentDisputeLost: false }, ['draft', 'paid']],
			[{ paymentOverdue: true }, ['overdue']],
			[{ paymentOverdue: false }, ['draft', 'paid']],
			[{ paymentStatuses: ['failed', 'succeeded'] }, ['overdue', 'paid']],
			[{ purchaseOrderNumber: 'po-1' }, ['overdue']],
			[{ searchTerm: 'DUE' }, ['overdue']],
			[{ selfBilled: true }, ['overdue']],
			[{ selfBilled: false }, ['draft', 'paid']],
			[{ settlements: ['payment'] }, ['paid']],
			[{ statuses: ['finalized', 'voided'] }, ['overdue', 'paid']],
		],
	},
});
