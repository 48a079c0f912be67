import { lockAcquisitionFailed, notFound } from '../errors';
import { serializePaymentMethod, type PaymentMethod } from '../models/payment';
import { CUSTOMER, route, type Context, type Route } from '../router';

const MEMBER = `${CUSTOMER}/payment_methods/:lago_id`;
const since = '1.35';

export const paymentMethods: Route[] = [
	route('PUT', `${MEMBER}/set_as_default`, 'payment_method', setAsDefault, { since }),
	route('DELETE', MEMBER, 'payment_method', destroy, { since }),
];

function setAsDefault(context: Context) {
	const { store, path } = context;
	const chosen = findMethod(context);
	const isLocked = store.isLocked(store.customer(path.external_customer_id));
	// One that is the default already is not written, and so waits for nobody.
	if (!chosen.is_default && isLocked) throw lockAcquisitionFailed();
	for (const method of methodsOf(context)) method.is_default = method === chosen;
	return { payment_method: serializePaymentMethod(chosen) };
}

function destroy(context: Context) {
	const { store } = context;
	const method = findMethod(context);
	method.is_default = false;
	store.payment_methods = store.payment_methods.filter((other) => other !== method);
	return { payment_method: serializePaymentMethod(method) };
}

function methodsOf({ store, path }: Context): PaymentMethod[] {
	const customer = store.customer(path.external_customer_id);
	return store.payment_methods.filter(
		({ lago_customer_id }) => lago_customer_id === customer.lago_id,
	);
}

function findMethod(context: Context): PaymentMethod {
	const method = methodsOf(context).find(({ lago_id }) => lago_id === context.path.lago_id);
	if (!method) throw notFound('payment_method');
	return method;
}
