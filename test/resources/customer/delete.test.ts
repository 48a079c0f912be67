import { lago, run, wire } from '../../support';
import { ask, refusesToRunWithout } from '../helpers';

const deletion = { resource: 'customer', operation: 'delete' };

test('deletes the customer and returns what it was', async () => {
	lago.store.addCustomer({ external_id: 'acme', name: 'Acme' });
	lago.store.addCustomer({ external_id: 'other' });
	const { customer } = await ask('/customers/acme');
	const { items, error } = await run({ ...deletion, customerId: 'acme' });
	expect(error).toBeUndefined();
	expect(wire()).toEqual([{ request: 'DELETE /customers/acme' }]);
	expect(items).toEqual([
		{ json: { deleted: true, ...(customer as object) }, pairedItem: { item: 0 } },
	]);
	expect(Object.keys(items[0].json)[0]).toBe('deleted');
	expect(lago.store.findCustomer('acme')).toBeUndefined();
	expect(lago.store.findCustomer('other')).toBeDefined();
});

test('deletes a customer for each item', async () => {
	for (const external_id of ['a', 'b', 'c']) lago.store.addCustomer({ external_id });
	const { items } = await run(
		{ ...deletion, customerId: '={{ $json.id }}' },
		{ items: [{ id: 'c' }, { id: 'a' }] },
	);
	expect(items.map(({ json, pairedItem }) => [json.external_id, pairedItem])).toEqual([
		['c', { item: 0 }],
		['a', { item: 1 }],
	]);
	expect((await ask('/customers')).customers).toMatchObject([{ external_id: 'b' }]);
});

refusesToRunWithout('customerId', 'Customer', deletion);
