import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { currencies } from './codes';

/** The methods that load the options of dropdowns from Lago. */
export type DropdownMethod =
	| 'getBillableMetrics'
	| 'getBillingEntities'
	| 'getCoupons'
	| 'getPaymentMethods'
	| 'getPlans'
	| 'getTaxes';

/** The part of a dropdown that has its options loaded. */
export const loadedBy = (loadOptionsMethod: DropdownMethod) => ({ loadOptionsMethod });

/** The option of a field that is there in every entry of a group, for leaving Lago's value as it is. */
export const unchanged: INodePropertyOptions = { name: 'Leave Unchanged', value: '' };

/** A switch with a third position. In an entry of a group, an ordinary one would always send a value. */
export const yesNoOrUnchanged: INodePropertyOptions[] = [
	unchanged,
	{ name: 'No', value: false },
	{ name: 'Yes', value: true },
];

export const accountTypes: INodePropertyOptions[] = [
	{ name: 'Customer', value: 'customer' },
	{ name: 'Partner', value: 'partner' },
];

export const customerType: INodeProperties = {
	displayName: 'Customer Type',
	name: 'customerType',
	type: 'options',
	options: [
		{ name: 'Company', value: 'company' },
		{ name: 'Individual', value: 'individual' },
	],
	default: 'company',
	description: 'Whether the customer is a company or a person',
};

export const paymentStatuses: INodePropertyOptions[] = [
	{ name: 'Failed', value: 'failed' },
	{ name: 'Pending', value: 'pending' },
	{ name: 'Succeeded', value: 'succeeded' },
];

export const paymentMethodTypes: INodePropertyOptions[] = [
	{ name: 'Manual', value: 'manual' },
	{ name: 'Provider', value: 'provider' },
];

/** Currencies that start without one: a currency that nobody chose is dear. */
export const currenciesOrNone = (none: string): INodePropertyOptions[] => [
	{ name: none, value: '' },
	...currencies,
];
