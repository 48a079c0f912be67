import { loadedBy } from '../fields/choices';
import { inQuery } from '../fields/field';
import { billingEntityCodes, currencyFilter, has } from '../fields/filters';
import { customerId } from '../fields/locators';
import { plain } from '../output/simplify';
import { lagoId, list, resource } from './operation';

const getMany = list(
	{
		path: ['customers', customerId, 'subscriptions'],
		envelope: 'subscriptions',
		identity: lagoId,
		simple: [
			plain('external_id'),
			plain('external_customer_id'),
			plain('name'),
			plain('plan_code'),
			plain('status'),
			plain('started_at'),
			plain('current_billing_period_started_at'),
			plain('current_billing_period_ending_at'),
			plain('ending_at'),
			plain('lago_id'),
		],
	},
	{
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many subscriptions of customer',
		description:
			"Retrieve a list of a customer's subscriptions; active ones unless a status is chosen",
	},
	{
		name: 'subscriptionFilters',
		fields: [
			billingEntityCodes(null),
			currencyFilter('plan_amount_currency'),
			inQuery('external_id', has('external_id'), {
				displayName: 'External ID',
				name: 'externalId',
				type: 'string',
				placeholder: 'e.g. acme-42-pro',
				default: '',
				description:
					'Only the subscription with exactly this external ID. Needs Lago 1.49 or newer.',
			}),
			inQuery('overridden', null, {
				displayName: 'Overridden',
				name: 'overridden',
				type: 'boolean',
				default: true,
				description:
					'Whether to return the subscriptions whose plan was changed for the customer, or the others',
			}),
			inQuery('plan_code', has('plan_code'), {
				displayName: 'Plan Name or ID',
				name: 'planCode',
				type: 'options',
				typeOptions: loadedBy('getPlans'),
				default: '',
				description:
					'Only subscriptions to this plan. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
			}),
			inQuery('status', has('status'), {
				displayName: 'Statuses',
				name: 'statuses',
				type: 'multiOptions',
				options: [
					{ name: 'Active', value: 'active' },
					{ name: 'Canceled', value: 'canceled' },
					{ name: 'Incomplete', value: 'incomplete' },
					{ name: 'Pending', value: 'pending' },
					{ name: 'Terminated', value: 'terminated' },
				],
				default: ['active'],
				description: 'Only subscriptions with one of these statuses',
			}),
		],
	},
);

export const subscription = resource({ name: 'Subscription', value: 'subscription' }, getMany, [
	getMany,
]);
