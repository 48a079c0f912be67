import { inQuery } from '../model/field';
import { list, resource } from '../model/defineOperation';
import { field } from '../model/simplify';
import { customerList, forOneCustomer } from './common/customerList';
import { billingEntityCodesFilter, currencyFilter, equalsOneOf } from './common/filters';
import { loadOptionsWith, subscriptionStatuses } from './common/options';

const getMany = list(
	customerList('subscriptions', [
		field('external_id'),
		field('external_customer_id'),
		field('name'),
		field('plan_code'),
		field('status'),
		field('started_at'),
		field('current_billing_period_started_at'),
		field('current_billing_period_ending_at'),
		field('ending_at'),
		field('lago_id'),
	]),
	{
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many subscriptions of customer',
		description: forOneCustomer(
			"Retrieve one customer's subscriptions, only active ones unless you filter by status",
		),
	},
	{
		name: 'subscriptionFilters',
		fields: [
			billingEntityCodesFilter(null),
			currencyFilter('plan_amount_currency'),
			inQuery('external_id', equalsOneOf('external_id'), {
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
					'Whether to return only subscriptions whose plan was changed for the customer. Off returns only the others.',
			}),
			inQuery('plan_code', equalsOneOf('plan_code'), {
				displayName: 'Plan Name or ID',
				name: 'planCode',
				type: 'options',
				typeOptions: loadOptionsWith('getPlans'),
				default: '',
				description:
					'Only subscriptions to this plan. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
			}),
			inQuery('status', equalsOneOf('status'), {
				displayName: 'Statuses',
				name: 'statuses',
				type: 'multiOptions',
				options: subscriptionStatuses,
				default: ['active'],
				description: 'Only subscriptions with one of these statuses',
			}),
		],
	},
);

export const subscription = resource({ name: 'Subscription', value: 'subscription' }, getMany, [
	getMany,
]);
