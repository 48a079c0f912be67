import { ID } from '../seed';
import { PAGE, PAGING } from './paging';
import type { Calls } from './types';

const createOrUpdate = { resource: 'customer', operation: 'createOrUpdate', externalId: 'acme' };

export const customers = {
	createCustomer: [
		{
			client: [
				{
					customer: {
						external_id: 'acme',
						account_type: 'partner',
						customer_type: 'company',
						email: 'ann@acme.example',
						timezone: 'Europe/Paris',
						billing_entity_code: 'paris',
						currency: 'EUR',
						finalize_zero_amount_invoice: 'skip',
						net_payment_term: 0,
						skip_invoice_custom_sections: true,
						tax_codes: ['vat'],
						address_line1: '5230 Penfield Ave',
						address_line2: 'Building B',
						city: 'Woodland Hills',
						country: 'US',
						state: 'California',
						zipcode: '91364',
						shipping_address: {
							address_line1: '1 Rue de la Paix',
							address_line2: 'Escalier C',
							city: 'Paris',
							country: 'FR',
							state: 'Île-de-France',
							zipcode: '75002',
						},
						billing_configuration: {
							document_locale: 'pt-BR',
							invoice_grace_period: 3,
							payment_provider: 'stripe',
							payment_provider_code: 'stripe',
							provider_customer_id: 'cus_1',
							provider_payment_methods: ['card', 'link'],
							subscription_invoice_issuing_date_adjustment: 'keep_anchor',
							subscription_invoice_issuing_date_anchor: 'current_period_end',
							sync: true,
							sync_with_provider: false,
						},
						integration_customers: [
							{
								id: ID.integrationCustomer,
								integration_type: 'netsuite',
								integration_code: 'netsuite',
								external_customer_id: '21432',
								subsidiary_id: '2',
								sync_with_provider: true,
							},
							{
								integration_type: 'hubspot',
								integration_code: 'hubspot',
								sync_with_provider: false,
								targeted_object: 'contacts',
							},
						],
						metadata: [
							{ id: ID.metadata, key: 'segment', value: 'vip', display_in_invoice: true },
							{ key: 'crm_id', value: 'A-1042', display_in_invoice: false },
						],
					},
				},
			],
			node: {
				...createOrUpdate,
				email: 'ann@acme.example',
				currency: 'EUR',
				billingAddress: {
					address: {
						addressLine1: '5230 Penfield Ave',
						addressLine2: 'Building B',
						city: 'Woodland Hills',
						country: 'US',
						state: 'California',
						zipcode: '91364',
					},
				},
				companyFields: {
					accountType: 'partner',
					customerType: 'company',
					timezone: 'Europe/Paris',
					shippingAddress: {
						address: {
							addressLine1: '1 Rue de la Paix',
							addressLine2: 'Escalier C',
							city: 'Paris',
							country: 'FR',
							state: 'Île-de-France',
							zipcode: '75002',
						},
					},
				},
				invoicingFields: {
					billingEntityCode: 'paris',
					documentLocale: 'pt-BR',
					finalizeZeroAmountInvoice: 'skip',
					invoiceGracePeriod: 3,
					netPaymentTerm: 0,
					skipInvoiceCustomSections: true,
					subscriptionInvoiceIssuingDateAdjustment: 'keep_anchor',
					subscriptionInvoiceIssuingDateAnchor: 'current_period_end',
					taxCodes: ['vat'],
				},
				paymentProviderFields: {
					paymentProvider: 'stripe',
					paymentProviderCode: 'stripe',
					providerCustomerId: 'cus_1',
					providerPaymentMethods: ['card', 'link'],
					sync: true,
					syncWithProvider: false,
				},
				linkFields: {
					integrationCustomers: {
						integrationCustomer: [
							{
								id: ID.integrationCustomer,
								integrationType: 'netsuite',
								integrationCode: 'netsuite',
								externalCustomerId: '21432',
								subsidiaryId: '2',
								syncWithProvider: true,
							},
							{
								integrationType: 'hubspot',
								integrationCode: 'hubspot',
								syncWithProvider: false,
								targetedObject: 'contacts',
							},
						],
					},
					metadata: {
						entry: [
							{ id: ID.metadata, key: 'segment', value: 'vip', displayInInvoice: true },
							{ key: 'crm_id', value: 'A-1042', displayInInvoice: false },
						],
					},
				},
			},
		},
		{
			// Lago refuses the codes beside skip_invoice_custom_sections.
			client: [
				{ customer: { external_id: 'acme', invoice_custom_section_codes: ['bank_details'] } },
			],
			node: {
				...createOrUpdate,
				invoicingFields: { invoiceCustomSectionCodes: ['bank_details'] },
			},
		},
	],
	findAllCustomers: [
		{
			client: [
				{
					...PAGE,
					'account_type[]': ['customer', 'partner'],
					'billing_entity_codes[]': ['default', 'paris'],
					'countries[]': ['US', 'FR'],
					'currencies[]': ['USD', 'EUR'],
					customer_type: 'company',
					has_customer_type: true,
					has_tax_identification_number: false,
					'metadata[key]': 'value',
					search_term: 'acme & co',
					'states[]': ['California', 'New York'],
					'zipcodes[]': ['94110', '10001'],
				},
			],
			node: {
				resource: 'customer',
				operation: 'getAll',
				customerFilters: {
					accountTypes: ['customer', 'partner'],
					billingEntityCodes: ['default', 'paris'],
					countries: ['US', 'FR'],
					currencies: ['USD', 'EUR'],
					customerType: 'company',
					hasCustomerType: true,
					hasTaxIdentificationNumber: false,
					metadata: { pair: [{ key: 'key', value: 'value' }] },
					searchTerm: 'acme & co',
					states: ['California', 'New York'],
					zipcodes: ['94110', '10001'],
				},
				...PAGING,
			},
		},
		// Lago drops the search where there is an external ID, so the node takes one of the two.
		{
			client: [{ ...PAGE, external_id: 'acme' }],
			node: {
				resource: 'customer',
				operation: 'getAll',
				customerFilters: { externalId: 'acme' },
				...PAGING,
			},
		},
	],
	findCustomer: [
		{ client: ['acme'], node: { resource: 'customer', operation: 'get', customerId: 'acme' } },
	],
	destroyCustomer: [
		{ client: ['acme'], node: { resource: 'customer', operation: 'delete', customerId: 'acme' } },
	],
	getCustomerPortalUrl: [
		{
			client: ['acme'],
			node: { resource: 'customer', operation: 'getPortalUrl', customerId: 'acme' },
		},
	],
	generateCustomerCheckoutUrl: [
		{
			client: ['acme'],
			node: { resource: 'customer', operation: 'generateCheckoutUrl', customerId: 'acme' },
		},
	],
} satisfies Partial<Calls>;
