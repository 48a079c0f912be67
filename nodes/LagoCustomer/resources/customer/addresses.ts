import { countries } from '../../lago/referenceData';
import {
	fixedCollection,
	type BodyField,
	type GroupField,
	groupField,
	inBody,
} from '../../model/field';

/** The lines of an address. Only those that are filled in are sent. */
const lines: GroupField[] = [
	groupField('address_line1', {
		displayName: 'Address Line 1',
		name: 'addressLine1',
		type: 'string',
		placeholder: 'e.g. 5230 Penfield Ave',
		default: '',
		description: 'Street and number',
	}),
	groupField('address_line2', {
		displayName: 'Address Line 2',
		name: 'addressLine2',
		type: 'string',
		placeholder: 'e.g. Building B',
		default: '',
		description: 'Second line, such as a building or floor',
	}),
	groupField('city', {
		displayName: 'City',
		name: 'city',
		type: 'string',
		placeholder: 'e.g. Woodland Hills',
		default: '',
		description: 'The city or town',
	}),
	groupField('country', {
		displayName: 'Country',
		name: 'country',
		type: 'options',
		options: [{ name: 'Not Given', value: '' }, ...countries],
		default: '',
		description: 'The country, which some taxes depend on',
	}),
	groupField('state', {
		displayName: 'State',
		name: 'state',
		type: 'string',
		placeholder: 'e.g. California',
		default: '',
		description: 'The state, province or region',
	}),
	groupField('zipcode', {
		displayName: 'Zip Code',
		name: 'zipcode',
		type: 'string',
		placeholder: 'e.g. 91364',
		default: '',
		description: 'The zip or postal code',
	}),
];

/** @param at the keys of the object that has the lines, and `kind` what Clear Fields calls them */
const addressField = (field: BodyField, at: readonly string[], kind: string) => ({
	...fixedCollection(field, 'object', { entry: 'Address', name: 'address' }, lines),
	clearOptions: lines.map(({ key, property }) => ({
		name: `${kind}${property.displayName}`,
		at: [...at, key],
		to: null,
	})),
});

/** Lago has the billing address among the customer's own values. */
export const billingAddress = addressField(
	{
		property: {
			displayName: 'Billing Address',
			name: 'billingAddress',
			type: 'fixedCollection',
			default: {},
			description: 'The address on invoices. Lines left empty keep the value they have in Lago.',
		},
		place: { in: 'body', at: ['customer'], as: 'assign' },
	},
	['customer'],
	'',
);

export const shippingAddress = addressField(
	inBody('customer')('shipping_address', {
		displayName: 'Shipping Address',
		name: 'shippingAddress',
		type: 'fixedCollection',
		default: {},
		description: 'The delivery address. Lines left empty keep the value they have in Lago.',
	}),
	['customer', 'shipping_address'],
	'Shipping ',
);
