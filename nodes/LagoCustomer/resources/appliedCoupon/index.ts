import type { LagoResource } from '../../engine/resource';
import { deleteAppliedCoupon } from './delete.operation';
import { getAll } from './getAll.operation';

export const appliedCoupon: LagoResource = {
	name: 'Applied Coupon',
	value: 'appliedCoupon',
	operations: [deleteAppliedCoupon, getAll],
};
