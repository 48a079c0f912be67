import { lago, run, wire } from '../../n8n/support';

const getAll = { resource: 'invoice', operation: 'getAll', customerId: 'acme' };

const URL = '/customers/acme/invoices?';

test('keeps a false Payment Dispute Lost from Lago, which takes it for true', async () => {
	const acme = lago.store.addCustomer({ external_id: 'acme' });
	const lost = { payment_dispute_lost_at: '2026-03-01T00:00:00Z' };
	for (let nth = 0; nth < 150; nth++) {
		lago.store.addInvoice(acme, { number: `${nth}`, ...(nth % 2 && lost) });
	}
	const { items } = await run({
		...getAll,
		limit: 60,
		invoiceFilters: { paymentDisputeLost: false },
	});
	expect(wire()).toEqual([1, 2].map((page) => ({ request: `GET ${URL}page=${page}&per_page=60` })));
	expect(items).toHaveLength(60);
	expect(items.filter(({ json }) => Number(json.number) % 2)).toEqual([]);
});
