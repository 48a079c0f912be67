import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

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
