import { accountTypes, customerType } from '../../fields/choices';
import { countries, currencies } from '../../fields/codes';
import { inQuery } from '../../fields/field';
import { billingEntityFilter, has, isThere, metadataFilter } from '../../fields/filters';
import { customerId } from '../../fields/locators';
import { plain, type Simple } from '../../output/simplify';
import { get, lagoId, list, remove, write, resource } from '../operation';
import { createOrUpdate } from './createOrUpdate';

const simple: Simple[] = [
	plain('external_id'),
	plain('name'),
	plain('email'),
	plain('currency'),
	plain('country'),
	plain('customer_type'),
	plain('applicable_timezone'),
	plain('billing_configuration', 'payment_provider'),
	plain('created_at'),
	plain('lago_id'),
];

const customers = { path: ['customers'], envelope: 'customers', simple, identity: lagoId };

export const oneCustomer = {
	path: ['customers', customerId],
	envelope: 'customer',
	identity: 'external_id',
	simple,
} as const;

const getMany = list(
	customers,
	{
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many customers',
		description: 'Retrieve a list of customers, newest first',
	},
	{
		name: 'customerFilters',
		fields: [
			inQuery('account_type', has('account_type'), {
				displayName: 'Account Types',
				name: 'accountTypes',
				type: 'multiOptions',
				options: accountTypes,
				default: [],
				description: 'Only ordinary customers, or only partners with whom revenue is shared',
			}),
			billingEntityFilter,
			inQuery('countries', has('country'), {
				displayName: 'Countries',
				name: 'countries',
				type: 'multiOptions',
				options: countries,
				default: [],
				description: 'Only customers with one of these countries in their billing address',
			}),
			inQuery('currencies', has('currency'), {
				displayName: 'Currencies',
				name: 'currencies',
				type: 'multiOptions',
				options: currencies,
				default: [],
				description: 'Only customers billed in one of these currencies',
			}),
			inQuery('customer_type', has('customer_type'), customerType),
			inQuery('external_id', has('external_id'), {
				displayName: 'External ID',
				name: 'externalId',
				type: 'string',
				placeholder: 'e.g. acme-42',
				default: '',
				description: 'Only the customer with exactly this external ID. Needs Lago 1.49 or newer.',
			}),
			inQuery('has_customer_type', isThere('customer_type'), {
				displayName: 'Has Customer Type',
				name: 'hasCustomerType',
				type: 'boolean',
				default: true,
				description:
					'Whether to return the customers that have a customer type, or those that have none',
			}),
			inQuery('has_tax_identification_number', isThere('tax_identification_number'), {
				displayName: 'Has Tax Identification Number',
				name: 'hasTaxIdentificationNumber',
				type: 'boolean',
				default: true,
				description:
					'Whether to return the customers that have a tax identification number, or those that have none',
			}),
			metadataFilter,
			inQuery('search_term', null, {
				displayName: 'Search Term',
				name: 'searchTerm',
				type: 'string',
				placeholder: 'e.g. acme',
				default: '',
				description:
					'Only customers with this text in a name, the external ID or the email address',
			}),
			inQuery('states', has('state'), {
				displayName: 'States',
				name: 'states',
				type: 'string',
				typeOptions: { multipleValues: true, multipleValueButtonText: 'Add State' },
				placeholder: 'e.g. California',
				default: [],
				description: 'Only customers with one of these states in their billing address',
			}),
			inQuery('zipcodes', has('zipcode'), {
				displayName: 'Zip Codes',
				name: 'zipcodes',
				type: 'string',
				typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Zip Code' },
				placeholder: 'e.g. 94110',
				default: [],
				description: 'Only customers with one of these zip codes in their billing address',
			}),
		],
	},
);

const deleteCustomer = remove(
	oneCustomer,
	{
		name: 'Delete',
		value: 'delete',
		action: 'Delete customer',
		description:
			'Delete a customer permanently and terminate its subscriptions, coupons and wallets',
	},
	{ changes: () => [customerId], secondDelete: 'not found' },
);

const generateCheckoutUrl = write(
	{ path: [...oneCustomer.path, 'checkout_url'], envelope: 'customer', identity: null },
	{
		name: 'Generate Checkout URL',
		value: 'generateCheckoutUrl',
		action: 'Generate checkout URL for customer',
		description:
			"Create a link to the payment provider's page where a customer stores a payment method",
	},
	// Each time, the payment provider makes a new link, which does no harm.
	{ method: 'POST', fields: [], repeatable: () => true, changes: () => [customerId] },
);

const getPortalUrl = get(
	{ path: [...oneCustomer.path, 'portal_url'], envelope: 'customer', identity: null, simple: null },
	{
		name: 'Get Portal URL',
		value: 'getPortalUrl',
		action: 'Get portal URL of customer',
		description:
			'Retrieve a link, valid for 12 hours, to the page where a customer sees its invoices and usage',
	},
	{ labels: [['external_customer_id', customerId]] },
);

export const customer = resource({ name: 'Customer', value: 'customer' }, getMany, [
	createOrUpdate,
	deleteCustomer,
	generateCheckoutUrl,
	get(oneCustomer, {
		name: 'Get',
		value: 'get',
		action: 'Get customer',
		description: 'Retrieve a customer with its billing configuration and metadata',
	}),
	getMany,
	getPortalUrl,
]);
