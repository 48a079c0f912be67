import type { INodeProperties } from 'n8n-workflow';
import { query } from './send';

interface Locator {
	displayName: string;
	name: string;
	description: string;
	/** The method of `listSearch` that fills the list. */
	list: string;
	/** Whether that method can search. */
	searchable: boolean;
	placeholder: string;
}

/** A field in which one of Lago's objects is chosen from a list, or given by its id. */
function locator({ list, searchable, placeholder, ...field }: Locator): INodeProperties {
	return {
		...field,
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: list, searchable },
			},
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder },
		],
	};
}

export const customerId = locator({
	displayName: 'Customer',
	name: 'customerId',
	description: 'The customer, by the external ID that your application gave it (not the Lago ID)',
	list: 'searchCustomers',
	searchable: true,
	placeholder: 'e.g. acme-42',
});

export const subscriptionId: INodeProperties = {
	...locator({
		displayName: 'Subscription',
		name: 'subscriptionId',
		description: "One of the customer's subscriptions, by its external ID",
		list: 'searchSubscriptions',
		searchable: false,
		placeholder: 'e.g. acme-42-pro',
	}),
	routing: query('external_subscription_id'),
};

export const appliedCouponId = locator({
	displayName: 'Applied Coupon',
	name: 'appliedCouponId',
	description: 'The coupon as it was applied to the customer, by its Lago ID',
	list: 'searchAppliedCoupons',
	searchable: false,
	placeholder: 'e.g. 1a901a90-1a90-1a90-1a90-1a901a901a90',
});

export const walletCode = locator({
	displayName: 'Wallet',
	name: 'walletCode',
	description: "One of the customer's wallets, by its code",
	list: 'searchWallets',
	searchable: false,
	placeholder: 'e.g. prepaid',
});

export const alertCode = locator({
	displayName: 'Alert',
	name: 'alertCode',
	description: 'One of the alerts on the wallet, by its code',
	list: 'searchWalletAlerts',
	searchable: false,
	placeholder: 'e.g. low-balance',
});

export const metadataKey = locator({
	displayName: 'Metadata Key',
	name: 'metadataKey',
	description: 'One of the keys in the metadata of the wallet',
	list: 'searchWalletMetadataKeys',
	searchable: false,
	placeholder: 'e.g. crm_id',
});

export const paymentMethodId = locator({
	displayName: 'Payment Method',
	name: 'paymentMethodId',
	description: "One of the customer's payment methods, by its Lago ID",
	list: 'searchPaymentMethods',
	searchable: false,
	placeholder: 'e.g. 1a901a90-1a90-1a90-1a90-1a901a901a90',
});
