/** What is sold: metrics, plans with their charges, coupons. */
import { omit } from '../omit';
import type { Store } from '../store';
import { seconds } from '../time';

export interface BillableMetric {
	lago_id: string;
	name: string;
	code: string;
	description: string | null;
	recurring: boolean;
	rounding_function: string | null;
	rounding_precision: number | null;
	expression: string | null;
	field_name: string | null;
	aggregation_type: string;
	weighted_interval: string | null;
	filters: Array<{ key: string; values: string[] }>;
	created_at: string;
}

export interface Charge {
	lago_id: string;
	code: string;
	billable_metric_code: string;
	charge_model: string;
	invoice_display_name: string | null;
	prorated: boolean;
	pay_in_advance: boolean;
	min_amount_cents: number;
	properties: {
		amount: string;
		pricing_group_keys?: string[];
		presentation_group_keys?: string[];
	};
	created_at: string;
}

export interface Plan {
	lago_id: string;
	name: string;
	code: string;
	description: string | null;
	interval: string;
	amount_cents: number;
	amount_currency: string;
	trial_period: number;
	pay_in_advance: boolean;
	/** The plan this one overrides for one subscription. */
	parent_code: string | null;
	charges: Charge[];
	created_at: string;
}

export interface Coupon {
	lago_id: string;
	name: string;
	code: string;
	description: string | null;
	coupon_type: string;
	amount_cents: number | null;
	amount_currency: string | null;
	percentage_rate: string | null;
	reusable: boolean;
	frequency: string;
	frequency_duration: number | null;
	expiration: string;
	expiration_at: string | null;
	created_at: string;
	terminated_at: string | null;
}

export const newBillableMetric = (
	store: Store,
	attributes: Partial<BillableMetric>,
): BillableMetric => ({
	...store.stamp(),
	name: attributes.code ?? 'Metric',
	code: 'metric',
	description: null,
	recurring: false,
	rounding_function: null,
	rounding_precision: null,
	expression: null,
	field_name: null,
	aggregation_type: 'count_agg',
	weighted_interval: null,
	filters: [],
	...attributes,
});

export const newCharge = (store: Store, attributes: Partial<Charge>): Charge => ({
	...store.stamp(),
	code: attributes.billable_metric_code ?? 'charge',
	billable_metric_code: 'metric',
	charge_model: 'standard',
	invoice_display_name: null,
	prorated: false,
	pay_in_advance: false,
	min_amount_cents: 0,
	properties: { amount: '1' },
	...attributes,
});

export const newPlan = (
	store: Store,
	{ charges = [], ...attributes }: Partial<Omit<Plan, 'charges'>> & { charges?: Partial<Charge>[] },
): Plan => ({
	...store.stamp(),
	name: attributes.code ?? 'Plan',
	code: 'plan',
	description: null,
	interval: 'monthly',
	amount_cents: 10000,
	amount_currency: 'EUR',
	trial_period: 0,
	pay_in_advance: false,
	parent_code: null,
	...attributes,
	charges: charges.map((charge) => newCharge(store, charge)),
});

export const newCoupon = (store: Store, attributes: Partial<Coupon>): Coupon => ({
	...store.stamp(),
	name: attributes.code ?? 'Coupon',
	code: 'coupon',
	description: null,
	coupon_type: 'fixed_amount',
	amount_cents: 1000,
	amount_currency: 'EUR',
	percentage_rate: null,
	reusable: true,
	frequency: 'once',
	frequency_duration: null,
	expiration: 'no_expiration',
	expiration_at: null,
	terminated_at: null,
	...attributes,
});

export const serializeBillableMetric = (metric: BillableMetric) => ({
	...metric,
	created_at: seconds(metric.created_at),
});

export const serializePlan = (plan: Plan, store: Store) => ({
	...omit(plan, 'parent_code'),
	created_at: seconds(plan.created_at),
	bill_charges_monthly: null,
	minimum_commitment: null,
	charges: plan.charges.map((charge) => ({
		...charge,
		lago_billable_metric_id: store.billableMetric(charge.billable_metric_code).lago_id,
		created_at: seconds(charge.created_at),
		invoiceable: true,
		filters: [],
		taxes: [],
	})),
	taxes: [],
	usage_thresholds: [],
});

export const serializeCoupon = (coupon: Coupon) => ({
	...coupon,
	limited_plans: false,
	plan_codes: [],
	limited_billable_metrics: false,
	billable_metric_codes: [],
	created_at: seconds(coupon.created_at),
	expiration_at: seconds(coupon.expiration_at),
	terminated_at: seconds(coupon.terminated_at),
});
