import { timezones } from '../../lago/referenceData';
import { needsLicence } from '../../model/answer';
import { inBody } from '../../model/field';
import { accountTypes, customerType } from '../common/options';

const customer = inBody('customer');

export const customerName = customer.clearable('name', {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	placeholder: 'e.g. Acme',
	default: '',
	description: "The customer's name, 255 characters at most",
});

export const customerEmail = customer.clearable('email', {
	displayName: 'Email',
	name: 'email',
	type: 'string',
	placeholder: 'e.g. nathan@example.com',
	default: '',
	description: 'The address to which Lago sends invoices. Separate several by commas.',
});

/** Who else the customer is and how to reach it. */
export const contact = [
	customer(
		'account_type',
		{
			displayName: 'Account Type',
			name: 'accountType',
			type: 'options',
			options: accountTypes,
			default: 'customer',
			description:
				'Whether this is an ordinary customer or a partner with whom you share revenue, which needs a Lago add-on',
		},
		{ answer: { whyIgnored: () => 'Partners need a Lago add-on.' } },
	),
	customer.clearable('customer_type', { ...customerType }),
	customer.clearable('firstname', {
		displayName: 'First Name',
		name: 'firstname',
		type: 'string',
		placeholder: 'e.g. Nathan',
		default: '',
		description: "The contact's first name",
	}),
	customer.clearable('lastname', {
		displayName: 'Last Name',
		name: 'lastname',
		type: 'string',
		placeholder: 'e.g. Smith',
		default: '',
		description: "The contact's last name",
	}),
	customer.clearable('legal_name', {
		displayName: 'Legal Name',
		name: 'legalName',
		type: 'string',
		placeholder: 'e.g. Acme Incorporated',
		default: '',
		description: 'The registered name of the company',
	}),
	customer.clearable('legal_number', {
		displayName: 'Legal Number',
		name: 'legalNumber',
		type: 'string',
		placeholder: 'e.g. 5493001KJTIIGC8Y1R12',
		default: '',
		description: 'The registration number of the company',
	}),
	customer.clearable('logo_url', {
		displayName: 'Logo URL',
		name: 'logoUrl',
		type: 'string',
		placeholder: 'e.g. https://example.com/logo.png',
		default: '',
		description: "The address of the customer's logo",
	}),
	customer.clearable('phone', {
		displayName: 'Phone',
		name: 'phone',
		type: 'string',
		placeholder: 'e.g. +1 415 555 0100',
		default: '',
		description: "The customer's phone number",
	}),
	customer.clearable('external_salesforce_id', {
		displayName: 'Salesforce ID',
		name: 'externalSalesforceId',
		type: 'string',
		placeholder: 'e.g. 0015g00000XyZabAAF',
		default: '',
		description: "The customer's ID in Salesforce",
	}),
	customer.clearable(
		'timezone',
		{
			displayName: 'Timezone',
			name: 'timezone',
			type: 'options',
			options: timezones,
			default: 'UTC',
			description:
				"The timezone in which the customer's billing periods end. Needs a Lago licence.",
		},
		needsLicence,
	),
	customer.clearable('url', {
		displayName: 'URL',
		name: 'url',
		type: 'string',
		placeholder: 'e.g. https://example.com',
		default: '',
		description: "The customer's website",
	}),
];
