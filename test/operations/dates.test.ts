import { lago, run, wire } from '../n8n/support';

beforeEach(() => {
	const acme = lago.store.addCustomer({ external_id: 'acme', currency: 'EUR' });
	lago.store.addWallet(acme, { code: 'prepaid' });
});

test.each([
	['the date picker', '2026-02-28T00:00:00'],
	['a day', '2026-02-28'],
	['a day and time with spaces', ' 2026-02-28 23:59:59 '],
	['a time in a time zone in the west', '2026-02-27T23:30:00-08:00'],
	['a time in a time zone in the east', '2026-03-01T00:30:00.123+14:00'],
	['Luxon', '={{ DateTime.fromISO("2026-03-01T13:30", { zone: "Asia/Tokyo" }) }}'],
	['$now', '={{ $now.set({ year: 2026, month: 2, day: 28, hour: 23 }) }}'],
	['a Date', '={{ new Date("2026-03-01T04:30:00Z") }}'],
	['milliseconds', '={{ 1772339400000 }}'],
	['a field of the input', '={{ $json.day }}'],
])('%s gives the day that it is in New York', async (_, date) => {
	const invoiceFilters = { issuingDateFrom: date, issuingDateTo: date };
	const items = [{ day: '2026-03-01T00:30:00.123+14:00' }];
	const getAll = { resource: 'invoice', operation: 'getAll', customerId: 'acme' };
	await run({ ...getAll, invoiceFilters }, { items });
	const query = 'issuing_date_from=2026-02-28&issuing_date_to=2026-02-28&page=1&per_page=50';
	expect(wire()).toEqual([{ request: `GET /customers/acme/invoices?${query}` }]);
});

test.each([
	['the date picker, in the time zone of the workflow', '2099-12-31T09:00:00', 'T14:00:00.000Z'],
	['the same in summer', '2099-06-30T09:00', 'T13:00:00.000Z'],
	['a day', '2099-12-31', 'T05:00:00.000Z'],
	['a time in UTC', '2099-12-31T09:00:00Z', 'T09:00:00.000Z'],
	['a time in a time zone', '2099-12-31 09:00 +02:00', 'T07:00:00.000Z'],
	['a part of a second', '2099-12-31T09:00:00.5+0200', 'T07:00:00.500Z'],
	[
		'Luxon',
		'={{ DateTime.fromISO("2099-12-31T09:00", { zone: "Asia/Tokyo" }) }}',
		'T00:00:00.000Z',
	],
	['$now', '={{ $now.set({ year: 2099, month: 12, day: 31 }).startOf("day") }}', 'T05:00:00.000Z'],
])('%s gives the moment that it means', async (_, expirationAt, time) => {
	const update = { resource: 'wallet', operation: 'update', customerId: 'acme' };
	await run({ ...update, walletCode: 'prepaid', walletUpdateFields: { expirationAt } });
	const moment = `${expirationAt.startsWith('2099-06') ? '2099-06-30' : '2099-12-31'}${time}`;
	expect(wire().at(-1)?.body).toEqual({ wallet: { expiration_at: moment } });
});
