import type { INodeProperties } from 'n8n-workflow';
import { countries } from '../../../fields/codes';
import { body } from '../../../fields/send';

/** An address. Only the lines that are filled in are sent. */
const addressGroup = {
	type: 'fixedCollection',
	default: {},
	options: [
		{
			displayName: 'Address',
			name: 'address',
			values: [
				{
					displayName: 'Address Line 1',
					name: 'addressLine1',
					type: 'string',
					placeholder: 'e.g. 5230 Penfield Ave',
					default: '',
					description: 'Street and number',
				},
				{
					displayName: 'Address Line 2',
					name: 'addressLine2',
					type: 'string',
					placeholder: 'e.g. Building B',
					default: '',
					description: 'What else the address needs',
				},
				{
					displayName: 'City',
					name: 'city',
					type: 'string',
					placeholder: 'e.g. Woodland Hills',
					default: '',
					description: 'The city or town',
				},
				{
					displayName: 'Country',
					name: 'country',
					type: 'options',
					options: [{ name: 'Not Given', value: '' }, ...countries],
					default: '',
					description: 'The country, which also decides on some taxes',
				},
				{
					displayName: 'State',
					name: 'state',
					type: 'string',
					placeholder: 'e.g. California',
					default: '',
					description: 'The state, province or region',
				},
				{
					displayName: 'Zip Code',
					name: 'zipcode',
					type: 'string',
					placeholder: 'e.g. 91364',
					default: '',
					description: 'The zip or postal code',
				},
			],
		},
	],
} satisfies Partial<INodeProperties>;

export const address: INodeProperties = {
	...addressGroup,
	displayName: 'Billing Address',
	name: 'billingAddress',
	placeholder: 'Add Billing Address',
	description: 'The address on the invoices; lines left empty keep the value they have in Lago',
	routing: body('customer.*address'),
};

export const shippingAddress: INodeProperties = {
	...addressGroup,
	displayName: 'Shipping Address',
	name: 'shippingAddress',
	placeholder: 'Add Shipping Address',
	description: 'Where goods are sent; lines left empty keep the value they have in Lago',
	routing: body('customer.shipping_address'),
};
