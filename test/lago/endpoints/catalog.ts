/** What the organization sells and set up, as far as a client lists it, makes it or takes it away. [D] */
import { Errors, notFound } from '../errors';
import {
	serializeBillableMetric,
	serializeCoupon,
	serializePlan,
	type AddOn,
	type BillableMetric,
	type Coupon,
	type Plan,
} from '../models/catalog';
import {
	serializeBillingEntity,
	serializeOrganization,
	serializeTax,
} from '../models/organization';
import { newestFirst, paginate } from '../paginate';
import { isPresent, required } from '../params';
import type { Params } from '../rack';
import { route, type Route } from '../router';
import type { Store } from '../store';

export const catalog: Route[] = [
	route('GET', '/organizations', 'organization', ({ store }) => ({
		organization: serializeOrganization(store.organization),
	})),
	...kind<BillableMetric>({
		name: 'billable_metric',
		rows: (store) => store.billable_metrics,
		add: (params, store) => store.addBillableMetric(params),
		serialize: serializeBillableMetric,
	}),
	...kind<Plan>({
		name: 'plan',
		rows: (store) => store.plans,
		add: addPlan,
		serialize: serializePlan,
	}),
	...kind<Coupon>({
		name: 'coupon',
		rows: (store) => store.coupons,
		add: (params, store) => store.addCoupon(params),
		serialize: serializeCoupon,
	}),
	...kind<AddOn>({
		name: 'add_on',
		rows: (store) => store.add_ons,
		add: (params, store) => store.addAddOn(params),
		serialize: (addOn) => addOn,
	}),
	route('GET', '/taxes', 'tax', ({ store, params }) =>
		paginate('taxes', newestFirst(store.taxes), params, serializeTax),
	),
	// Without pages and meta, and of the active ones alone.
	route('GET', '/billing_entities', 'billing_entity', ({ store }) => ({
		billing_entities: store.billing_entities
			.filter(({ archived_at }) => !archived_at)
			.map(serializeBillingEntity),
	})),
];

interface Kind<T> {
	name: string;
	rows(store: Store): T[];
	add(params: Params, store: Store): T;
	serialize(row: T, store: Store): object;
}

/** Of what is sent, only the code is checked. */
function kind<T extends Coupon | AddOn | BillableMetric | Plan>({
	name,
	rows,
	add,
	serialize,
}: Kind<T>): Route[] {
	const collection = `/${name}s`;
	return [
		route('GET', collection, name, ({ store, params }) =>
			paginate(`${name}s`, newestFirst(rows(store)), params, (row) => serialize(row, store)),
		),
		route('POST', collection, name, ({ store, params }) => {
			const sent = required(params, name);
			new Errors()
				.expect(isPresent(sent.code), 'code', 'value_is_mandatory')
				.expect(!rows(store).some(({ code }) => code === sent.code), 'code', 'value_already_exist')
				.raise();
			return { [name]: serialize(add(sent, store), store) };
		}),
		route('DELETE', `${collection}/:code`, name, ({ store, path }) => {
			const index = rows(store).findIndex(({ code }) => code === path.code);
			if (index === -1) throw notFound(name);
			const [row] = rows(store).splice(index, 1);
			return { [name]: serialize(row, store) };
		}),
	];
}

function addPlan({ charges, ...params }: Params, store: Store): Plan {
	return store.addPlan({
		...params,
		charges: ((charges ?? []) as Params[]).map(({ billable_metric_id: id, ...charge }) => {
			const metric = store.billable_metrics.find(({ lago_id }) => lago_id === id);
			if (!metric) throw notFound('billable_metrics');
			return { ...charge, billable_metric_code: metric.code };
		}),
	});
}
