/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { getEventListeners } from 'node:events';
import { startLago, type Reply } from '../lago';
import { lago, n8n, run } from '../n8n/support';

const get = { resource: 'customer', operation: 'get', customerId: '={{ $json.id }}' };

function items(count: number) {
	return Array.from({ length: count }, (_, index) => {
		lago.store.addCustomer({ external_id: `c${index}` });
		return { id: `c${index}` };
	});
}

test("'Max Parallel Requests' in the node's settings changes that", async () => {
	lago.intercept(() => ({ delayMs: 50 }));
	const { items: results } = await run(
		{ ...get, requestOptions: { maxParallelRequests: 3 } },
		{ items: items(12) },
	);
	expect(results).toHaveLength(12);
	expect(lago.maxInFlight).toBe(3);
});

test.each([0, -1, 'many', 1.5])("'Max Parallel Requests' of %j is refused", async (limit) => {
	const { error } = await run(
		{ ...get, requestOptions: { maxParallelRequests: limit } },
		{ items: items(2) },
	);
	expect(error?.message).toContain("'Max Parallel Requests' is");
	expect(lago.requests).toEqual([]);
});

test('the results come in the order of the items, whatever the order of the answers', async () => {
	lago.intercept((_, nth) => ({ delayMs: (10 - nth) * 15 }));
	const { items: results } = await run(get, { items: items(10) });
	expect(results.map(({ json }) => json.external_id)).toEqual(items(10).map(({ id }) => id));
});

test('runs that are over leave their share of the requests to those after them', async () => {
	const apiKey = lago.restrictedKey({ customer: ['read'] });
	const [first] = items(500);
	// As many as there are requests in flight before anything is known of a server.
	for (let nth = 0; nth < 8; nth++) await run(get, { items: [first], apiKey });
	lago.maxInFlight = 0;
	lago.intercept(() => ({ delayMs: 50 }));
	await run({ resource: 'customer', operation: 'getAll', returnAll: true }, { apiKey });
	expect(lago.maxInFlight).toBeGreaterThan(1);
});

test('what belongs to an item that has begun goes before the items that have not', async () => {
	const ids = items(60);
	for (const { id } of ids) {
		lago.store.addWallet(lago.store.customer(id), { code: 'prepaid' });
	}
	lago.intercept(() => ({ delayMs: 30 }));
	const { items: results } = await run(
		{
			resource: 'wallet',
			operation: 'update',
			customerId: '={{ $json.id }}',
			walletCode: 'prepaid',
			walletUpdateFields: { name: 'New' },
		},
		{ items: ids },
	);
	expect(results).toHaveLength(60);
	expect(lago.requests.findIndex(({ method }) => method === 'PUT')).toBeLessThan(60);
});

test('an account whose rate limit is used up does not hold up another one', async () => {
	const apiKey = lago.restrictedKey({ customer: ['read'] });
	let refused = () => {};
	const isRefused = new Promise<void>((resolve) => (refused = resolve));
	lago.intercept(({ headers: { authorization } }) => {
		if (authorization === `Bearer ${apiKey}`) return undefined;
		refused();
		return { status: 429, headers: { 'x-ratelimit-reset': '60' } };
	});
	const order: string[] = [];
	const waiting = run(get, { items: items(1), cancelAfter: 2000 }).then(() => order.push('waits'));
	await isRefused;
	// Until the node knows.
	await n8n.sleep(200);
	const { items: results } = await run(get, { items: items(1), apiKey });
	order.push('is answered');
	await waiting;
	expect(results).toHaveLength(1);
	expect(order).toEqual(['is answered', 'waits']);
});

describe('a cancelled execution', () => {
	/** How many requests arrive at a Lago that answers like this, one of its own: some may come late. */
	async function sentTo(reply: Reply, count: number): Promise<number> {
		const own = await startLago();
		own.intercept(() => reply);
		const { url: baseUrl, apiKey } = own;
		const ids = Array.from({ length: count }, (_, id) => ({ id: `c${id}` }));
		const options = { items: ids, baseUrl, apiKey, cancelAfter: 150 };
		await run({ ...get, requestOptions: { maxParallelRequests: 10 } }, options);
		await n8n.sleep(500);
		await own.close();
		return own.requests.length;
	}

	test.concurrent('sends nothing more', async () => {
		expect(await sentTo({ delayMs: 300 }, 40)).toBeLessThanOrEqual(10);
	});

	// Each would take longer than Jest waits, or send more.
	test.concurrent.each<[string, number, Reply]>([
		['for an answer', 10, { delayMs: 600_000 }],
		['for the rate limit', 10, { status: 429, headers: { 'x-ratelimit-reset': '60' } }],
		// Whoever waits for another try lets others go first.
		['to try again', 20, { status: 503, headers: { 'retry-after': '60' } }],
	])('does not wait %s', async (_, most, reply) => {
		expect(await sentTo(reply, 20)).toBeLessThanOrEqual(most);
	});
});

test('no listener is left on the signal of an execution, which may have many nodes', async () => {
	let listeners: unknown[] | undefined;
	const probe = n8n.builtIn([], async function () {
		listeners = getEventListeners(this.getExecutionCancelSignal()!, 'abort');
		return [this.getInputData()];
	});
	const { testNode, LAGO_NODE } = n8n;
	const to = (node: string) => ({ main: [[{ node, type: 'main' as const, index: 0 }]] });
	await n8n.runWorkflow(
		{
			nodes: [
				testNode('Start', 'n8n-nodes-base.manualTrigger'),
				{ ...testNode('Lago Customer', LAGO_NODE), parameters: get },
				testNode('Probe', 'n8n-nodes-test.probe'),
			],
			connections: { Start: to('Lago Customer'), 'Lago Customer': to('Probe') },
		},
		{
			credentials: { baseUrl: lago.url, apiKey: lago.apiKey },
			items: items(1).map((json) => ({ json })),
			types: { 'n8n-nodes-test.probe': probe },
		},
	);
	expect(listeners).toEqual([]);
});
