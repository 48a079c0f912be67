import type { INodeParameters } from 'n8n-workflow';
import { lago, n8n, run, wire } from '../../n8n/support';
import { refusal } from '../helpers';

const customers = (
	customerFilters: INodeParameters,
	more: INodeParameters = {},
): INodeParameters => ({
	resource: 'customer',
	operation: 'getAll',
	customerFilters,
	...more,
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
])('a range that holds nothing is not asked for: %j', async (invoiceFilters, message) => {
	const getAll = { resource: 'invoice', operation: 'getAll', customerId: 'acme' };
	expect((await refusal({ ...getAll, invoiceFilters })).message).toBe(message);
});
