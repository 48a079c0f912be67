/** What of a customer is changed by its Lago ID: applied coupons and payment methods. */
import { lockAcquisitionFailed, notFound } from '../errors';
import { serializeAppliedCoupon, serializePaymentMethod } from '../models';
import { CUSTOMER, route, type Context, type Route } from '../router';

const METHOD = `${CUSTOMER}/payment_methods/:lago_id`;
const since = '1.35';

export const byId: Route[] = [
	route('DELETE', `${CUSTOMER}/applied_coupons/:lago_id`, 'applied_coupon', terminateCoupon),
	route('PUT', `${METHOD}/set_as_default`, 'payment_method', setAsDefault, { since }),
	route('DELETE', METHOD, 'payment_method', deleteMethod, { since }),
];

/** One that has ended already stays as it is, and that is a success. */
function terminateCoupon(context: Context) {
	const { store } = context;
	const applied = find(context, store.applied_coupons, 'applied_coupon');
	if (applied.status === 'active') {
		applied.status = 'terminated';
		applied.terminated_at = store.now();
	}
	return { applied_coupon: serializeAppliedCoupon(applied, store) };
}

function setAsDefault(context: Context) {
	const { store, customer } = context;
	const chosen = find(context, store.payment_methods, 'payment_method');
	// One that is the default already is not written, and so waits for nobody.
	if (!chosen.is_default && store.isLocked(customer)) throw lockAcquisitionFailed();
	for (const method of context.own(store.payment_methods)) method.is_default = method === chosen;
	return { payment_method: serializePaymentMethod(chosen) };
}

function deleteMethod(context: Context) {
	const { store } = context;
	const method = find(context, store.payment_methods, 'payment_method');
	method.is_default = false;
	store.payment_methods = store.payment_methods.filter((other) => other !== method);
	return { payment_method: serializePaymentMethod(method) };
}

function find<T extends { lago_id: string; lago_customer_id: string }>(
	context: Context,
	rows: T[],
	name: string,
): T {
	const row = context.own(rows).find(({ lago_id }) => lago_id === context.path.lago_id);
	if (!row) throw notFound(name);
	return row;
}
