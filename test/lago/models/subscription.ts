import { each, noText, orEmpty, shown } from '../objects';
import type { Store } from '../store';
import { seconds, TODAY, monthOf } from '../time';
import type { Customer } from './customer';

/** Units of one charge within a billing period, in one of its pricing groups when it has any. */
export interface Usage {
	charge_code: string;
	units: number;
	amount_cents: number;
	events_count: number;
	grouped_by?: Record<string, string>;
	/** The charge's filter that these units fell under. */
	filter?: { invoice_display_name: string | null; values: Record<string, string[]> | null };
	presentation_by?: Record<string, string>;
}

export function newSubscription(store: Store, customer: Customer, attributes: { status?: string }) {
	const stamp = store.stamp();
	const isActive = (attributes.status ?? 'active') === 'active';
	const period = isActive ? monthOf(TODAY) : { from: null, to: null };
	return {
		...stamp,
		lago_customer_id: customer.lago_id,
		external_id: `${customer.external_id}_subscription_${store.count('subscriptions') + 1}`,
		billing_entity_code: customer.billing_entity_code,
		name: noText,
		plan_code: store.plans[0]?.code ?? store.addPlan({}).code,
		status: 'active',
		billing_time: 'calendar',
		subscription_at: orEmpty(stamp.created_at),
		started_at: orEmpty(stamp.created_at),
		...each('ending_at terminated_at canceled_at previous_plan_code next_plan_code', noText),
		current_billing_period_started_at: period.from,
		current_billing_period_ending_at: period.to,
		purchase_order_number: noText,
		/** Of the current billing period. */
		usage: new Array<Usage>(),
	};
}

export type Subscription = ReturnType<typeof newSubscription>;

/** An invoiced billing period of a subscription. */
export function newUsagePeriod(store: Store, subscription: Subscription) {
	const { from, to } = monthOf(TODAY);
	return {
		...store.stamp(),
		lago_subscription_id: subscription.lago_id,
		lago_invoice_id: store.uuid(),
		from_datetime: from,
		to_datetime: to,
		usage: new Array<Usage>(),
	};
}

export type UsagePeriod = ReturnType<typeof newUsagePeriod>;

export function serializeSubscription(subscription: Subscription, store: Store) {
	const plan = store.plan(subscription.plan_code);
	return {
		...shown(subscription, 'billing_entity_code', 'usage'),
		external_customer_id: store.customerById(subscription.lago_customer_id).external_id,
		plan_amount_cents: plan.amount_cents,
		plan_amount_currency: plan.amount_currency,
		started_at: subscription.started_at, // with milliseconds, unlike the others
		activated_at: seconds(subscription.started_at),
		...each('trial_ended_at cancellation_reason downgrade_plan_date', null),
		on_termination_credit_note: null,
		on_termination_invoice: 'generate',
		progressive_billing_disabled: false,
		consolidate_invoice: true,
		payment_method: { payment_method_id: null, payment_method_type: 'provider' },
		activation_rules: [],
	};
}
