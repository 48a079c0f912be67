import { lago, wire } from '../support';
import { isEmptyWithoutCustomer, saysWhatTheKeyMayNot, search, showsFurtherPages } from './search';

const operation = { resource: 'appliedCoupon', operation: 'delete' };

const parameters = {
	...operation,
	customerId: { __rl: true, mode: 'id', value: 'acme.com' },
};

beforeEach(() => {
	lago.store.addCoupon({ code: 'welcome', name: 'Welcome Bonus' });
	lago.store.addCoupon({ code: 'summer_10', name: 'Summer' });
	lago.store.addCustomer({ external_id: 'acme.com' });
});

test("lists the customer's active coupons by name and code, newest first", async () => {
	const acme = lago.store.customer('acme.com');
	const welcome = lago.store.addAppliedCoupon(acme, { coupon_code: 'welcome' });
	const summer = lago.store.addAppliedCoupon(acme, { coupon_code: 'summer_10' });
	lago.store.addAppliedCoupon(acme, { coupon_code: 'welcome', status: 'terminated' });
	lago.store.addAppliedCoupon(lago.store.addCustomer({}), { coupon_code: 'welcome' });
	expect(await search('searchAppliedCoupons', { parameters })).toEqual({
		results: [
			{ name: 'Summer (summer_10)', value: summer.lago_id },
			{ name: 'Welcome Bonus (welcome)', value: welcome.lago_id },
		],
	});
	expect(wire()).toEqual([
		{ request: 'GET /customers/acme%2Ecom/applied_coupons?status=active&page=1&per_page=100' },
	]);
});

showsFurtherPages('searchAppliedCoupons', {
	url: '/customers/acme%2Ecom/applied_coupons?status=active&',
	parameters,
	add: (count) => {
		const acme = lago.store.customer('acme.com');
		return Array.from({ length: count }, () => lago.store.addAppliedCoupon(acme).lago_id).reverse();
	},
});

isEmptyWithoutCustomer('searchAppliedCoupons', operation);
saysWhatTheKeyMayNot('searchAppliedCoupons', 'applied_coupon', parameters);
