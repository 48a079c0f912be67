import type { INodeProperties } from 'n8n-workflow';
import { inQuery, type PathField, type LagoResourceName } from '../../model/field';

/** The methods that fill the lists of locators. */
export type ListSearchMethod =
	| 'searchAppliedCoupons'
	| 'searchCustomers'
	| 'searchPaymentMethods'
	| 'searchSubscriptions'
	| 'searchWalletAlerts'
	| 'searchWalletMetadataKeys'
	| 'searchWallets';

interface Locator {
	displayName: string;
	name: string;
	description: string;
	/** The method that fills the list. */
	list: ListSearchMethod;
	placeholder: string;
}

/** A field in which one of Lago's objects is chosen from a list, or given by its ID. */
function locator({ list, placeholder, ...field }: Locator): INodeProperties {
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
				// Lago searches among customers only.
				typeOptions: { searchListMethod: list, searchable: list === 'searchCustomers' },
			},
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder },
		],
	};
}

const inPath = (lagoResource: LagoResourceName, property: Locator): PathField => ({
	property: locator(property),
	place: { in: 'path', lagoResource },
});

export const customerId = inPath('customer', {
	displayName: 'Customer',
	name: 'customerId',
	description: 'The customer, by the external ID that your application gave it (not the Lago ID)',
	list: 'searchCustomers',
	placeholder: 'e.g. acme-42',
});

export const subscriptionId = inQuery(
	'external_subscription_id',
	null,
	locator({
		displayName: 'Subscription',
		name: 'subscriptionId',
		description: "One of the customer's subscriptions, by its external ID",
		list: 'searchSubscriptions',
		placeholder: 'e.g. acme-42-pro',
	}),
);

export const appliedCouponId = inPath('applied_coupon', {
	displayName: 'Applied Coupon',
	name: 'appliedCouponId',
	description: 'The coupon as it was applied to the customer, by its Lago ID',
	list: 'searchAppliedCoupons',
	placeholder: 'e.g. 1a901a90-1a90-1a90-1a90-1a901a901a90',
});

export const walletCode = inPath('wallet', {
	displayName: 'Wallet',
	name: 'walletCode',
	description: "One of the customer's wallets, by its code",
	list: 'searchWallets',
	placeholder: 'e.g. prepaid',
});

export const alertCode = inPath('alert', {
	displayName: 'Alert',
	name: 'alertCode',
	description: 'One of the alerts on the wallet, by its code',
	list: 'searchWalletAlerts',
	placeholder: 'e.g. low-balance',
});

export const metadataKey = inPath('metadata', {
	displayName: 'Metadata Key',
	name: 'metadataKey',
	description: 'One of the keys in the metadata of the wallet',
	list: 'searchWalletMetadataKeys',
	placeholder: 'e.g. crm_id',
});

export const paymentMethodId = inPath('payment_method', {
	displayName: 'Payment Method',
	name: 'paymentMethodId',
	description: "One of the customer's payment methods, by its Lago ID",
	list: 'searchPaymentMethods',
	placeholder: 'e.g. 1a901a90-1a90-1a90-1a90-1a901a901a90',
});
