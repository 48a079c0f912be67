import type { LagoOperation } from '../../engine/operation';
import { customerId } from '../../fields/locators';
import { limit, pagingOptions, returnAll } from '../../fields/paging';
import { query } from '../../fields/send';
import { simplifyFields } from '../../fields/simplify';
import { simpleFields } from './simpleFields';

export const getAll: LagoOperation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many applied coupons of customer',
		description: "Retrieve a list of a customer's coupons with what they have reduced so far",
		routing: { request: { method: 'GET', url: '/customers/{customerId}/applied_coupons' } },
	},
	fields: [
		customerId,
		returnAll,
		limit,
		{
			displayName: 'Filters',
			name: 'appliedCouponFilters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{
					displayName: 'Coupon Names or IDs',
					name: 'couponCodes',
					type: 'multiOptions',
					typeOptions: { loadOptionsMethod: 'getCoupons' },
					default: [],
					description:
						'Only applications of these coupons. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
					routing: query('coupon_code'),
				},
				{
					displayName: 'Status',
					name: 'status',
					type: 'options',
					options: [
						{ name: 'Active', value: 'active' },
						{ name: 'Terminated', value: 'terminated' },
					],
					default: 'active',
					description: 'Only coupons with this status',
					routing: query('status'),
				},
			],
		},
		pagingOptions,
		...simplifyFields,
	],
	simpleFields,
	envelope: 'applied_coupons',
	checkedFilters: { coupon_code: 'coupon_code', status: 'status' },
	paged: true,
};
