/** What the organization set up, as far as a client offers it for choice. */
import { serializeBillableMetric, serializeCoupon, serializePlan } from '../models/catalog';
import {
	serializeBillingEntity,
	serializeOrganization,
	serializeTax,
} from '../models/organization';
import { newestFirst, paginate } from '../paginate';
import type { Action, Route } from '../router';

export const catalog: Route[] = [
	index('organization', '/organizations', ({ store }) => ({
		organization: serializeOrganization(store.organization),
	})),
	index('billable_metric', '/billable_metrics', ({ store, params }) =>
		paginate(
			'billable_metrics',
			newestFirst(store.billable_metrics),
			params,
			serializeBillableMetric,
		),
	),
	index('plan', '/plans', ({ store, params }) =>
		paginate('plans', newestFirst(store.plans), params, (plan) => serializePlan(plan, store)),
	),
	index('coupon', '/coupons', ({ store, params }) =>
		paginate('coupons', newestFirst(store.coupons), params, serializeCoupon),
	),
	index('tax', '/taxes', ({ store, params }) =>
		paginate('taxes', newestFirst(store.taxes), params, serializeTax),
	),
	// Without pages and meta, and of the active ones alone.
	index('billing_entity', '/billing_entities', ({ store }) => ({
		billing_entities: store.billing_entities
			.filter(({ archived_at }) => !archived_at)
			.map(serializeBillingEntity),
	})),
];

function index(resource: string, path: string, action: Action): Route {
	return { verb: 'GET', path, resource, action };
}
