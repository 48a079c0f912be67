import { omit, pick } from '../objects';
import type { Store } from '../store';
import { seconds, TODAY, monthOf } from '../time';
import type { Charge } from './catalog';
import type { Subscription, Usage, UsagePeriod } from './subscription';

export interface UsageFilters {
	charges: Charge[];
	group?: Record<string, string[]>;
	/** Since the subscription began instead of since the billing period did. */
	fullUsage: boolean;
	breaksDown: boolean;
	appliesTaxes: boolean;
}

export function serializeCurrentUsage(
	subscription: Subscription,
	filters: UsageFilters,
	store: Store,
) {
	const { from, to } = monthOf(TODAY);
	const currency = store.plan(subscription.plan_code).amount_currency;
	const usage = usageOf(subscription, filters.fullUsage, store);
	const chargesUsage = filters.charges.map((charge) =>
		chargeUsage(charge, usage, currency, filters, store),
	);
	const amount = sum(chargesUsage, 'amount_cents');
	const taxes = filters.appliesTaxes ? taxesOn(amount, subscription, store) : 0;
	return {
		from_datetime: seconds(filters.fullUsage ? subscription.started_at : from),
		to_datetime: seconds(to),
		issuing_date: to.slice(0, 10),
		lago_invoice_id: null,
		currency,
		amount_cents: amount,
		taxes_amount_cents: taxes,
		total_amount_cents: amount + taxes,
		charges_usage: chargesUsage,
	};
}

export function serializeProjectedUsage(
	subscription: Subscription,
	appliesTaxes: boolean,
	store: Store,
) {
	const { charges } = store.plan(subscription.plan_code);
	const filters = { charges, fullUsage: false, breaksDown: true, appliesTaxes };
	const usage = serializeCurrentUsage(subscription, filters, store);
	const chargesUsage = usage.charges_usage.map(({ charge, ...rest }) => ({
		...project(rest),
		charge: omit(charge, 'code'),
		filters: rest.filters.filter(({ values }) => values).map(project),
		grouped_usage: rest.grouped_usage.map((group) => ({
			...project(group),
			filters: group.filters.map(project),
		})),
	}));
	return {
		...usage,
		// The sum is a decimal, and so it is written as text.
		projected_amount_cents: decimal(sum(chargesUsage, 'projected_amount_cents')),
		charges_usage: chargesUsage,
	};
}

/** As if the rest of the period went like the days until now. */
function project<T extends ReturnType<typeof totals>>(usage: T) {
	const ratio = Number(monthOf(TODAY).to.slice(8, 10)) / Number(TODAY.slice(8, 10));
	return {
		...omit(usage, 'total_aggregated_units'),
		projected_units: decimal(Math.round(Number(usage.units) * ratio)),
		projected_amount_cents: Math.round(usage.amount_cents * ratio),
		projected_presentation_breakdowns: [],
	};
}

export function serializePastUsage(
	{ usage, ...period }: UsagePeriod,
	metricCode: unknown,
	store: Store,
) {
	const subscription = store.subscriptions.find(
		({ lago_id }) => lago_id === period.lago_subscription_id,
	)!;
	const plan = store.plan(subscription.plan_code);
	const amount = sum(usage, 'amount_cents'); // of all charges, whatever the metric asked for
	const taxes = taxesOn(amount, subscription, store);
	return {
		from_datetime: seconds(period.from_datetime),
		to_datetime: seconds(period.to_datetime),
		issuing_date: nextDay(period.to_datetime),
		currency: plan.amount_currency,
		amount_cents: amount,
		total_amount_cents: amount + taxes,
		taxes_amount_cents: taxes,
		lago_invoice_id: period.lago_invoice_id,
		charges_usage: plan.charges
			.filter((charge) => !metricCode || charge.billable_metric_code === metricCode)
			.map((charge) =>
				chargeUsage(charge, usage, plan.amount_currency, { breaksDown: true }, store),
			),
	};
}

