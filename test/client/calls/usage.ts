import { ID } from '../seed';
import { PAGE, PAGING } from './paging';
import type { Calls } from './types';

const subscription = { customerId: 'acme', subscriptionId: 'acme-pro' };

/** What a customer subscribed to, and what it used. */
export const usage = {
	findAllCustomerSubscriptions: [
		{
			client: [
				'acme',
				{
					...PAGE,
					'billing_entity_codes[]': ['default', 'paris'],
					external_id: 'acme-pro',
					plan_code: 'pro',
					'status[]': ['active', 'pending'],
				},
			],
			node: {
				resource: 'subscription',
				operation: 'getAll',
				customerId: 'acme',
				subscriptionFilters: {
					billingEntityCodes: ['default', 'paris'],
					externalId: 'acme-pro',
					planCode: 'pro',
					statuses: ['active', 'pending'],
				},
				...PAGING,
			},
		},
	],
	findCustomerCurrentUsage: [
		{
			client: [
				'acme',
				{
					external_subscription_id: 'acme-pro',
					apply_taxes: false,
					billable_metric_code: 'calls',
					charge_code: 'calls_standard',
					charge_id: ID.charge,
					filter_by_presentation: '["team"]',
					full_usage: true,
				},
			],
			node: {
				resource: 'usage',
				operation: 'getCurrent',
				...subscription,
				currentUsageFilters: {
					applyTaxes: false,
					billableMetricCode: 'calls',
					chargeCode: 'calls_standard',
					chargeId: ID.charge,
					filterByPresentation: '["team"]',
					fullUsage: true,
				},
			},
		},
	],
	findCustomerProjectedUsage: [
		{
			client: ['acme', { external_subscription_id: 'acme-pro', apply_taxes: true }],
			node: {
				resource: 'usage',
				operation: 'getProjected',
				...subscription,
				projectedUsageFilters: { applyTaxes: true },
			},
		},
	],
	findAllCustomerPastUsage: [
		{
			client: [
				'acme',
				{ ...PAGE, external_subscription_id: 'acme-pro', billable_metric_code: 'calls' },
			],
			node: {
				resource: 'usage',
				operation: 'getPast',
				...subscription,
				pastUsageFilters: { billableMetricCode: 'calls' },
				...PAGING,
			},
		},
		{
			// The node refuses to page a list that this parameter cuts short.
			client: ['acme', { external_subscription_id: 'acme-pro', periods_count: 3 }],
			node: {
				resource: 'usage',
				operation: 'getPast',
				...subscription,
				pastUsageFilters: { periodsCount: 3 },
			},
		},
	],
} satisfies Partial<Calls>;
