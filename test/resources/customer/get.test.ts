import { lago, run, wire } from '../../support';
import { ask, refusesToRunWithout } from '../helpers';

const get = { resource: 'customer', operation: 'get', simplify: false };

test('sends the ID and returns the customer', async () => {
	lago.store.addCustomer({ external_id: 'acme', name: 'Acme' });
	const { items, error } = await run({ ...get, customerId: 'acme' });
	expect(error).toBeUndefined();
	expect(wire()).toEqual([{ request: 'GET /customers/acme' }]);
	const { customer } = await ask('/customers/acme');
	expect(items).toEqual([{ json: customer, pairedItem: { item: 0 } }]);
});

test.each(['list', 'id'])('takes the customer as the editor keeps it: mode %s', async (mode) => {
	lago.store.addCustomer({ external_id: 'acme' });
	await run({ ...get, customerId: { __rl: true, mode, value: 'acme', cachedResultName: 'Acme' } });
	expect(wire()).toEqual([{ request: 'GET /customers/acme' }]);
});

test('takes an ID that is a number', async () => {
	lago.store.addCustomer({ external_id: '42' });
	const { items } = await run({ ...get, customerId: '={{ $json.id }}' }, { items: [{ id: 42 }] });
	expect(wire()).toEqual([{ request: 'GET /customers/42' }]);
	expect(items[0].json).toMatchObject({ external_id: '42' });
});

test('gets a customer for each item', async () => {
	lago.store.addCustomer({ external_id: 'a' });
	lago.store.addCustomer({ external_id: 'b' });
	const { items } = await run(
		{ ...get, customerId: '={{ $json.id }}' },
		{ items: [{ id: 'b' }, { id: 'a' }] },
	);
	expect(items.map(({ json, pairedItem }) => [json.external_id, pairedItem])).toEqual([
		['b', { item: 0 }],
		['a', { item: 1 }],
	]);
});

refusesToRunWithout('customerId', 'Customer', get);
