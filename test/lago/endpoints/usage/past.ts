import { internalServerError, invalid, notFound } from '../../errors';
import { serializePastUsage } from '../../models/usage';
import { each } from '../../objects';
import { meta, newestFirst, offset, perPage } from '../../paginate';
import { isPresent, permit, scalar, toInteger } from '../../params';
import { CUSTOMER, route, type Context, type Route } from '../../router';

export const pastUsage: Route[] = [
	route('GET', `${CUSTOMER}/past_usage`, 'customer_usage', list, { since: '0.49' }),
];

const filters = each('external_subscription_id billable_metric_code periods_count', scalar);

/** An unknown customer or subscription has no periods; only the metric is looked up. */
function list({ store, path, params }: Context) {
	const wanted = permit(params, filters);
	if (!isPresent(wanted.external_subscription_id)) {
		throw invalid({ external_subscription_id: ['value_is_mandatory'] });
	}
	const metricCode = wanted.billable_metric_code;
	if (metricCode === '') throw internalServerError();
	if (metricCode && !store.billable_metrics.some(({ code }) => code === metricCode)) {
		throw notFound('billable_metric');
	}

	const customer = store.findCustomer(path.external_customer_id);
	const subscriptions = store.subscriptions.filter(
		(subscription) =>
			subscription.external_id === wanted.external_subscription_id &&
			subscription.lago_customer_id === customer?.lago_id,
	);
	const ids = subscriptions.map(({ lago_id }) => lago_id);
	const periods = newestFirst(
		store.usage_periods.filter((period) => ids.includes(period.lago_subscription_id)),
		({ from_datetime }) => from_datetime,
	);

	// periods_count takes the place of the limit, but the offset is still that of per_page.
	const start = offset(params, perPage(params));
	const limit = 'periods_count' in wanted ? periodsCount(wanted.periods_count) : perPage(params);
	return {
		usage_periods: periods
			.slice(start, start + limit)
			.map((period) => serializePastUsage(period, metricCode, store)),
		meta: meta(periods.length, limit, start),
	};
}

function periodsCount(value: Parameters<typeof toInteger>[0]): number {
	const count = toInteger(value);
	if (count <= 0) throw internalServerError();
	return count;
}
