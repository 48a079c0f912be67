import { serializeProjectedUsage } from '../../models/usage';
import type { Context, Route } from '../../router';
import { activeSubscription, appliesTaxes } from './current';

export const projectedUsage: Route[] = [
	{
		verb: 'GET',
		path: '/customers/:external_customer_id/projected_usage',
		resource: 'customer_usage',
		addOn: 'projected_usage',
		since: '1.32.4',
		action: show,
	},
];

/** No filter narrows it. */
function show(context: Context) {
	const { customer, subscription } = activeSubscription(context);
	return {
		customer_projected_usage: serializeProjectedUsage(
			customer,
			subscription,
			appliesTaxes(context.params),
			context.store,
		),
	};
}
