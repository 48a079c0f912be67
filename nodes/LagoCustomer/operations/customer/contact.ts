import { accountTypes, customerType } from '../../fields/choices';
import { timezones } from '../../fields/codes';
import { inBody } from '../../fields/field';

const customer = inBody('customer');

/** Who the customer is and how to reach it. */
export const contact = [
	customer('account_type', {
		displayName: 'Account Type',
		name: 'accountType',
		type: 'options',
		options: accountTypes,
		default: 'customer',
		description: 'Partners are customers with whom revenue is shared, which is a Lago add-on',
	}),
	customer('customer_type', { ...customerType }, { clear: true }),
	customer(
		'email',
		{
			displayName: 'Email',
			name: 'email',
			type: 'string',
			placeholder: 'e.g. nathan@example.com',
			default: '',
			description: 'Where Lago sends invoices; several addresses are separated by commas',
		},
		{ clear: true },
	),
	customer(
		'firstname',
		{
			displayName: 'First Name',
			name: 'firstname',
			type: 'string',
			placeholder: 'e.g. Nathan',
			default: '',
			description: 'The first name of the person',
		},
		{ clear: true },
	),
	customer(
		'lastname',
		{
			displayName: 'Last Name',
			name: 'lastname',
			type: 'string',
			placeholder: 'e.g. Smith',
			default: '',
			description: 'The last name of the person',
		},
		{ clear: true },
	),
	customer(
		'legal_name',
		{
			displayName: 'Legal Name',
			name: 'legalName',
			type: 'string',
			placeholder: 'e.g. Acme Incorporated',
			default: '',
			description: 'The name under which the company is registered',
		},
		{ clear: true },
	),
	customer(
		'legal_number',
		{
			displayName: 'Legal Number',
			name: 'legalNumber',
			type: 'string',
			placeholder: 'e.g. 5493001KJTIIGC8Y1R12',
			default: '',
			description: 'The number under which the company is registered',
		},
		{ clear: true },
	),
	customer(
		'logo_url',
		{
			displayName: 'Logo URL',
			name: 'logoUrl',
			type: 'string',
			placeholder: 'e.g. https://example.com/logo.png',
			default: '',
			description: "The address of the customer's logo",
		},
		{ clear: true },
	),
	customer(
		'name',
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Acme',
			default: '',
			description: 'The name by which you know the customer, 255 characters at most',
		},
		{ clear: true },
	),
	customer(
		'phone',
		{
			displayName: 'Phone',
			name: 'phone',
			type: 'string',
			placeholder: 'e.g. +1 415 555 0100',
			default: '',
			description: 'The phone number of the customer',
		},
		{ clear: true },
	),
	customer(
		'external_salesforce_id',
		{
			displayName: 'Salesforce ID',
			name: 'externalSalesforceId',
			type: 'string',
			placeholder: 'e.g. 0015g00000XyZabAAF',
			default: '',
			description: 'The ID of the customer in Salesforce',
		},
		{ clear: true },
	),
	customer(
		'timezone',
		{
			displayName: 'Timezone',
			name: 'timezone',
			type: 'options',
			options: timezones,
			default: 'UTC',
			description: "In which timezone the customer's billing periods end. Needs a Lago licence.",
		},
		{ clear: true },
	),
	customer(
		'url',
		{
			displayName: 'URL',
			name: 'url',
			type: 'string',
			placeholder: 'e.g. https://example.com',
			default: '',
			description: 'The website of the customer',
		},
		{ clear: true },
	),
];
