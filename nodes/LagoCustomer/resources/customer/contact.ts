import { timezones } from '../../lago/referenceData';
import { needsLicence } from '../../model/answer';
import { inBody } from '../../model/field';
import { accountTypes, customerType } from '../shared/options';

const customer = inBody('customer');

/** Who the customer is and how to reach it. */
export const contact = [
	customer(
		'account_type',
		{
			displayName: 'Account Type',
			name: 'accountType',
			type: 'options',
			options: accountTypes,
			default: 'customer',
			description: 'Partners are customers with whom revenue is shared, which is a Lago add-on',
		},
		{ answer: { whyIgnored: () => 'Partners need a Lago add-on.' } },
	),
	customer.clearable('customer_type', { ...customerType }),
	customer.clearable('email', {
		displayName: 'Email',
		name: 'email',
		type: 'string',
		placeholder: 'e.g. nathan@example.com',
		default: '',
		description: 'Where Lago sends invoices; several addresses are separated by commas',
	}),
	customer.clearable('firstname', {
		displayName: 'First Name',
		name: 'firstname',
		type: 'string',
		placeholder: 'e.g. Nathan',
		default: '',
		description: 'The first name of the person',
	}),
	customer.clearable('lastname', {
		displayName: 'Last Name',
		name: 'lastname',
		type: 'string',
		placeholder: 'e.g. Smith',
		default: '',
		description: 'The last name of the person',
	}),
	customer.clearable('legal_name', {
		displayName: 'Legal Name',
		name: 'legalName',
		type: 'string',
		placeholder: 'e.g. Acme Incorporated',
		default: '',
		description: 'The name under which the company is registered',
	}),
	customer.clearable('legal_number', {
		displayName: 'Legal Number',
		name: 'legalNumber',
		type: 'string',
		placeholder: 'e.g. 5493001KJTIIGC8Y1R12',
		default: '',
		description: 'The number under which the company is registered',
	}),
	customer.clearable('logo_url', {
		displayName: 'Logo URL',
		name: 'logoUrl',
		type: 'string',
		placeholder: 'e.g. https://example.com/logo.png',
		default: '',
		description: "The address of the customer's logo",
	}),
	customer.clearable('name', {
		displayName: 'Name',
		name: 'name',
		type: 'string',
		placeholder: 'e.g. Acme',
		default: '',
		description: 'The name by which you know the customer, 255 characters at most',
	}),
	customer.clearable('phone', {
		displayName: 'Phone',
		name: 'phone',
		type: 'string',
		placeholder: 'e.g. +1 415 555 0100',
		default: '',
		description: 'The phone number of the customer',
	}),
	customer.clearable('external_salesforce_id', {
		displayName: 'Salesforce ID',
		name: 'externalSalesforceId',
		type: 'string',
		placeholder: 'e.g. 0015g00000XyZabAAF',
		default: '',
		description: 'The ID of the customer in Salesforce',
	}),
	customer.clearable(
		'timezone',
		{
			displayName: 'Timezone',
			name: 'timezone',
			type: 'options',
			options: timezones,
			default: 'UTC',
			description: "In which timezone the customer's billing periods end. Needs a Lago licence.",
		},
		needsLicence,
	),
	customer.clearable('url', {
		displayName: 'URL',
		name: 'url',
		type: 'string',
		placeholder: 'e.g. https://example.com',
		default: '',
		description: 'The website of the customer',
	}),
];
