import { lago, run } from '../../support';
import { wireInParts } from '../helpers';

test.each([
	['the date picker', '2026-02-28T00:00:00'],
	['a day', '2026-02-28'],
	['a time in a time zone', '2026-02-28T23:30:00-08:00'],
	['Luxon', '={{ DateTime.fromISO("2026-02-28T23:30", { zone: "Asia/Tokyo" }) }}'],
	['$now', '={{ $now.set({ year: 2026, month: 2, day: 28 }) }}'],
])('sends the day that %s gives', async (_, date) => {
	lago.store.addCustomer({ external_id: 'acme' });
	const chosen = { resource: 'creditNote', operation: 'getAll', customerId: 'acme' };
	await run({ ...chosen, creditNoteFilters: { issuingDateFrom: date, issuingDateTo: date } });
	expect(wireInParts().slice(0, 3)).toEqual([
		'GET /customers/acme/credit_notes',
		'issuing_date_from=2026-02-28',
		'issuing_date_to=2026-02-28',
	]);
});
