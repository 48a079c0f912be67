import { lago, wire } from '../n8n/support';
import { example, runExample } from './example';

const overdue = { payment_overdue: true, payment_status: 'failed' };

test('makes one reminder for each customer and currency, with what is still due', async () => {
	const { store } = lago;
	const acme = store.addCustomer({
		external_id: 'acme.com',
		name: 'Acme',
		email: 'pay@acme.example',
		currency: 'EUR',
	});
	store.addInvoice(acme, {
		...overdue,
		number: 'A-1',
		payment_due_date: '2026-10-01',
		fees_amount_cents: 14_114,
		total_paid_amount_cents: 4_000,
	});
	store.addInvoice(acme, {
		...overdue,
		number: 'A-2',
		payment_due_date: '2026-09-01',
		fees_amount_cents: 5_000,
	});
	store.addInvoice(acme, { number: 'A-3', payment_status: 'succeeded' });
	store.addInvoice(acme, {
		...overdue,
		number: 'A-4',
		payment_due_date: '2026-11-01',
		currency: 'USD',
		fees_amount_cents: 990,
	});
	const globex = store.addCustomer({ external_id: 'globex', name: 'Globex', email: null });
	store.addInvoice(globex, {
		...overdue,
		number: 'G-1',
		payment_due_date: '2026-11-15',
		currency: 'USD',
		fees_amount_cents: 100,
	});
	store.addInvoice(globex, {
		...overdue,
		number: 'G-2',
		payment_due_date: '2026-11-16',
		currency: 'JPY',
		fees_amount_cents: 1200,
	});
	store.addInvoice(store.addCustomer({ external_id: 'paid' }), { payment_status: 'succeeded' });

	const { output } = await runExample(example('overdue-reminder'));

	expect(output('Reminder')).toEqual([
		{
			external_id: 'globex',
			to: null,
			subject: 'Reminder: ¥1,200 overdue',
			text: 'Dear Globex, these invoices have been due since 2026-11-16: G-2. Please pay ¥1,200.',
		},
		{
			external_id: 'globex',
			to: null,
			subject: 'Reminder: $1.00 overdue',
			text: 'Dear Globex, these invoices have been due since 2026-11-15: G-1. Please pay $1.00.',
		},
		{
			external_id: 'acme.com',
			to: 'pay@acme.example',
			subject: 'Reminder: $9.90 overdue',
			text: 'Dear Acme, these invoices have been due since 2026-11-01: A-4. Please pay $9.90.',
		},
		{
			external_id: 'acme.com',
			to: 'pay@acme.example',
			subject: 'Reminder: €151.14 overdue',
			text: 'Dear Acme, these invoices have been due since 2026-09-01: A-2, A-1. Please pay €151.14.',
		},
	]);
	expect(wire().map(({ request }) => request)).toContainEqual(
		expect.stringMatching(/^GET \/customers\/acme%2Ecom\/invoices\?payment_overdue=true/),
	);
});
