import type { INodeParameters } from 'n8n-workflow';
import { lago, run, wire } from '../../n8n/support';

const list = (invoiceFilters: INodeParameters) => ({
	...{ resource: 'invoice', operation: 'getAll', customerId: 'acme', invoiceFilters },
});

test.each([
	[
		{ amountFrom: 500, amountTo: 0 },
		"'Amount To (Cents)' is 0, which is less than 'Amount From (Cents)': 500",
	],
	[
		{ issuingDateFrom: '2026-11-22', issuingDateTo: '2026-11-21' },
		"'Issuing Date To' is 2026-11-21, which is less than 'Issuing Date From': 2026-11-22",
	],
])('a range that holds nothing is not asked for: %j', async (filters, message) => {
	const { error } = await run(list(filters));
	expect(error?.message).toBe(message);
	expect(wire()).toEqual([]);
});

test('a range of one value is asked for', async () => {
	lago.store.addCustomer({ external_id: 'acme' });
	const { error } = await run(list({ amountFrom: 5, amountTo: 5 }));
	expect(error).toBeUndefined();
	expect(wire()).toHaveLength(1);
});
