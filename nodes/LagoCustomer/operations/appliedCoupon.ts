import { loadedBy } from '../fields/choices';
import { inQuery } from '../fields/field';
import { has } from '../fields/filters';
import { appliedCouponId, customerId } from '../fields/locators';
import { amount, plain } from '../output/simplify';
import { lagoId, list, remove, resource } from './operation';

const path = ['customers', customerId, 'applied_coupons'];

const getMany = list(
	{
		path,
		envelope: 'applied_coupons',
		identity: lagoId,
		simple: [
			plain('lago_id'),
			plain('coupon_code'),
			plain('coupon_name'),
			plain('status'),
			amount('amount'),
			amount('amount_remaining', 'amount_cents_remaining'),
			plain('amount_currency'),
			plain('percentage_rate'),
			plain('frequency'),
			plain('frequency_duration_remaining'),
			plain('created_at'),
		],
	},
	{
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many applied coupons of customer',
		description: "Retrieve a list of a customer's coupons with what they have reduced so far",
	},
	{
		name: 'appliedCouponFilters',
		fields: [
			inQuery('coupon_code', has('coupon_code'), {
				displayName: 'Coupon Names or IDs',
				name: 'couponCodes',
				type: 'multiOptions',
				typeOptions: loadedBy('getCoupons'),
				default: [],
				description:
					'Only applications of these coupons. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
			}),
			inQuery('status', has('status'), {
				displayName: 'Status',
				name: 'status',
				type: 'options',
				options: [
					{ name: 'Active', value: 'active' },
					{ name: 'Terminated', value: 'terminated' },
				],
				default: 'active',
				description: 'Only coupons with this status',
			}),
		],
	},
);

const deleteAppliedCoupon = remove(
	{ path: [...path, appliedCouponId], envelope: 'applied_coupon', identity: 'lago_id' },
	{
		name: 'Delete',
		value: 'delete',
		action: 'Delete applied coupon',
		description: 'Take a coupon away from a customer, so that it no longer reduces invoices',
	},
	// Lago keeps the coupon as an ended one.
	{ changes: () => [customerId, appliedCouponId], secondDelete: 'the same' },
);

export const appliedCoupon = resource({ name: 'Applied Coupon', value: 'appliedCoupon' }, getMany, [
	deleteAppliedCoupon,
	getMany,
]);
