import { countries } from '../../fields/codes';
import { asGroup, type BodyField, type Entry, entry, inBody } from '../../fields/field';

/** The lines of an address. Only those that are filled in are sent. */
const lines: Entry[] = [
	entry('address_line1', {
		displayName: 'Address Line 1',
		name: 'addressLine1',
		type: 'string',
		placeholder: 'e.g. 5230 Penfield Ave',
		default: '',
		description: 'Street and number',
	}),
	entry('address_line2', {
		displayName: 'Address Line 2',
		name: 'addressLine2',
		type: 'string',
		placeholder: 'e.g. Building B',
		default: '',
		description: 'What else the address needs',
	}),
	entry('city', {
		displayName: 'City',
		name: 'city',
		type: 'string',
		placeholder: 'e.g. Woodland Hills',
		default: '',
		description: 'The city or town',
	}),
	entry('country', {
		displayName: 'Country',
		name: 'country',
		type: 'options',
		options: [{ name: 'Not Given', value: '' }, ...countries],
		default: '',
		description: 'The country, which also decides on some taxes',
	}),
	entry('state', {
		displayName: 'State',
		name: 'state',
		type: 'string',
		placeholder: 'e.g. California',
		default: '',
		description: 'The state, province or region',
	}),
	entry('zipcode', {
		displayName: 'Zip Code',
		name: 'zipcode',
		type: 'string',
		placeholder: 'e.g. 91364',
		default: '',
		description: 'The zip or postal code',
	}),
];

/** @param at the keys of the object that has the lines, and `kind` what Clear Fields calls them */
const addressOf = (field: BodyField, at: readonly string[], kind: string) => ({
	...asGroup(field, 'object', { entry: 'Address', name: 'address' }, lines),
	clearings: lines.map(({ key, property }) => ({
		name: `${kind}${property.displayName}`,
		at: [...at, key],
		to: null,
	})),
});

/** Lago has the billing address among the customer's own values. */
export const billingAddress = addressOf(
	{
		property: {
			displayName: 'Billing Address',
			name: 'billingAddress',
			type: 'fixedCollection',
			default: {},
			description: 'The address on the invoices; lines left empty keep the value they have in Lago',
		},
		place: { in: 'body', at: ['customer'], as: 'spread' },
	},
	['customer'],
	'',
);

export const shippingAddress = addressOf(
	inBody('customer')('shipping_address', {
		displayName: 'Shipping Address',
		name: 'shippingAddress',
		type: 'fixedCollection',
		default: {},
		description: 'Where goods are sent; lines left empty keep the value they have in Lago',
	}),
	['customer', 'shipping_address'],
	'Shipping ',
);
