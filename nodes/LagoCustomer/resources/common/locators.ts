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
	description:
		"The customer's external ID: 'external_id' of a customer, 'external_customer_id' of anything else. Not 'lago_id' or 'lago_customer_id'.",
	list: 'searchCustomers',
	placeholder: 'e.g. acme-42',
});

export const subscriptionId = inQuery(
	'external_subscription_id',
	null,
	locator({
		displayName: 'Subscription',
		name: 'subscriptionId',
		description: "The subscription's external ID: 'external_id' of Subscription > Get Many",
		list: 'searchSubscriptions',
		placeholder: 'e.g. acme-42-pro',
	}),
);

export const appliedCouponId = inPath('applied_coupon', {
	displayName: 'Applied Coupon',
	name: 'appliedCouponId',
	description: "The 'lago_id' from Applied Coupon > Get Many, not the coupon code",
	list: 'searchAppliedCoupons',
	placeholder: 'e.g. 1a901a90-1a90-1a90-1a90-1a901a901a90',
});

export const walletCode = inPath('wallet', {
	displayName: 'Wallet',
	name: 'walletCode',
	description: "The wallet's code: 'code' of Wallet > Get Many",
	list: 'searchWallets',
	placeholder: 'e.g. prepaid',
});

export const alertCode = inPath('alert', {
	displayName: 'Alert',
	name: 'alertCode',
	description: "The alert's code: 'code' of Wallet Alert > Get Many",
	list: 'searchWalletAlerts',
	placeholder: 'e.g. low-balance',
});

export const metadataKey = inPath('metadata', {
	displayName: 'Metadata Key',
	name: 'metadataKey',
	description: "One of the keys in the wallet's metadata",
	list: 'searchWalletMetadataKeys',
	placeholder: 'e.g. crm_id',
});

export const paymentMethodId = inPath('payment_method', {
	displayName: 'Payment Method',
	name: 'paymentMethodId',
	description: "The payment method's Lago ID: 'lago_id' of Payment Method > Get Many",
	list: 'searchPaymentMethods',
	placeholder: 'e.g. 1a901a90-1a90-1a90-1a90-1a901a901a90',
});
