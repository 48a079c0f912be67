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
	resource: 'invoice',
	operation: 'getAll',
	customerId: 'acme',
	invoiceFilters,
});

const GONE = '={{ $json.gone }}';

describe('a filter whose expression gives nothing', () => {
	test.each<[string, INodeParameters]>([
		['External ID', customers({ externalId: GONE })],
		['External ID', customers({ externalId: '={{ $json.gone ?? "" }}' })],
		['Search Term', customers({ searchTerm: '={{ $json.first }} {{ $json.last }}' })],
		['Currencies', customers({ currencies: GONE })],
		['Currencies', customers({ currencies: '={{ [] }}' })],
		['States', customers({ states: [GONE, ''] })],
		['Has Customer Type', customers({ hasCustomerType: GONE })],
		['Amount From (Cents)', invoices({ amountFrom: GONE })],
		['Issuing Date From', invoices({ issuingDateFrom: GONE })],
		['Currency', invoices({ currency: GONE })],
		[
			'Billable Metric Name or ID',
			{
				resource: 'usage',
				operation: 'getCurrent',
				customerId: 'acme',
				subscriptionId: 'pro',
				currentUsageFilters: { billableMetricCode: GONE },
			},
		],
		['Page', customers({}, { pagingOptions: { page: GONE } })],
		['Per Page', customers({}, { pagingOptions: { perPage: GONE } })],
	])('%s is rejected by name', async (field, parameters) => {
		const { error } = await run(parameters);
		expect(error?.message).toBe(`'${field}' is empty: its expression gives nothing`);
		expect(wire()).toEqual([]);
	});

	test.each<[string, INodeParameters, string]>([
		['the key', { key: GONE, value: 'x' }, "'Metadata > Key' is empty"],
		['the value', { key: 'segment', value: GONE }, "'Metadata' has no value for the key 'segment'"],
	])('%s of metadata is rejected', async (_, pair, message) => {
		const { error } = await run(customers({ metadata: { pair: [pair] } }));
		expect(error?.message).toBe(message);
		expect(wire()).toEqual([]);
	});

	test('stops one item only where errors go on', async () => {
		const { items } = await run(customers({ externalId: '={{ $json.id }}' }), {
			items: [{ id: 'acme' }, {}],
			node: { onError: 'continueRegularOutput' },
		});
		expect(items).toMatchObject([
			{ json: { error: "'External ID' is empty: its expression gives nothing" } },
		]);
		expect(wire()).toEqual([{ request: 'GET /customers?external_id=acme&page=1&per_page=50' }]);
	});
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
