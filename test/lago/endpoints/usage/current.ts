import { internalServerError, notAllowed, notFound, tooManyProviderRequests } from '../../errors';
import {
	type Charge,
	serializeCurrentUsage,
	serializeProjectedUsage,
	type Subscription,
	type UsageFilters,
} from '../../models';
import { each } from '../../objects';
import { isPresent, toBoolean } from '../../params';
import { isHash, type Params, type Value } from '../../rack';
import { CUSTOMER, route, type Context, type Route } from '../../router';
import type { Store } from '../../store';

const FILTERS_SINCE = {
	...each('filter_by_charge_id filter_by_charge_code filter_by_metric_code', '1.43'),
	...each('filter_by_group filter_by_presentation full_usage', '1.43'),
	...each('charge_id charge_code billable_metric_code group', '1.46'),
};

export const currentUsage: Route[] = [
	route('GET', `${CUSTOMER}/current_usage`, 'customer_usage', showCurrent, {
		paramsSince: FILTERS_SINCE,
	}),
	route('GET', `${CUSTOMER}/projected_usage`, 'customer_usage', showProjected, {
		addOn: 'projected_usage',
		since: '1.32.4',
	}),
];

function showCurrent(context: Context) {
	const { store, params } = context;
	const subscription = activeSubscription(context);
	const filters = usageFilters(params, subscription, store);
	const usage = serializeCurrentUsage(subscription, filters, store);
	if (filters.appliesTaxes) askTaxProvider(subscription, usage.amount_cents, store);
	return { customer_usage: usage };
}

/** No filter narrows it. */
function showProjected(context: Context) {
	const { store, params } = context;
	const subscription = activeSubscription(context);
	const applies = appliesTaxes(params);
	const usage = serializeProjectedUsage(subscription, applies, store);
	if (applies) askTaxProvider(subscription, usage.amount_cents, store);
	return { customer_projected_usage: usage };
}

/** Where a tax provider knows the taxes, it is asked for those of what costs something. [D] */
function askTaxProvider(subscription: Subscription, amount: number, store: Store): void {
	const { integration_customers: links } = store.customerById(subscription.lago_customer_id);
	const link = links.find(({ category }) => category === 'tax');
	const provider = store.integrations.find(
		({ type, code }) => type === link?.type && code === link.integration_code,
	);
	if (amount > 0 && provider?.isSpent?.(subscription)) throw tooManyProviderRequests(provider.type);
}

/** The customer is looked up here as part of the usage, so an unknown one has another code. */
function activeSubscription({ store, path, params }: Context) {
	const customer = store.findCustomer(path.external_customer_id);
	if (!customer) throw notFound('resource');
	const subscription = store.subscriptions.find(
		({ lago_customer_id, external_id, status }) =>
			lago_customer_id === customer.lago_id &&
			external_id === params.external_subscription_id &&
			status === 'active',
	);
	if (!subscription) throw notAllowed('no_active_subscription');
	return subscription;
}

/** True unless given; an empty value is nil, and nil is false. */
const appliesTaxes = (params: Params) =>
	!('apply_taxes' in params) || toBoolean(params.apply_taxes) === true;

function usageFilters(params: Params, subscription: Subscription, store: Store): UsageFilters {
	const plan = store.plan(subscription.plan_code);
	const filter = chargeFilter(params);
	const charges = plan.charges.filter(filter ?? (() => true));
	if (charges.length === 0 && filter) throw notFound('charge');

	const group = groupFilter(params.group ?? params.filter_by_group);
	const presentation = jsonOr(params.filter_by_presentation);
	const fullUsage = toBoolean(params.full_usage) === true;
	const isNarrow = filter !== undefined || group !== undefined;
	if (fullUsage && !(isNarrow && isFullUsageAllowed(charges, store))) {
		throw notAllowed('full_usage_not_allowed');
	}
	return {
		charges: byMetricName(charges, store),
		group,
		fullUsage,
		appliesTaxes: appliesTaxes(params),
		breaksDown: !(Array.isArray(presentation) && presentation.length === 0),
	};
}

/** By the charge's id before its code before its metric's code. */
function chargeFilter(params: Params): ((charge: Charge) => boolean) | undefined {
	const id = params.charge_id ?? params.filter_by_charge_id;
	const code = params.charge_code ?? params.filter_by_charge_code;
	const metricCode = params.billable_metric_code ?? params.filter_by_metric_code;
	if (isPresent(id)) return (charge) => charge.lago_id === id;
	if (isPresent(code)) return (charge) => charge.code === code;
	if (isPresent(metricCode)) return (charge) => charge.billable_metric_code === metricCode;
	return undefined;
}

const isFullUsageAllowed = (charges: Charge[], store: Store) =>
	store.hasAddOn('granular_lifetime_usage') && !charges.some(({ prorated }) => prorated);

function byMetricName(charges: Charge[], store: Store): Charge[] {
	const nameOf = (charge: Charge) => store.billableMetric(charge.billable_metric_code).name;
	return [...charges].sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
}

/** A hash of single values or arrays, or the same as JSON. */
function groupFilter(value: Value | undefined): Record<string, string[]> | undefined {
	const group = jsonOr(value);
	if (!isPresent(group)) return undefined;
	if (!isHash(group)) throw internalServerError(); // [D]
	return Object.fromEntries(
		Object.entries(group).map(([key, wanted]) => [key, [wanted].flat().map(String)]),
	);
}

function jsonOr(value: Value | undefined): Value | undefined {
	if (typeof value !== 'string') return value;
	try {
		return JSON.parse(value) as Value;
	} catch {
		throw internalServerError(); // Lago parses without a rescue
	}
}
