import type { Charge } from '../models/catalog';
import type { Store } from '../store';

const CREATED_AT = '2025-01-06T09:00:00.000Z';

export const CURRENCIES = ['EUR', 'USD', 'GBP'];

const METRICS = [
	{ code: 'api_calls', name: 'API calls', aggregation_type: 'count_agg' },
	{ code: 'storage', name: 'Storage', aggregation_type: 'max_agg', field_name: 'gigabytes' },
	{ code: 'seats', name: 'Seats', aggregation_type: 'unique_count_agg', field_name: 'user_id' },
	{ code: 'messages', name: 'Messages', aggregation_type: 'sum_agg', field_name: 'count' },
];

const CHARGES: Record<string, Partial<Charge>> = {
	api_calls: { properties: { amount: '0.01', pricing_group_keys: ['region'] } },
	storage: { properties: { amount: '0.25' } },
	seats: { properties: { amount: '9' }, prorated: true },
	messages: { properties: { amount: '0.02', presentation_group_keys: ['channel'] } },
};

const PLANS = [
	{ name: 'Starter', amount_cents: 2900, charges: ['api_calls', 'messages'] },
	{ name: 'Growth', amount_cents: 14900, charges: ['api_calls', 'storage', 'seats'] },
	{ name: 'Scale', amount_cents: 49900, charges: Object.keys(CHARGES) },
];

export function seedCatalog(store: Store): void {
	store.organization.slug = 'lantern-cloud';
	store.defaultBillingEntity().created_at = CREATED_AT;
	store.addBillingEntity({
		code: 'lantern_us',
		name: 'Lantern Cloud US',
		default_currency: 'USD',
		created_at: CREATED_AT,
	});
	store.addTax({ code: 'vat_20', name: 'VAT 20%', rate: 20, created_at: CREATED_AT });
	store.addTax({ code: 'sales_tax_8', name: 'Sales tax', rate: 8.25, created_at: CREATED_AT });
	store.addInvoiceCustomSection({ code: 'bank_details', name: 'Bank details' });
	for (const metric of METRICS) store.addBillableMetric({ ...metric, created_at: CREATED_AT });
	for (const currency of CURRENCIES) {
		for (const plan of PLANS) {
			store.addPlan({
				...plan,
				code: `${plan.name}_${currency}`.toLowerCase(),
				amount_currency: currency,
				created_at: CREATED_AT,
				charges: plan.charges.map((code) => ({
					...CHARGES[code],
					billable_metric_code: code,
					created_at: CREATED_AT,
				})),
			});
		}
	}
	store.addCoupon({ code: 'welcome_50', name: 'Welcome', amount_cents: 5000 });
	store.addCoupon({
		code: 'partner_15',
		name: 'Partner discount',
		coupon_type: 'percentage',
		amount_cents: null,
		amount_currency: null,
		percentage_rate: '15.0',
		frequency: 'forever',
	});
	store.addCoupon({
		code: 'migration_6m',
		name: 'Six months of migration credit',
		amount_cents: 2500,
		frequency: 'recurring',
		frequency_duration: 6,
	});
}
