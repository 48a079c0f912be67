import type { LagoOperation } from '../../engine/operation';
import { countries, currencies } from '../../fields/codes';
import { accountTypes, customerType } from '../../fields/customerTypes';
import { billingEntityCodes, metadataFilter } from '../../fields/filters';
import { limit, pagingOptions, returnAll } from '../../fields/paging';
import { query } from '../../fields/send';
import { simplifyFields } from '../../fields/simplify';
import { simpleFields } from './simpleFields';

export const getAll: LagoOperation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many customers',
		description: 'Retrieve a list of customers, newest first',
		routing: { request: { method: 'GET', url: '/customers' } },
	},
	fields: [
		returnAll,
		limit,
		{
			displayName: 'Filters',
			name: 'customerFilters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{
					displayName: 'Account Types',
					name: 'accountTypes',
					type: 'multiOptions',
					options: accountTypes,
					default: [],
					description: 'Only ordinary customers, or only partners with whom revenue is shared',
					routing: query('account_type'),
				},
				billingEntityCodes,
				{
					displayName: 'Countries',
					name: 'countries',
					type: 'multiOptions',
					options: countries,
					default: [],
					description: 'Only customers with one of these countries in their billing address',
					routing: query('countries'),
				},
				{
					displayName: 'Currencies',
					name: 'currencies',
					type: 'multiOptions',
					options: currencies,
					default: [],
					description: 'Only customers billed in one of these currencies',
					routing: query('currencies'),
				},
				{ ...customerType, routing: query('customer_type') },
				{
					displayName: 'External ID',
					name: 'externalId',
					type: 'string',
					placeholder: 'e.g. acme-42',
					default: '',
					description: 'Only the customer with exactly this external ID. Needs Lago 1.49 or newer.',
					routing: query('external_id'),
				},
				{
					displayName: 'Has Customer Type',
					name: 'hasCustomerType',
					type: 'boolean',
					default: true,
					description:
						'Whether to return the customers that have a customer type, or those that have none',
					routing: query('has_customer_type'),
				},
				{
					displayName: 'Has Tax Identification Number',
					name: 'hasTaxIdentificationNumber',
					type: 'boolean',
					default: true,
					description:
						'Whether to return the customers that have a tax identification number, or those that have none',
					routing: query('has_tax_identification_number'),
				},
				metadataFilter,
				{
					displayName: 'Search Term',
					name: 'searchTerm',
					type: 'string',
					placeholder: 'e.g. acme',
					default: '',
					description:
						'Only customers with this text in a name, the external ID or the email address',
					routing: query('search_term'),
				},
				{
					displayName: 'States',
					name: 'states',
					type: 'string',
					typeOptions: { multipleValues: true, multipleValueButtonText: 'Add State' },
					placeholder: 'e.g. California',
					default: [],
					description: 'Only customers with one of these states in their billing address',
					routing: query('states'),
				},
				{
					displayName: 'Zip Codes',
					name: 'zipcodes',
					type: 'string',
					typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Zip Code' },
					placeholder: 'e.g. 94110',
					default: [],
					description: 'Only customers with one of these zip codes in their billing address',
					routing: query('zipcodes'),
				},
			],
		},
		pagingOptions,
		...simplifyFields,
	],
	simpleFields,
	envelope: 'customers',
	checkedFilters: {
		account_type: 'account_type',
		countries: 'country',
		currencies: 'currency',
		customer_type: 'customer_type',
		external_id: 'external_id',
	},
	paged: true,
};
