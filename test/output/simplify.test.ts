import fc from 'fast-check';
import { select, simplify } from '../../nodes/LagoCustomer/engine/simplify';
import { lago, run } from '../support';

test.each([
	['USD', 132020, 1320.2],
	['JPY', 500, 500],
	['KWD', 1500, 1.5],
])('an amount in %s comes in cents and in its currency', (currency, cents, amount) => {
	expect(simplify({ total_amount_cents: cents, currency }, ['total_amount_cents'])).toEqual({
		total_amount_cents: cents,
		total_amount: amount,
	});
});

test('fields come from anywhere in the object, and missing ones are null', () => {
	const record = { a: 1, b: { c: [{ d: 2 }, {}] }, amount_cents: 5 };
	expect(simplify(record, ['a', 'b.c[].d', 'b.x', 'y.z', 'amount_cents'])).toEqual({
		a: 1,
		c: [2, null],
		x: null,
		z: null,
		amount_cents: 5,
		amount: null,
	});
});

test('selected fields keep their paths and the IDs', () => {
	const record = { lago_id: 'l', code: 'c', name: 'n', nested: { deep: true } };
	expect(select(record, ['nested.deep', 'nothing'])).toEqual({
		code: 'c',
		lago_id: 'l',
		'nested.deep': true,
		nothing: null,
	});
});

test('no object is too odd for it', () => {
	fc.assert(
		fc.property(fc.dictionary(fc.string(), fc.anything()), (record) => {
			simplify(record as never, ['a.b', 'amount_cents', 'list[].x', 'toString', '__proto__.x']);
		}),
	);
	const odd = { amount_cents: 5, currency: 'points' };
	expect(simplify(odd, ['amount_cents'])).toEqual({ amount_cents: 5, amount: null });
});

test('it is on unless switched off', async () => {
	lago.store.addCustomer({ external_id: 'acme', name: 'Acme', country: 'FR', currency: 'EUR' });
	const get = { resource: 'customer', operation: 'get', customerId: 'acme' };
	const { items } = await run({ ...get, simplify: true });
	expect(items[0].json).toEqual({
		external_id: 'acme',
		name: 'Acme',
		email: null,
		currency: 'EUR',
		country: 'FR',
		customer_type: null,
		applicable_timezone: 'UTC',
		payment_provider: null,
		created_at: expect.any(String),
		lago_id: expect.any(String),
	});
	const { items: raw } = await run({ ...get, simplify: false });
	expect(raw[0].json).toHaveProperty('billing_configuration');
});
