import { lago, run, wire } from '../../support';

const get = { resource: 'customer', operation: 'get' };

test('sends the ID and returns the customer', async () => {
	lago.store.addCustomer({ external_id: 'acme', name: 'Acme' });
	const { items, error } = await run({ ...get, customerId: 'acme' });
	expect(error).toBeUndefined();
	expect(wire()).toEqual([{ request: 'GET /customers/acme' }]);
	expect(items).toEqual([
		{
			json: expect.objectContaining({ external_id: 'acme', name: 'Acme' }),
			pairedItem: { item: 0 },
		},
	]);
});
