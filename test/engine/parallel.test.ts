import { lago, n8n, run } from '../support';

const get = { resource: 'customer', operation: 'get', customerId: '={{ $json.id }}' };

function items(count: number) {
	return Array.from({ length: count }, (_, index) => {
		lago.store.addCustomer({ external_id: `c${index}` });
		return { id: `c${index}` };
	});
}

test('ten requests are under way at once, no more', async () => {
	lago.intercept(() => ({ delayMs: 20 }));
	const { items: results } = await run(get, { items: items(45) });
	expect(results).toHaveLength(45);
	expect(lago.maxInFlight).toBe(10);
});

test("'Max Parallel Requests' in the node's settings changes that", async () => {
	lago.intercept(() => ({ delayMs: 20 }));
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

test('a cancelled execution sends nothing more', async () => {
	lago.intercept(() => ({ delayMs: 300 }));
	await run(get, { items: items(40), cancelAfter: 150 });
	const sent = lago.requests.length;
	expect(sent).toBeLessThanOrEqual(10);
	await n8n.sleep(500);
	expect(lago.requests).toHaveLength(sent);
});
