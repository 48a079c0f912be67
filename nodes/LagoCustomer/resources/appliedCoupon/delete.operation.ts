import type { LagoOperation } from '../../engine/operation';
import { appliedCouponId, customerId } from '../../fields/locators';

export const deleteAppliedCoupon: LagoOperation = {
	option: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete applied coupon',
		description: 'Take a coupon away from a customer, so that it no longer reduces invoices',
		routing: {
			request: {
				method: 'DELETE',
				url: '/customers/{customerId}/applied_coupons/{appliedCouponId}',
			},
		},
	},
	fields: [customerId, appliedCouponId],
	envelope: 'applied_coupon',
};
