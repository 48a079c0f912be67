/** What is sold: metrics, plans with their charges, coupons, add-ons. */
import { noNumber, noText, orEmpty, shown } from '../objects';
import type { Store } from '../store';

export const newBillableMetric = (store: Store, attributes: { code?: string }) => ({
	...store.stamp(),
	name: attributes.code ?? 'Metric',
	code: 'metric',
	description: noText,
	recurring: false,
	rounding_function: noText,
	rounding_precision: noNumber,
	expression: noText,
	field_name: noText,
	aggregation_type: 'count_agg',
	weighted_interval: noText,
	filters: new Array<{ key: string; values: string[] }>(),
});

export type BillableMetric = ReturnType<typeof newBillableMetric>;

/** What a charge costs, and by what it is grouped. */
const pricing: {
	amount: string;
	pricing_group_keys?: string[];
	presentation_group_keys?: string[];
} = { amount: '1' };

export const newCharge = (store: Store, attributes: { billable_metric_code?: string }) => ({
	...store.stamp(),
	code: attributes.billable_metric_code ?? 'charge',
	billable_metric_code: 'metric',
	charge_model: 'standard',
	invoice_display_name: noText,
	prorated: false,
	pay_in_advance: false,
	min_amount_cents: 0,
	properties: pricing,
});

export type Charge = ReturnType<typeof newCharge>;

export const newPlan = (store: Store, attributes: { code?: string }) => ({
	...store.stamp(),
	name: attributes.code ?? 'Plan',
	code: 'plan',
	description: noText,
	interval: 'monthly',
	amount_cents: 10000,
	amount_currency: 'EUR',
	trial_period: 0,
	pay_in_advance: false,
	/** The plan this one overrides for one subscription. */
	parent_code: noText,
	charges: new Array<Charge>(),
});

export type Plan = ReturnType<typeof newPlan>;

export const newCoupon = (store: Store, attributes: { code?: string }) => ({
	...store.stamp(),
	name: attributes.code ?? 'Coupon',
	code: 'coupon',
	description: noText,
	coupon_type: 'fixed_amount',
	amount_cents: orEmpty(1000),
	amount_currency: orEmpty('EUR'),
	percentage_rate: noText,
	reusable: true,
	frequency: 'once',
	frequency_duration: noNumber,
	expiration: 'no_expiration',
	expiration_at: noText,
	terminated_at: noText,
});

export type Coupon = ReturnType<typeof newCoupon>;

export const newAddOn = (store: Store) => ({
	...store.stamp(),
	name: 'Add-on',
	code: 'add_on',
	description: noText,
	invoice_display_name: noText,
	amount_cents: 1000,
	amount_currency: 'EUR',
	taxes: new Array<object>(),
});

export type AddOn = ReturnType<typeof newAddOn>;

export const serializeBillableMetric = (metric: BillableMetric) => shown(metric);

export const serializePlan = (plan: Plan, store: Store) => ({
	...shown(plan, 'parent_code'),
	bill_charges_monthly: null,
	minimum_commitment: null,
	charges: plan.charges.map((charge) => ({
		...shown(charge),
		lago_billable_metric_id: store.billableMetric(charge.billable_metric_code).lago_id,
		invoiceable: true,
		filters: [],
		taxes: [],
	})),
	taxes: [],
	usage_thresholds: [],
});

export const serializeCoupon = (coupon: Coupon) => ({
	...shown(coupon),
	limited_plans: false,
	plan_codes: [],
	limited_billable_metrics: false,
	billable_metric_codes: [],
});
