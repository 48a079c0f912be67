import { countries, currencies } from '../../lago/referenceData';
import { inQuery } from '../../model/field';
import { get, list, remove, write, resource } from '../../model/defineOperation';
import { getLagoId } from '../../model/operation';
import { billingEntityFilter, equalsOneOf, isPresent, metadataFilter } from '../common/filters';
import { customerId } from '../common/locators';
import { accountTypes, COMMAS_HINT, customerType } from '../common/options';
import { createOrUpdate } from './createOrUpdate';
import { simplifiedCustomer } from './simplified';

const customers = {
	path: ['customers'],
	envelope: 'customers',
	simplified: simplifiedCustomer,
	identity: getLagoId,
};

export const oneCustomer = {
	path: ['customers', customerId],
	envelope: 'customer',
	identity: 'external_id',
	simplified: simplifiedCustomer,
} as const;

const externalIdFilter = inQuery('external_id', equalsOneOf('external_id'), {
	displayName: 'External ID',
	name: 'externalId',
	type: 'string',
	placeholder: 'e.g. acme-42',
	default: '',
	description: 'Only the customer with exactly this external ID. Needs Lago 1.49 or newer.',
});

const searchTermFilter = inQuery('search_term', null, {
	displayName: 'Search Term',
	name: 'searchTerm',
	type: 'string',
	placeholder: 'e.g. acme',
	default: '',
	description: 'Only customers with this text in a name, the external ID or the email address',
});

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
			inQuery('account_type', equalsOneOf('account_type'), {
				displayName: 'Account Types',
				name: 'accountTypes',
				type: 'multiOptions',
				options: accountTypes,
				default: [],
				description: 'Only ordinary customers, or only partners with whom you share revenue',
			}),
			billingEntityFilter,
			inQuery('countries', equalsOneOf('country'), {
				displayName: 'Countries',
				name: 'countries',
				type: 'multiOptions',
				options: countries,
				default: [],
				description: 'Only customers with one of these countries in their billing address',
			}),
			inQuery('currencies', equalsOneOf('currency'), {
				displayName: 'Currencies',
				name: 'currencies',
				type: 'multiOptions',
				options: currencies,
				default: [],
				description: 'Only customers billed in one of these currencies',
			}),
			inQuery('customer_type', equalsOneOf('customer_type'), customerType),
			externalIdFilter,
			inQuery('has_customer_type', isPresent('customer_type'), {
				displayName: 'Has Customer Type',
				name: 'hasCustomerType',
				type: 'boolean',
				default: true,
				description:
					'Whether to return only customers with a customer type. Off returns only the others.',
			}),
			inQuery('has_tax_identification_number', isPresent('tax_identification_number'), {
				displayName: 'Has Tax ID',
				name: 'hasTaxIdentificationNumber',
				type: 'boolean',
				default: true,
				description:
					'Whether to return only customers with a tax ID (VAT number). Off returns only the others.',
			}),
			metadataFilter,
			searchTermFilter,
			inQuery('states', equalsOneOf('state'), {
				displayName: 'States',
				name: 'states',
				type: 'string',
				typeOptions: { multipleValues: true, multipleValueButtonText: 'Add State' },
				placeholder: 'e.g. California',
				default: [],
				description: `Only customers with one of these states in their billing address. ${COMMAS_HINT}.`,
			}),
			inQuery('zipcodes', equalsOneOf('zipcode'), {
				displayName: 'Zip Codes',
				name: 'zipcodes',
				type: 'string',
				typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Zip Code' },
				placeholder: 'e.g. 94110',
				default: [],
				description: `Only customers with one of these zip codes in their billing address. ${COMMAS_HINT}.`,
			}),
		],
	},
	{ exclusiveFilters: [externalIdFilter, searchTermFilter] },
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
	{ getLockFields: () => [customerId], onRepeatedDelete: 'not found' },
);

const generateCheckoutUrl = write(
	{
		path: [...oneCustomer.path, 'checkout_url'],
		envelope: 'customer',
		identity: null,
		simplified: null,
	},
	{
		name: 'Generate Checkout URL',
		value: 'generateCheckoutUrl',
		action: 'Generate checkout URL for customer',
		description:
			"Create a link to the payment provider's page on which a customer adds a payment method",
	},
	// Each time, the payment provider makes a new link, which does no harm.
	{ method: 'POST', fields: [], isIdempotent: () => true, getLockFields: () => [customerId] },
);

const getPortalUrl = get(
	{
		path: [...oneCustomer.path, 'portal_url'],
		envelope: 'customer',
		identity: null,
		simplified: null,
	},
	{
		name: 'Get Portal URL',
		value: 'getPortalUrl',
		action: 'Get portal URL of customer',
		description:
			"Retrieve a link to the page with a customer's invoices and usage, valid for 12 hours",
	},
	{ addedFields: [['external_customer_id', customerId]] },
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
