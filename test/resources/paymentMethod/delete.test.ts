import type { IDataObject } from 'n8n-workflow';
import { lago, run, wire } from '../../support';
import { ask, refusesToRunWithout } from '../helpers';

const deletion = { resource: 'paymentMethod', operation: 'delete', customerId: 'acme' };

/** The first one is the customer's default. */
function addMethods(count: number): string[] {
	const acme = lago.store.addCustomer({ external_id: 'acme' });
	return Array.from({ length: count }, () => lago.store.addPaymentMethod(acme).lago_id);
}

const methods = async () =>
	(await ask('/customers/acme/payment_methods')).payment_methods as IDataObject[];

test('deletes the payment method and returns what it was', async () => {
	const [, id] = addMethods(2);
	const [before, other] = await methods();
	const { items, error } = await run({ ...deletion, paymentMethodId: id });
	expect(error).toBeUndefined();
	expect(wire()).toEqual([{ request: `DELETE /customers/acme/payment_methods/${id}` }]);
	expect(items).toEqual([{ json: { deleted: true, ...before }, pairedItem: { item: 0 } }]);
	expect(Object.keys(items[0].json)[0]).toBe('deleted');
	expect(await methods()).toEqual([other]);
});

test.each(['list', 'id'])('takes it as the editor keeps it: mode %s', async (mode) => {
	const [value] = addMethods(1);
	await run({ ...deletion, paymentMethodId: { __rl: true, mode, value } });
	expect(wire()).toEqual([{ request: `DELETE /customers/acme/payment_methods/${value}` }]);
});

test('deletes a payment method for each item', async () => {
	const [a, b, c] = addMethods(3);
	const { items } = await run(
		{ ...deletion, paymentMethodId: '={{ $json.method }}' },
		{ items: [{ method: c }, { method: a }] },
	);
	expect(items.map(({ json, pairedItem }) => [json.lago_id, pairedItem])).toEqual([
		[c, { item: 0 }],
		[a, { item: 1 }],
	]);
	expect(await methods()).toMatchObject([{ lago_id: b }]);
});

refusesToRunWithout('customerId', 'Customer', { ...deletion, paymentMethodId: 'any' });
refusesToRunWithout('paymentMethodId', 'Payment Method', deletion);
