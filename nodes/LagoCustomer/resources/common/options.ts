import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { currencies } from '../../lago/referenceData';

/** The methods that load the options of dropdowns from Lago. */
export type LoadOptionsMethod =
	| 'getBillableMetrics'
	| 'getBillingEntities'
	| 'getCoupons'
	| 'getPaymentMethods'
	| 'getPlans'
	| 'getTaxes';

/** The typeOptions of a dropdown whose options are loaded from Lago. */
export const loadOptionsWith = (loadOptionsMethod: LoadOptionsMethod) => ({ loadOptionsMethod });

/** Of a list of texts, each of which is typed by itself. */
export const COMMAS_HINT = 'An expression may give several, separated by commas';

/** Fields of an entry are always there: with this option, one sends nothing. */
export const leaveUnchanged: INodePropertyOptions = { name: 'Leave Unchanged', value: '' };

const yesNoOr = (third: INodePropertyOptions): INodePropertyOptions[] => [
	third,
	{ name: 'No', value: false },
	{ name: 'Yes', value: true },
];

/** A boolean with a third choice: in an entry, an ordinary switch would always send a value. */
export const yesNoOrLeaveUnchanged = yesNoOr(leaveUnchanged);

/** The same, where nothing exists yet. */
export const yesNoOrDefault = yesNoOr({ name: "Lago's Default", value: '' });

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

export const subscriptionStatuses = [
	{ name: 'Active', value: 'active' },
	{ name: 'Canceled', value: 'canceled' },
	{ name: 'Incomplete', value: 'incomplete' },
	{ name: 'Pending', value: 'pending' },
	{ name: 'Terminated', value: 'terminated' },
];

export const paymentMethodTypes: INodePropertyOptions[] = [
	{ name: 'Manual', value: 'manual' },
	{ name: 'Provider', value: 'provider' },
];

/** Currencies with an empty first choice, so that adding the field selects none by accident. */
export const currenciesWithNone = (none: string): INodePropertyOptions[] => [
	{ name: none, value: '' },
	...currencies,
];
