import { hintsOf } from '../n8n/helpers';
import { lago, n8n, run, runFast } from '../n8n/support';
import { REPEATING } from './repeating';

const credentials = () => ({ baseUrl: lago.url, apiKey: lago.apiKey });

const get = { resource: 'customer', operation: 'get', customerId: 'acme' };

const LONG = 'x'.repeat(100_000);

const manyDetails = Object.fromEntries(
	Array.from({ length: 1000 }, (_, nth) => [`field_${nth}`, [LONG.slice(0, 1000)]]),
);

describe('a list that always has a next page', () => {
	test('ends for a dropdown when a page brings nothing new', async () => {
		const body = { plans: [{ code: 'a', name: 'A' }], meta: { next_page: 2 } };
		lago.intercept(() => ({ body }));
		const options = await n8n.loadOptions('getPlans', { credentials: credentials() });
		expect(options).toEqual([{ name: 'A (a)', value: 'a' }]);
		expect(lago.requests).toHaveLength(2);
	});

	test('ends for a dropdown after 100 pages', async () => {
		lago.intercept((_, nth) => ({
			body: { plans: [{ code: `c${nth}` }], meta: { next_page: nth + 2 } },
		}));
		const options = await n8n.loadOptions('getPlans', { credentials: credentials() });
		expect(options).toHaveLength(100);
		expect(lago.requests).toHaveLength(100);
	});

	test('ends for a searchable list with an empty page', async () => {
		lago.intercept(() => ({ body: { customers: [], meta: { next_page: 2 } } }));
		const list = await n8n.searchList('searchCustomers', { credentials: credentials() });
		expect(list).toEqual({ results: [] });
	});
});

test.each([
	...REPEATING.map(([where, reply]) => [where, reply(LONG)] as const),
	[
		'a thousand values',
		{ status: 422, body: { status: 422, error_details: manyDetails } },
	] as const,
])('of %s without end, an error shows the beginning', async (_, reply) => {
	lago.intercept(() => reply);
	const { error } = await runFast(get);
	expect(error?.message.length).toBeGreaterThan(10);
	expect(error?.message.length).toBeLessThan(1200);
	expect((error?.description ?? '').length).toBeLessThan(15_000);
	expect(JSON.stringify(error?.context ?? {}).length).toBeLessThan(15_000);
});

test('a short text of a server is shown in full', async () => {
	const body = { status: 422, code: 'validation_errors', error_details: { name: ['too_short'] } };
	lago.intercept(() => ({ status: 422, body }));
	const { error } = await run(get);
	expect(error?.message).toBe("Lago did not accept the request: 'name': too short");
	expect(error).toMatchObject({ name: 'NodeApiError', httpCode: '422', context: { data: body } });
});

test('a run leaves at most 20 hints, and says how many more there were', async () => {
	lago.intercept(({ method }, nth) =>
		method === 'POST'
			? {
					edit: ({ customer }: never) => ({
						customer: { ...(customer as object), name: `${nth}${LONG}` },
					}),
				}
			: undefined,
	);
	const result = await run(
		{
			resource: 'customer',
			operation: 'createOrUpdate',
			externalId: '={{ $json.id }}',
			customerFields: { name: 'Acme' },
		},
		{ items: Array.from({ length: 25 }, (_, nth) => ({ id: `c${nth}` })) },
	);
	expect(result.error).toBeUndefined();
	const hints = hintsOf(result);
	expect(hints).toHaveLength(21);
	expect(hints.at(-1)).toBe('5 more hints are left out.');
	for (const hint of hints) expect(hint.length).toBeLessThan(1100);
});
