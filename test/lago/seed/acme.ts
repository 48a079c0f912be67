/** The organization of the recorded Lago, as far as its answers show it. */
import { answered } from '../recordings';
import { type Customer, newRecurringTransactionRule, type Usage } from '../models';
import type { Store } from '../store';
import { fill, type Recorded } from './fill';

const RECORDED_AT = '2026-11-24T15:18:11Z';

/** Fills a store that has just been cleared. */
export function seedAcme(store: Store): void {
	store.clock = () => Date.parse(RECORDED_AT);
	store.payment_providers.length = 0;
	store.integrations.length = 0;
	seedOrganization(store);
	for (const record of recorded('customers', 'customers-index')) addCustomer(store, record);
	store.addCustomer({ external_id: 'gone', deleted_at: RECORDED_AT });
	seedCatalog(store);
	addAcme(store, store.customer('acme'));

	const first = store.customer('cust-01');
	store.addWallet(first, { code: 'c1', currency: 'EUR' });
	store.addPaymentMethod(first, { lago_id: '897f7707-45f4-4f96-8217-6925e7484b9b' });
}

function seedOrganization(store: Store): void {
	const [alert] = answered('alerts').alerts;
	Object.assign(store.organization, {
		lago_id: alert.lago_organization_id,
		slug: 'acme',
		document_number_prefix: 'ACM-C799',
	});
	Object.assign(store.defaultBillingEntity(), {
		code: 'acme',
		invoice_custom_section_codes: ['legal'],
	});
	store.addBillingEntity({
		code: 'acme-us',
		default_currency: 'USD',
		timezone: 'America/Los_Angeles',
	});
	store.addPaymentProvider({
		type: 'stripe',
		code: 'stripe_test',
		name: 'Stripe Test',
		failure: ({ external_id: id }) =>
			id === 'cust-05' ? 'refusal' : id === 'cust-06' ? 'authentication' : undefined,
	});
	store.addIntegration({ type: 'anrok', code: 'anrok' });
	for (const name of ['customers-show', 'customers-show-anrok']) {
		const [section] = answered(name).customer.applicable_invoice_custom_sections;
		fill(store.addInvoiceCustomSection({}), section);
	}
	for (const name of ['customers-show', 'customers-show-stripe-none']) {
		fill(store.addTax({}), answered(name).customer.taxes[0]);
	}
}

function addCustomer(store: Store, record: Recorded): void {
	const customer = fill(store.addCustomer({}), record);
	const { provider_customer_id, provider_payment_methods, ...billing } =
		record.billing_configuration;
	fill(customer, billing);
	customer.tax_codes = record.taxes.map(({ code }: Recorded) => code);
	if (customer.external_id === 'acme') customer.invoice_custom_section_codes = ['thanks'];
	if (customer.external_id === 'cust-08') {
		customer.error_details = answered('customers-show-error-details').customer.error_details;
	}
	if (!billing.payment_provider) return;
	customer.provider_customers.push({
		payment_provider: billing.payment_provider,
		payment_provider_code: billing.payment_provider_code,
		provider_customer_id,
		sync_with_provider: null,
		provider_payment_methods,
	});
}

function seedCatalog(store: Store): void {
	for (const [code, exchange] of [
		['growth', 'current-usage'],
		['starter', 'current-usage-second'],
	]) {
		const charges = answered(exchange).customer_usage.charges_usage;
		for (const { billable_metric: metric } of charges) {
			const isKnown = store.billable_metrics.some((known) => known.code === metric.code);
			if (!isKnown) fill(store.addBillableMetric({}), metric);
		}
		store.addPlan({
			code,
			charges: charges.map(({ charge, billable_metric: metric }: Recorded) => ({
				...charge,
				billable_metric_code: metric.code,
			})),
		});
	}
	store.addPlan({ code: 'yearly' });
	for (const applied of answered('applied-coupons').applied_coupons) {
		store.addCoupon({
			lago_id: applied.lago_coupon_id,
			code: applied.coupon_code,
			name: applied.coupon_name,
			expiration_at: applied.expiration_at,
		});
	}
}

function addAcme(store: Store, acme: Customer): void {
	for (const record of recorded('subscriptions', 'subscriptions-bad-status')) {
		fill(store.addSubscription(acme), record);
		store.plan(record.plan_code).amount_cents = record.plan_amount_cents;
	}
	const main = store.subscriptions.find(({ external_id }) => external_id === 'acme-main')!;
	main.usage = usageIn(answered('current-usage').customer_usage);
	for (const record of answered('past-usage').usage_periods) {
		fill(store.addUsagePeriod(main, { usage: usageIn(record) }), record);
	}
	for (const record of recorded('invoices')) fill(store.addInvoice(acme), record);
	for (const status of ['open', 'generating', 'closed']) store.addInvoice(acme, { status });
	for (const record of recorded('credit_notes')) {
		fill(store.addCreditNote(store.invoiceById(record.lago_invoice_id)), record);
	}
	for (const record of recorded('payments')) {
		fill(store.addPayment(store.invoiceById(record.invoice_ids[0])), record);
	}
	for (const record of recorded('payment_requests')) {
		const invoices = record.invoices.map((invoice: Recorded) => store.invoiceById(invoice.lago_id));
		fill(store.addPaymentRequest(acme, invoices), record);
	}
	for (const record of recorded('payment_methods')) fill(store.addPaymentMethod(acme), record);
	for (const { credits, ...record } of recorded('applied_coupons')) {
		fill(store.addAppliedCoupon(acme), record).credits = credits.map((credit: Recorded) => ({
			lago_id: credit.lago_id,
			amount_cents: credit.amount_cents,
			amount_currency: credit.amount_currency,
			lago_invoice_id: credit.invoice.lago_id,
		}));
	}
	for (const { recurring_transaction_rules: rules, ...record } of recorded('wallets')) {
		Object.assign(fill(store.addWallet(acme), record), {
			allowed_fee_types: record.applies_to.fee_types,
			billable_metric_codes: record.applies_to.billable_metric_codes,
			metadata: record.metadata ?? null,
			recurring_transaction_rules: rules.map((rule: Recorded) =>
				fill(newRecurringTransactionRule(store, {}), rule),
			),
		});
	}
	for (const record of recorded('alerts')) {
		const wallet = store.wallets.find(({ lago_id }) => lago_id === record.lago_wallet_id)!;
		fill(store.addWalletAlert(wallet), {
			...record,
			thresholds: record.thresholds.map((threshold: Recorded) => ({
				...threshold,
				value: Number(threshold.value),
			})),
		});
	}
}

/** A row for each group and filter of each charge. */
const usageIn = ({ charges_usage: charges }: Recorded): Usage[] =>
	charges.flatMap(({ charge, grouped_usage: groups, ...whole }: Recorded) =>
		(groups.length ? groups : [whole]).flatMap(({ filters, grouped_by, ...group }: Recorded) =>
			(filters.length ? filters : [group]).map((row: Recorded) => ({
				charge_code: charge.code,
				units: Number(row.units),
				amount_cents: row.amount_cents,
				events_count: row.events_count,
				grouped_by,
				...(filters.length && {
					filter: { invoice_display_name: row.invoice_display_name, values: row.values },
				}),
			})),
		),
	);

/** What was answered as a list: the oldest first, each a millisecond later than the one before. */
const recorded = (name: string, exchange = name.replace('_', '-')): Recorded[] =>
	[...answered(exchange)[name]].reverse().map((record, index) => ({
		...record,
		created_at: new Date(Date.parse(record.created_at) + index).toISOString(),
	}));
