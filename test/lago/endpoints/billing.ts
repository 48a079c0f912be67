/** What makes bills: subscriptions, one-off invoices, coupons and payments of a customer. [D] */
import { Errors, forbidden, notFound } from '../errors';
import {
	serializeAppliedCoupon,
	serializeListedInvoice,
	serializePayment,
	serializeSubscription,
	type Subscription,
} from '../models';
import { required } from '../params';
import type { Params } from '../rack';
import { route, type Context, type Route } from '../router';
import type { Store } from '../store';

export const billing: Route[] = [
	route('POST', '/subscriptions', 'subscription', subscribe),
	route('DELETE', '/subscriptions/:external_id', 'subscription', terminateSubscription),
	route('POST', '/applied_coupons', 'applied_coupon', applyCoupon),
	route('POST', '/invoices', 'invoice', invoiceOnce),
	route('POST', '/payments', 'payment', recordPayment),
];

/** The first period of a plan that is paid in advance is billed by a job. */
function subscribe({ store, params }: Context) {
	const { external_customer_id, plan_code, external_id } = required(params, 'subscription');
	const customer = store.customer(String(external_customer_id));
	const plan = find(store.plans, plan_code, 'plan');
	const isTaken = store.subscriptions.some(
		(known) => known.external_id === external_id && known.status === 'active',
	);
	new Errors().expect(!isTaken, 'external_id', 'value_already_exist').raise();
	const subscription = store.addSubscription(customer, {
		external_id: String(external_id),
		plan_code: plan.code,
	});
	if (plan.pay_in_advance) {
		store.later(() => store.addInvoice(customer, { fees_amount_cents: plan.amount_cents }));
	}
	return { subscription: serializeSubscription(subscription, store) };
}

/** What was paid in advance is credited, and a job bills the usage. */
function terminateSubscription({ store, path }: Context) {
	const subscription = store.subscriptions.find(
		({ external_id, status }) => external_id === path.external_id && status === 'active',
	);
	if (!subscription) throw notFound('subscription');
	subscription.status = 'terminated';
	subscription.terminated_at = store.now();
	creditRest(subscription, store);
	store.later(() => {
		const customer = store.customerById(subscription.lago_customer_id);
		const { lago_id } = store.addInvoice(customer, { fees_amount_cents: 0 });
		store.addUsagePeriod(subscription, { lago_invoice_id: lago_id });
	});
	return { subscription: serializeSubscription(subscription, store) };
}

function creditRest({ lago_customer_id: id, plan_code }: Subscription, store: Store): void {
	const invoice = store.invoices.find(
		({ lago_customer_id, invoice_type }) =>
			lago_customer_id === id && invoice_type === 'subscription',
	);
	if (!invoice || !store.plan(plan_code).pay_in_advance) return;
	store.addCreditNote(invoice, { reason: 'order_cancellation' });
}

function applyCoupon({ store, params }: Context) {
	const { external_customer_id, coupon_code, ...terms } = required(params, 'applied_coupon');
	const customer = store.customer(String(external_customer_id));
	const coupon = find(store.coupons, coupon_code, 'coupon');
	const applied = store.addAppliedCoupon(customer, { ...terms, coupon_code: coupon.code });
	return { applied_coupon: serializeAppliedCoupon(applied, store) };
}

function invoiceOnce({ store, params }: Context) {
	const { external_customer_id, fees = [] } = required(params, 'invoice');
	const customer = store.customer(String(external_customer_id));
	const amounts = (fees as Params[]).map(
		({ add_on_code, units = 1 }) =>
			find(store.add_ons, add_on_code, 'add_on').amount_cents * Number(units),
	);
	if (!amounts.length) throw notFound('fees');
	const invoice = store.addInvoice(customer, {
		invoice_type: 'one_off',
		fees_amount_cents: amounts.reduce((sum, amount) => sum + amount),
	});
	return { invoice: serializeListedInvoice(invoice, store) };
}

function recordPayment({ store, params }: Context) {
	const { invoice_id, amount_cents, reference } = required(params, 'payment');
	const invoice = store.invoiceById(String(invoice_id));
	if (!invoice) throw notFound('invoice');
	if (!store.organization.premium) throw forbidden('feature_unavailable');
	const payment = store.addPayment(invoice, {
		amount_cents: Number(amount_cents),
		reference: String(reference),
		type: 'manual',
		provider_payment_id: null,
	});
	return { payment: serializePayment(payment, store) };
}

function find<T extends { code: string }>(rows: T[], code: unknown, name: string): T {
	const row = rows.find((candidate) => candidate.code === code);
	if (!row) throw notFound(name);
	return row;
}
