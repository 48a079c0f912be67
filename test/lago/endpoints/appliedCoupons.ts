import { notFound } from '../errors';
import { isAmong } from '../filters';
import { serializeAppliedCoupon, serializeListedAppliedCoupon } from '../models/appliedCoupon';
import { newestFirst, paginate } from '../paginate';
import { permit, scalar, scalars, toStrings } from '../params';
import type { Context, Route } from '../router';

const STATUSES = ['active', 'terminated'];

export const appliedCoupons: Route[] = [
	{
		verb: 'GET',
		path: '/customers/:external_customer_id/applied_coupons',
		resource: 'applied_coupon',
		since: '1.33.3',
		action: list,
	},
	{
		verb: 'DELETE',
		path: '/customers/:external_customer_id/applied_coupons/:lago_id',
		resource: 'applied_coupon',
		action: terminate,
	},
];

function list({ store, path, params }: Context) {
	const customer = store.customer(path.external_customer_id);
	const wanted = permit(params, { status: scalar, coupon_code: scalars });
	// A status that Lago doesn't know is no filter.
	const statuses = STATUSES.filter((status) => status === wanted.status);
	const found = store.applied_coupons.filter(
		(applied) =>
			applied.lago_customer_id === customer.lago_id &&
			isAmong(applied.status, statuses) &&
			isAmong(applied.coupon_code, toStrings(wanted.coupon_code)),
	);
	return paginate('applied_coupons', newestFirst(found), params, (applied) =>
		serializeListedAppliedCoupon(applied, store),
	);
}

/** A coupon that has ended already stays as it is, and that is a success. */
function terminate({ store, path }: Context) {
	const customer = store.customer(path.external_customer_id);
	const applied = store.applied_coupons.find(
		({ lago_id, lago_customer_id }) =>
			lago_id === path.lago_id && lago_customer_id === customer.lago_id,
	);
	if (!applied) throw notFound('applied_coupon');
	if (applied.status === 'active') {
		applied.status = 'terminated';
		applied.terminated_at = store.now();
	}
	return { applied_coupon: serializeAppliedCoupon(applied, store) };
}
