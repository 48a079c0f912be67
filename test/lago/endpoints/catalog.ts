/** What the organization sells and set up, as far as a client lists it, makes it or takes it away. [D] */
import { Errors, notFound } from '../errors';
import {
	type Plan,
	serializeBillableMetric,
	serializeBillingEntity,
	serializeCoupon,
	serializePlan,
	serializeTax,
} from '../models';
import { newestFirst, paginate } from '../paginate';
import { isPresent, required } from '../params';
import type { Params } from '../rack';
import { route, type Route } from '../router';
import type { Store } from '../store';

export const catalog: Route[] = [
	...kind(
		'billable_metric',
		(params, store) => store.addBillableMetric(params),
		serializeBillableMetric,
	),
	...kind('plan', addPlan, serializePlan),
	...kind('coupon', (params, store) => store.addCoupon(params), serializeCoupon),
	...kind(
		'add_on',
		(params, store) => store.addAddOn(params),
		(addOn) => addOn,
	),
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

type Kind = 'billable_metric' | 'plan' | 'coupon' | 'add_on';

type Row<K extends Kind> = Store[`${K}s`][number];

/** Of what is sent, only the code is checked. */
function kind<K extends Kind>(
	name: K,
	add: (params: Params, store: Store) => Row<K>,
	serialize: (row: Row<K>, store: Store) => object,
): Route[] {
	const collection = `/${name}s`;
	const rows = (store: Store): Array<Row<K>> => store[`${name}s`];
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
