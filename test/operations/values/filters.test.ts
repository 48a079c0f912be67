import type { INodeParameters } from 'n8n-workflow';
import { lago, n8n, run, wire } from '../../n8n/support';

const customers = (
	customerFilters: INodeParameters,
	more: INodeParameters = {},
): INodeParameters => ({
	resource: 'customer',
	operation: 'getAll',
	customerFilters,
	...more,
});

const invoices = (invoiceFilters: INodeParameters): INodeParameters => ({
	...{ resource: 'invoice', operation: 'getAll', customerId: 'acme', invoiceFilters },
});

test('a filter whose expression gives nothing stops one item only where errors go on', async () => {
	const { items } = await run(customers({ externalId: '={{ $json.id }}' }), {
		items: [{ id: 'acme' }, {}],
		node: { onError: 'continueRegularOutput' },
	});
	expect(items).toMatchObject([
		{ json: { error: "'External ID' is empty: its expression gives nothing" } },
	]);
	expect(wire()).toEqual([{ request: 'GET /customers?external_id=acme&page=1&per_page=50' }]);
});

test('a filter that is left empty by hand is ignored', async () => {
	const filters = { externalId: '', currencies: [], metadata: {}, searchTerm: ' ' };
	expect((await run(customers(filters))).error).toBeUndefined();
	expect(wire()).toEqual([{ request: 'GET /customers?page=1&per_page=50' }]);
});

test.each(['engine', 'agent'] as const)(
	'what an AI agent leaves out stays left out, called by the %s',
	async (caller) => {
		const parameters = customers(
			{ searchTerm: "={{ $fromAI('search') }}", externalId: "={{ $fromAI('id') }}" },
			{ pagingOptions: { page: "={{ $fromAI('page', 'The page', 'number') }}" } },
		);
		await n8n.runTool(parameters, [{ search: 'acme', id: '', page: 2 }], {
			caller,
			credentials: { baseUrl: lago.url, apiKey: lago.apiKey },
		});
		expect(wire()).toEqual([{ request: 'GET /customers?search_term=acme&page=2&per_page=100' }]);
	},
);

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
	const { error } = await run(invoices(filters));
	expect(error?.message).toBe(message);
	expect(wire()).toEqual([]);
});

test('a range of one value is asked for', async () => {
	lago.store.addCustomer({ external_id: 'acme' });
	const { error } = await run(invoices({ amountFrom: 5, amountTo: 5 }));
	expect(error).toBeUndefined();
	expect(wire()).toHaveLength(1);
});
