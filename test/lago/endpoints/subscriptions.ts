import { countedBillingEntityCodes, isAmong, isWanted } from '../filters';
import { serializeSubscription, type Subscription } from '../models/subscription';
import { compare, newestFirst, paginate } from '../paginate';
import { isPresent, permit, scalar, scalars, toBoolean, toStrings } from '../params';
import type { Context, Route } from '../router';
import { each } from '../words';

const STATUSES = ['pending', 'active', 'terminated', 'canceled', 'incomplete'];

export const subscriptions: Route[] = [
	{
		verb: 'GET',
		path: '/customers/:external_customer_id/subscriptions',
		resource: 'subscription',
		since: '1.33.3',
		action: list,
		paramsSince: { external_id: '1.49' },
	},
];

const filters = {
	status: scalars,
	...each('plan_code external_id overridden', scalar),
	overriden: scalar, // as older clients spell it
	currency: scalar,
};

function list({ store, path, params }: Context) {
	const customer = store.customer(path.external_customer_id);
	const wanted = permit(params, filters);
	const billingEntities = countedBillingEntityCodes(params, store);
	const statuses = wantedStatuses(wanted.status ?? ['active']);
	const overridden = toBoolean(wanted.overridden ?? wanted.overriden);
	const found = store.subscriptions.filter((subscription) => {
		const plan = store.plan(subscription.plan_code);
		return (
			subscription.lago_customer_id === customer.lago_id &&
			isAmong(subscription.status, statuses) &&
			isWanted(subscription.plan_code, wanted.plan_code) &&
			isWanted(subscription.external_id, wanted.external_id) &&
			isWanted(plan.amount_currency, wanted.currency) &&
			isAmong(subscription.billing_entity_code, billingEntities) &&
			(overridden === null || isPresent(plan.parent_code) === overridden)
		);
	});
	return paginate('subscriptions', latestFirst(found), params, (subscription) =>
		serializeSubscription(subscription, store),
	);
}

/** One status that Lago doesn't know, and it filters by none at all. */
function wantedStatuses(status: Parameters<typeof toStrings>[0]): string[] | undefined {
	const statuses = toStrings(status);
	return statuses.every((value) => STATUSES.includes(value)) ? statuses : undefined;
}

const latestFirst = (subscriptions: Subscription[]) =>
	newestFirst(subscriptions).sort((a, b) =>
		compare(b.subscription_at ?? '', a.subscription_at ?? ''),
	);
