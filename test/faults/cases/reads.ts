import type { ReadCase } from '../case';
import type { Store } from '../../lago';
import { alertCode, customerId, walletCode } from './ids';

function customerWithUsage(store: Store, id: string) {
	const plan = store.plans.find(({ code }) => code === 'pro') ?? addPlan(store);
	const customer = store.addCustomer({ external_id: id });
	const units = Number(id.replace('item-', '')) + 1;
	store.addSubscription(customer, {
		external_id: `${id}-pro`,
		plan_code: plan.code,
		usage: [{ charge_code: 'calls', units, amount_cents: units * 100, events_count: units }],
	});
}

function addPlan(store: Store) {
	store.addBillableMetric({ code: 'calls' });
	return store.addPlan({ code: 'pro', charges: [{ billable_metric_code: 'calls' }] });
}

function customerWithAlert(store: Store, id: string) {
	const wallet = store.addWallet(store.addCustomer({ external_id: id }), { code: walletCode });
	store.addWalletAlert(wallet, { code: alertCode });
}

export const reads: ReadCase[] = [
	{
		resource: 'customer',
		operation: 'get',
		parameters: { customerId },
		seed: (store, id) => void store.addCustomer({ external_id: id, name: `Müller & ${id} 漢字` }),
		path: ({ id }) => `/customers/${id}`,
		envelope: 'customer',
	},
	{
		resource: 'customer',
		operation: 'getPortalUrl',
		parameters: { customerId },
		seed: (store, id) => void store.addCustomer({ external_id: id }),
		path: ({ id }) => `/customers/${id}/portal_url`,
		envelope: 'customer',
		labels: ({ id }) => ({ external_customer_id: id }),
		varying: { portal_url: expect.stringMatching(/^https:\/\/app\.lago\.example\/./) },
	},
	{
		resource: 'usage',
		operation: 'getCurrent',
		parameters: { customerId, subscriptionId: '={{ $json.id }}-pro' },
		seed: customerWithUsage,
		path: ({ id }) => `/customers/${id}/current_usage?external_subscription_id=${id}-pro`,
		envelope: 'customer_usage',
	},
	{
		resource: 'usage',
		operation: 'getProjected',
		parameters: { customerId, subscriptionId: '={{ $json.id }}-pro' },
		seed: customerWithUsage,
		path: ({ id }) => `/customers/${id}/projected_usage?external_subscription_id=${id}-pro`,
		envelope: 'customer_projected_usage',
	},
	{
		resource: 'wallet',
		operation: 'get',
		parameters: { customerId, walletCode },
		seed: customerWithAlert,
		path: ({ id }) => `/customers/${id}/wallets/${walletCode}`,
		envelope: 'wallet',
	},
	{
		resource: 'walletAlert',
		operation: 'get',
		parameters: { customerId, walletCode, alertCode },
		seed: customerWithAlert,
		path: ({ id }) => `/customers/${id}/wallets/${walletCode}/alerts/${alertCode}`,
		envelope: 'alert',
	},
];
