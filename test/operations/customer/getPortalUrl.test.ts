import { lago, run, wire } from '../../n8n/support';

test('returns a URL of its own for each customer, and whose it is', async () => {
	for (const external_id of ['a', 'b']) lago.store.addCustomer({ external_id });
	const { items, error } = await run(
		{ resource: 'customer', operation: 'getPortalUrl', customerId: '={{ $json.id }}' },
		{ items: [{ id: 'a' }, { id: 'b' }] },
	);
	expect(error).toBeUndefined();
	expect(wire()).toEqual(['a', 'b'].map((id) => ({ request: `GET /customers/${id}/portal_url` })));
	const portal_url = expect.stringMatching(
		/^https:\/\/app\.lago\.example\/customer-portal\/[\w-]+$/,
	) as string;
	expect(items).toEqual([
		{ json: { external_customer_id: 'a', portal_url }, pairedItem: { item: 0 } },
		{ json: { external_customer_id: 'b', portal_url }, pairedItem: { item: 1 } },
	]);
	expect(Object.keys(items[0].json)[0]).toBe('external_customer_id');
	expect(items[0].json.portal_url).not.toBe(items[1].json.portal_url);
});
