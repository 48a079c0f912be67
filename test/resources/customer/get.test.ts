import { lago, run, wire } from '../../support';
import { ask } from '../helpers';

test('sends the ID and returns the customer', async () => {
	lago.store.addCustomer({ external_id: 'acme', name: 'Acme' });
	const get = { resource: 'customer', operation: 'get', customerId: 'acme', simplify: false };
	const { items, error } = await run(get);
	expect(error).toBeUndefined();
	expect(wire()).toEqual([{ request: 'GET /customers/acme' }]);
	const { customer } = await ask('/customers/acme');
	expect(items).toEqual([{ json: customer, pairedItem: { item: 0 } }]);
});

test("ends what it says of a failure with Lago's ID of the request", async () => {
	lago.intercept(() => ({ headers: { 'x-request-id': '4f4a8f1e-0001' } }));
	const { error } = await run({ resource: 'customer', operation: 'get', customerId: 'nobody' });
	expect([error?.message, error?.description]).toEqual([
		"Lago has no customer 'nobody'",
		"Check 'Customer', and that the API key belongs to the right Lago account. Lago answered 404 (customer_not_found). Lago's ID of the request is 4f4a8f1e-0001.",
	]);
});
