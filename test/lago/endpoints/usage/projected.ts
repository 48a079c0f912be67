import { serializeProjectedUsage } from '../../models/usage';
import type { Context, Route } from '../../router';
import { activeSubscription, appliesTaxes, askTaxProvider } from './current';

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
	const { store, params } = context;
	const { customer, subscription } = activeSubscription(context);
	const applies = appliesTaxes(params);
	const usage = serializeProjectedUsage(customer, subscription, applies, store);
	if (applies) askTaxProvider(customer, subscription, usage, store);
	return { customer_projected_usage: usage };
}
