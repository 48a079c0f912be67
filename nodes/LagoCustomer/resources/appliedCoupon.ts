import { inQuery } from '../model/field';
import { list, remove, resource } from '../model/defineOperation';
import { amount, field, numeric, renamed } from '../model/simplify';
import { customerList, forOneCustomer } from './common/customerList';
import { equalsOneOf } from './common/filters';
import { appliedCouponId, customerId } from './common/locators';
import { loadOptionsWith } from './common/options';

const path = ['customers', customerId, 'applied_coupons'];

const simplified = [
	field('external_customer_id'),
	field('lago_id'),
	field('coupon_code'),
	field('coupon_name'),
	field('status'),
	amount('amount'),
	amount('amount_remaining', 'amount_cents_remaining'),
	renamed('currency', 'amount_currency'),
	numeric('percentage_rate'),
	field('frequency'),
	field('frequency_duration_remaining'),
	field('created_at'),
];

const getMany = list(
	customerList('applied_coupons', simplified),
	{
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many applied coupons of customer',
		description: forOneCustomer(
			'Retrieve the coupons applied to one customer, with what is left of each',
		),
	},
	{
		name: 'appliedCouponFilters',
		fields: [
			inQuery('coupon_code', equalsOneOf('coupon_code'), {
				displayName: 'Coupon Names or IDs',
				name: 'couponCodes',
				type: 'multiOptions',
				typeOptions: loadOptionsWith('getCoupons'),
				default: [],
				description:
					'Only these coupons. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
			}),
			inQuery('status', equalsOneOf('status'), {
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
	{
		path: [...path, appliedCouponId],
		envelope: 'applied_coupon',
		identity: 'lago_id',
		simplified,
	},
	{
		name: 'Delete',
		value: 'delete',
		action: 'Delete applied coupon',
		description: 'Remove a coupon from a customer, so that it no longer reduces the invoices',
	},
	// Lago keeps the coupon as an ended one.
	{
		getLockFields: () => [customerId, appliedCouponId],
		onRepeatedDelete: 'the same',
		outcome: {
			text: 'the coupon has ended',
			isIn: ([coupon]) => coupon?.status === 'terminated',
		},
	},
);

export const appliedCoupon = resource({ name: 'Applied Coupon', value: 'appliedCoupon' }, getMany, [
	deleteAppliedCoupon,
	getMany,
]);
