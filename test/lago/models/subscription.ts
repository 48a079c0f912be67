import { omit } from '../omit';
import type { Store } from '../store';
import { TODAY, monthOf, seconds } from '../time';
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

export interface Subscription {
	lago_id: string;
	lago_customer_id: string;
	external_id: string;
	billing_entity_code: string;
	name: string | null;
	plan_code: string;
	status: string;
	billing_time: string;
	subscription_at: string | null;
	started_at: string | null;
	ending_at: string | null;
	terminated_at: string | null;
	canceled_at: string | null;
	created_at: string;
	previous_plan_code: string | null;
	next_plan_code: string | null;
	current_billing_period_started_at: string | null;
	current_billing_period_ending_at: string | null;
	purchase_order_number: string | null;
	/** Of the current billing period. */
	usage: Usage[];
}

/** An invoiced billing period of a subscription. */
export interface UsagePeriod {
	lago_id: string;
	lago_subscription_id: string;
	lago_invoice_id: string;
	from_datetime: string;
	to_datetime: string;
	usage: Usage[];
	created_at: string;
}

export function newSubscription(
	store: Store,
	customer: Customer,
	attributes: Partial<Subscription>,
): Subscription {
	const stamp = store.stamp();
	const isActive = (attributes.status ?? 'active') === 'active';
	const period = isActive ? monthOf(TODAY) : { from: null, to: null };
	return {
		...stamp,
		lago_customer_id: customer.lago_id,
		external_id: `${customer.external_id}_subscription_${store.subscriptions.length + 1}`,
		billing_entity_code: customer.billing_entity_code,
		name: null,
		plan_code: store.plans[0]?.code ?? store.addPlan({}).code,
		status: 'active',
		billing_time: 'calendar',
		subscription_at: stamp.created_at,
		started_at: stamp.created_at,
		ending_at: null,
		terminated_at: null,
		canceled_at: null,
		previous_plan_code: null,
		next_plan_code: null,
		current_billing_period_started_at: period.from,
		current_billing_period_ending_at: period.to,
		purchase_order_number: null,
		usage: [],
		...attributes,
	};
}

export function newUsagePeriod(
	store: Store,
	subscription: Subscription,
	attributes: Partial<UsagePeriod>,
): UsagePeriod {
	const { from, to } = monthOf(TODAY);
	return {
		...store.stamp(),
		lago_subscription_id: subscription.lago_id,
		lago_invoice_id: store.uuid(),
		from_datetime: from,
		to_datetime: to,
		usage: [],
		...attributes,
	};
}

export function serializeSubscription(subscription: Subscription, store: Store) {
	const plan = store.plan(subscription.plan_code);
	return {
		...omit(subscription, 'billing_entity_code', 'usage'),
		external_customer_id: store.customerById(subscription.lago_customer_id).external_id,
		plan_amount_cents: plan.amount_cents,
		plan_amount_currency: plan.amount_currency,
		subscription_at: seconds(subscription.subscription_at),
		started_at: subscription.started_at, // with milliseconds, unlike the others
		activated_at: seconds(subscription.started_at),
		trial_ended_at: null,
		ending_at: seconds(subscription.ending_at),
		terminated_at: seconds(subscription.terminated_at),
		canceled_at: seconds(subscription.canceled_at),
		cancellation_reason: null,
		created_at: seconds(subscription.created_at),
		downgrade_plan_date: null,
		current_billing_period_started_at: seconds(subscription.current_billing_period_started_at),
		current_billing_period_ending_at: seconds(subscription.current_billing_period_ending_at),
		on_termination_credit_note: null,
		on_termination_invoice: 'generate',
		progressive_billing_disabled: false,
		consolidate_invoice: true,
		payment_method: { payment_method_id: null, payment_method_type: 'provider' },
		activation_rules: [],
	};
}
