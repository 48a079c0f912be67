import { notFound } from '../errors';
import { serializeAppliedCoupon } from '../models/appliedCoupon';
import { CUSTOMER, route, type Context, type Route } from '../router';

export const appliedCoupons: Route[] = [
	route('DELETE', `${CUSTOMER}/applied_coupons/:lago_id`, 'applied_coupon', terminate),
];

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
