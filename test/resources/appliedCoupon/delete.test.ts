import type { IDataObject } from 'n8n-workflow';
import { lago, run, wire } from '../../support';
import { ask, refusesToRunWithout } from '../helpers';

const deletion = { resource: 'appliedCoupon', operation: 'delete' };

function addCoupons(count: number): string[] {
	const customer = lago.store.addCustomer({ external_id: 'acme' });
	lago.store.addCoupon({ code: 'welcome', name: 'Welcome' });
	return Array.from({ length: count }, () => lago.store.addAppliedCoupon(customer).lago_id);
}

const activeCoupons = async () =>
	(
		(await ask('/customers/acme/applied_coupons?status=active')).applied_coupons as IDataObject[]
	).map(({ lago_id }) => lago_id);

test('takes the coupon away from the customer and returns what it was', async () => {
	const [id, other] = addCoupons(2);
	const { applied_coupons } = await ask('/customers/acme/applied_coupons');
	const before = (applied_coupons as IDataObject[]).find(({ lago_id }) => lago_id === id)!;
	delete before.credits; // only in lists

	const { items, error } = await run({ ...deletion, customerId: 'acme', appliedCouponId: id });
	expect(error).toBeUndefined();
	expect(wire()).toEqual([{ request: `DELETE /customers/acme/applied_coupons/${id}` }]);
	expect(items).toEqual([
		{
			json: {
				deleted: true,
				...before,
				status: 'terminated',
				terminated_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
			},
			pairedItem: { item: 0 },
		},
	]);
	expect(Object.keys(items[0].json)[0]).toBe('deleted');
	expect(await activeCoupons()).toEqual([other]);
});

test.each(['list', 'id'])('takes both as the editor keeps them: mode %s', async (mode) => {
	const [id] = addCoupons(1);
	await run({
		...deletion,
		customerId: { __rl: true, mode, value: 'acme' },
		appliedCouponId: { __rl: true, mode, value: id },
	});
	expect(wire()).toEqual([{ request: `DELETE /customers/acme/applied_coupons/${id}` }]);
});

test('takes away a coupon for each item', async () => {
	const [a, b, c] = addCoupons(3);
	const { items } = await run(
		{ ...deletion, customerId: 'acme', appliedCouponId: '={{ $json.coupon }}' },
		{ items: [{ coupon: c }, { coupon: a }] },
	);
	expect(items.map(({ json, pairedItem }) => [json.lago_id, pairedItem])).toEqual([
		[c, { item: 0 }],
		[a, { item: 1 }],
	]);
	expect(await activeCoupons()).toEqual([b]);
});

refusesToRunWithout('customerId', 'Customer', { ...deletion, appliedCouponId: 'any' });
refusesToRunWithout('appliedCouponId', 'Applied Coupon', { ...deletion, customerId: 'acme' });
