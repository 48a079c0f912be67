import type { LagoOperation } from '../../engine/operation';
import { billingEntityCodes, currency } from '../../fields/filters';
import { customerId } from '../../fields/locators';
import { limit, pagingOptions, returnAll } from '../../fields/paging';
import { query } from '../../fields/send';
import { simplifyFields } from '../../fields/simplify';
import { simpleFields } from './simpleFields';

export const getAll: LagoOperation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many subscriptions of customer',
		description:
			"Retrieve a list of a customer's subscriptions; active ones unless a status is chosen",
		routing: { request: { method: 'GET', url: '/customers/{customerId}/subscriptions' } },
	},
	fields: [
		customerId,
		returnAll,
		limit,
		{
			displayName: 'Filters',
			name: 'subscriptionFilters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				billingEntityCodes,
				currency,
				{
					displayName: 'External ID',
					name: 'externalId',
					type: 'string',
					placeholder: 'e.g. acme-42-pro',
					default: '',
					description:
						'Only the subscription with exactly this external ID. Needs Lago 1.49 or newer.',
					routing: query('external_id'),
				},
				{
					displayName: 'Overridden',
					name: 'overridden',
					type: 'boolean',
					default: true,
					description:
						'Whether to return the subscriptions whose plan was changed for the customer, or the others',
					routing: query('overridden'),
				},
				{
					displayName: 'Plan Name or ID',
					name: 'planCode',
					type: 'options',
					typeOptions: { loadOptionsMethod: 'getPlans' },
					default: '',
					description:
						'Only subscriptions to this plan. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
					routing: query('plan_code'),
				},
				{
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
					routing: query('status'),
				},
			],
		},
		pagingOptions,
		...simplifyFields,
	],
	simpleFields,
	envelope: 'subscriptions',
	checkedFilters: { external_id: 'external_id', plan_code: 'plan_code', status: 'status' },
	paged: true,
};
