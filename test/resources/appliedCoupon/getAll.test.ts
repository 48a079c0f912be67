import type { IDataObject } from 'n8n-workflow';
import { lago, run, wire } from '../../support';
import {
	ask,
	EMPTY_VALUES,
	everyFieldOf,
	fieldsIn,
	FROM_ITEM,
	refusal,
	refusesToRunWithout,
	wireInParts,
} from '../helpers';
import { pagesThroughItsList } from '../paging';

const getAll = { resource: 'appliedCoupon', operation: 'getAll', customerId: 'acme' };

const URL = '/customers/acme/applied_coupons?';

const PLAIN = [{ request: `GET ${URL}page=1&per_page=50` }];

/** From the oldest to the newest: welcome, which has ended, summer and winter. */
function addThree(): void {
	const { store } = lago;
	for (const code of ['welcome', 'summer', 'winter']) store.addCoupon({ code });
	const acme = store.addCustomer({ external_id: 'acme' });
	const invoice = store.addInvoice(acme);
	store.addAppliedCoupon(acme, {
		coupon_code: 'welcome',
		status: 'terminated',
		credits: [
			{
				lago_id: store.uuid(),
				amount_cents: 1000,
				amount_currency: 'EUR',
				lago_invoice_id: invoice.lago_id,
			},
		],
	});
	store.addAppliedCoupon(acme, { coupon_code: 'summer' });
	store.addAppliedCoupon(acme, { coupon_code: 'winter' });
	store.addAppliedCoupon(store.addCustomer({ external_id: 'other' }), { coupon_code: 'summer' });
}

test("asks for the customer's coupons, newest first, with what they have reduced", async () => {
	addThree();
	const { items, error } = await run(getAll);
	expect(error).toBeUndefined();
	expect(wire()).toEqual(PLAIN);
	const coupons = (await ask(URL)).applied_coupons as IDataObject[];
	expect(items).toEqual(coupons.map((json) => ({ json, pairedItem: { item: 0 } })));
	expect(items.map(({ json }) => [json.coupon_code, json.credits])).toEqual([
		['winter', []],
		['summer', []],
		['welcome', [expect.objectContaining({ amount_cents: 1000 })]],
	]);
});

test('can be simplified', async () => {
	addThree();
	const { items } = await run({ ...getAll, simplify: true, limit: 1 });
	expect(items[0].json).toEqual({
		lago_id: lago.store.applied_coupons[2].lago_id,
		coupon_code: 'winter',
		coupon_name: 'winter',
		status: 'active',
		amount_cents: 1000,
		amount: 10,
		amount_currency: 'EUR',
		percentage_rate: null,
		frequency: 'once',
		created_at: expect.any(String),
	});
});

test('sends every filter under its name in Lago', async () => {
	addThree();
	const appliedCouponFilters = { couponCodes: ['welcome', 'summer'], status: 'active' };
	expect(Object.keys(appliedCouponFilters)).toEqual(await fieldsIn('appliedCouponFilters'));
	const { items } = await run({ ...getAll, appliedCouponFilters });
	expect(wireInParts()).toEqual([
		'GET /customers/acme/applied_coupons',
		'coupon_code[]=welcome',
		'coupon_code[]=summer',
		'status=active',
		'page=1',
		'per_page=50',
	]);
	expect(items.map(({ json }) => json.coupon_code)).toEqual(['summer']);
});

test.each([
	['one of couponCodes', { couponCodes: ['welcome'] }, ['welcome']],
	['two of couponCodes', { couponCodes: ['winter', 'welcome'] }, ['winter', 'welcome']],
	['status, active', { status: 'active' }, ['winter', 'summer']],
	['status, terminated', { status: 'terminated' }, ['welcome']],
])('finds applied coupons by %s', async (_, appliedCouponFilters, found) => {
	addThree();
	const { items, error } = await run({ ...getAll, appliedCouponFilters });
	expect(error).toBeUndefined();
	expect(items.map(({ json }) => json.coupon_code)).toEqual(found);
});

test('takes a single code from an expression', async () => {
	addThree();
	const { items } = await run(
		{ ...getAll, appliedCouponFilters: { couponCodes: FROM_ITEM } },
		{ items: [{ value: 'summer' }] },
	);
	expect(wire()).toEqual([{ request: `GET ${URL}coupon_code[]=summer&page=1&per_page=50` }]);
	expect(items.map(({ json }) => json.coupon_code)).toEqual(['summer']);
});

test.each(EMPTY_VALUES)('does not send filters that are %j', async (value) => {
	addThree();
	const filters = await everyFieldOf('appliedCouponFilters', FROM_ITEM);
	const { error } = await run({ ...getAll, ...filters }, { items: [{ value }] });
	expect(error).toBeUndefined();
	expect(wire()).toEqual(PLAIN);
});

test.each([[[]], [['']]])('does not send the coupon codes %j', async (couponCodes) => {
	addThree();
	await run({ ...getAll, appliedCouponFilters: { couponCodes } });
	expect(wire()).toEqual(PLAIN);
});

test('pairs each applied coupon with the item that asked for it', async () => {
	addThree();
	const { items } = await run(
		{ ...getAll, customerId: '={{ $json.customer }}', appliedCouponFilters: { status: 'active' } },
		{ items: [{ customer: 'other' }, { customer: 'acme' }] },
	);
	expect(items.map(({ json, pairedItem }) => [json.coupon_code, pairedItem])).toEqual([
		['summer', { item: 0 }],
		['winter', { item: 1 }],
		['summer', { item: 1 }],
	]);
});

test.each([
	[
		'couponCodes',
		[{ code: 'summer' }],
		"'Coupon Names or IDs' is not a text",
		'It is {"code":"summer"}: pick the one value to send.',
	],
	['status', 'ended', `'Status' cannot be "ended"`, 'Lago accepts active, terminated.'],
	['status', ['active'], `'Status' cannot be ["active"]`, 'Lago accepts active, terminated.'],
])('refuses %s when an expression gives %j', async (field, value, message, description) => {
	const appliedCouponFilters = { [field]: FROM_ITEM };
	expect(await refusal({ ...getAll, appliedCouponFilters }, value)).toEqual({
		message,
		description,
	});
});

refusesToRunWithout('customerId', 'Customer', getAll);

describe('paging', () => {
	beforeEach(() => lago.store.addCustomer({ external_id: 'acme' }));

	pagesThroughItsList({
		parameters: getAll,
		url: URL,
		envelope: 'applied_coupons',
		add: (count) => {
			const acme = lago.store.customer('acme');
			for (let nth = 0; nth < count; nth++) lago.store.addAppliedCoupon(acme);
		},
	});
});