/** A charge without usage is there too, with zero units. */
function chargeUsage(
	charge: Charge,
	usage: Usage[],
	currency: string,
	filters: Pick<UsageFilters, 'group' | 'breaksDown'>,
	store: Store,
) {
	const rows = usage.filter(
		(row) => row.charge_code === charge.code && isInGroup(row, filters.group),
	);
	const metric = store.billableMetric(charge.billable_metric_code);
	return {
		...totals(rows),
		amount_currency: currency,
		charge: pick(charge, 'lago_id', 'code', 'charge_model', 'invoice_display_name'),
		billable_metric: pick(metric, 'lago_id', 'name', 'code', 'aggregation_type'),
		filters: usageByFilter(rows),
		grouped_usage: groupedUsage(rows, filters.group),
		presentation_breakdowns: filters.breaksDown ? breakdowns(rows) : [],
	};
}

function totals(rows: Usage[]) {
	const units = decimal(sum(rows, 'units'));
	return {
		units,
		total_aggregated_units: units,
		events_count: sum(rows, 'events_count'),
		amount_cents: sum(rows, 'amount_cents'),
		pricing_unit_details: null,
	};
}

function usageByFilter(rows: Usage[]) {
	return groupBy(rows, ({ filter }) => filter ?? {}).map(([filter, members]) => ({
		...totals(members),
		invoice_display_name: null,
		values: null,
		...filter,
		presentation_breakdowns: [],
	}));
}

/** By pricing group; a key that is filtered by no longer groups. */
function groupedUsage(rows: Usage[], group: UsageFilters['group'] = {}) {
	const groups = groupBy(rows, ({ grouped_by: groupedBy = {} }) =>
		Object.fromEntries(Object.entries(groupedBy).filter(([key]) => !(key in group))),
	);
	return groups.map(([groupedBy, members]) => ({
		...totals(members),
		grouped_by: groupedBy,
		filters: usageByFilter(members),
		presentation_breakdowns: [],
	}));
}

const breakdowns = (rows: Usage[]) =>
	groupBy(rows, ({ presentation_by: presentationBy = {} }) => presentationBy).map(
		([presentationBy, members]) => ({
			presentation_by: presentationBy,
			units: decimal(sum(members, 'units')),
		}),
	);

/** The rows of each group; those of no group at all only beside others. */
function groupBy<T extends object>(rows: Usage[], groupOf: (row: Usage) => T): Array<[T, Usage[]]> {
	const groups = new Map<string, Usage[]>();
	for (const row of rows) {
		const key = JSON.stringify(groupOf(row));
		groups.set(key, [...(groups.get(key) ?? []), row]);
	}
	if (groups.size === 1) groups.delete('{}');
	return [...groups].map(([key, members]) => [JSON.parse(key), members]);
}

const isInGroup = ({ grouped_by: groupedBy = {} }: Usage, group: UsageFilters['group'] = {}) =>
	Object.entries(group).every(([key, values]) => values.includes(groupedBy[key]));

function usageOf(subscription: Subscription, fullUsage: boolean, store: Store): Usage[] {
	if (!fullUsage) return subscription.usage;
	const past = store.usage_periods.filter(
		({ lago_subscription_id }) => lago_subscription_id === subscription.lago_id,
	);
	return [...past.flatMap(({ usage }) => usage), ...subscription.usage];
}

/** By the customer's own taxes, else those of the billing entity. */
function taxesOn(amount: number, { lago_customer_id: id }: Subscription, store: Store): number {
	const customer = store.customerById(id);
	const codes = customer.tax_codes.length ? customer.tax_codes : store.entityOf(customer).tax_codes;
	const taxes = store.taxes.filter(({ code }) => codes.includes(code));
	return Math.round((amount * sum(taxes, 'rate')) / 100);
}

const sum = <K extends string>(rows: Array<Record<K, number>>, name: K) =>
	rows.reduce((total, row) => total + row[name], 0);

/** As Ruby writes a decimal: always with a point. */
export const decimal = (value: number) => (Number.isInteger(value) ? `${value}.0` : String(value));

const nextDay = (datetime: string) =>
	new Date(Date.parse(datetime) + 1000).toISOString().slice(0, 10);
