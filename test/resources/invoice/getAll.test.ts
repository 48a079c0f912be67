import { lago, run, wire } from '../../support';
import { FROM_ITEM, refusesUnreadableKeys } from '../helpers';
import { metadata } from '../lists/list';

const getAll = { resource: 'invoice', operation: 'getAll', customerId: 'acme', returnAll: true };

const URL = '/customers/acme/invoices?';

test('sends the day of whatever form of a date an expression gives', async () => {
	lago.store.addCustomer({ external_id: 'acme' });
	const dates = ['2026-02-28', ' 2026-02-28 23:59:59 ', '2026-02-28T00:30:00.123+14:00'];
	await run(
		{
			...getAll,
			invoiceFilters: {
				issuingDateFrom: FROM_ITEM,
				issuingDateTo: '={{ $now.set({ year: 2026, month: 3, day: 31, hour: 23 }) }}',
			},
		},
		{ items: dates.map((value) => ({ value })) },
	);
	const filters = 'issuing_date_from=2026-02-28&issuing_date_to=2026-03-31';
	const request = `GET ${URL}${filters}&page=1&per_page=100`;
	expect(wire().filter(({ request: line }) => line.includes('?'))).toEqual(
		dates.map(() => ({ request })),
	);
});

test('keeps a false Payment Dispute Lost from Lago, which takes it for true', async () => {
	const acme = lago.store.addCustomer({ external_id: 'acme' });
	const lost = { payment_dispute_lost_at: '2026-03-01T00:00:00Z' };
	for (let nth = 0; nth < 150; nth++) {
		lago.store.addInvoice(acme, { number: `${nth}`, ...(nth % 2 && lost) });
	}
	const { items } = await run({
		...getAll,
		returnAll: false,
		limit: 60,
		invoiceFilters: { paymentDisputeLost: false },
	});
	expect(wire()).toEqual([1, 2].map((page) => ({ request: `GET ${URL}page=${page}&per_page=60` })));
	expect(items).toHaveLength(60);
	expect(items.filter(({ json }) => Number(json.number) % 2)).toEqual([]);
});

refusesUnreadableKeys('Metadata', (...entries) => ({
	...getAll,
	invoiceFilters: metadata(...entries),
}));
