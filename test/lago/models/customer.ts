import { omit, pick } from '../omit';
import type { Store } from '../store';
import { seconds } from '../time';
import { serializeSection, serializeTax } from './organization';

export interface CustomerMetadata {
	lago_id: string;
	key: string;
	value: string;
	display_in_invoice: boolean;
	created_at: string;
}

/** The link to a customer at an accounting, CRM or tax provider. */
export interface IntegrationCustomer {
	lago_id: string;
	external_customer_id: string | null;
	type: string;
	integration_code: string;
	code: string | null;
	is_default: boolean;
	category: string;
	sync_with_provider: boolean;
	subsidiary_id?: string | null;
	targeted_object?: string | null;
}

/** The link to a customer at a payment provider. It stays when another provider takes over. */
export interface ProviderCustomer {
	payment_provider: string;
	payment_provider_code: string;
	provider_customer_id: string | null;
	/** null until it was said. */
	sync_with_provider: boolean | null;
	provider_payment_methods: string[];
}

export interface Address {
	address_line1: string | null;
	address_line2: string | null;
	city: string | null;
	zipcode: string | null;
	state: string | null;
	country: string | null;
}

export interface Customer extends Address {
	lago_id: string;
	sequential_id: number;
	external_id: string;
	billing_entity_code: string;
	account_type: string;
	customer_type: string | null;
	name: string | null;
	firstname: string | null;
	lastname: string | null;
	legal_name: string | null;
	legal_number: string | null;
	tax_identification_number: string | null;
	email: string | null;
	phone: string | null;
	url: string | null;
	logo_url: string | null;
	currency: string | null;
	timezone: string | null;
	net_payment_term: number | null;
	external_salesforce_id: string | null;
	finalize_zero_amount_invoice: string;
	skip_invoice_custom_sections: boolean;
	invoice_custom_section_codes: string[];
	shipping_address: Address;
	tax_codes: string[];
	invoice_grace_period: number | null;
	subscription_invoice_issuing_date_anchor: string | null;
	subscription_invoice_issuing_date_adjustment: string | null;
	document_locale: string | null;
	payment_provider: string | null;
	payment_provider_code: string | null;
	provider_customers: ProviderCustomer[];
	metadata: CustomerMetadata[];
	integration_customers: IntegrationCustomer[];
	error_details: object[];
	created_at: string;
	updated_at: string;
	deleted_at: string | null;
}

const BILLING = [
	'invoice_grace_period',
	'subscription_invoice_issuing_date_anchor',
	'subscription_invoice_issuing_date_adjustment',
	'document_locale',
	'payment_provider',
	'payment_provider_code',
] as const;

const INTERNAL = [
	'invoice_custom_section_codes',
	'tax_codes',
	'provider_customers',
	'integration_customers',
	'error_details',
	'deleted_at',
] as const;

export const newAddress = (): Address => ({
	address_line1: null,
	address_line2: null,
	city: null,
	zipcode: null,
	state: null,
	country: null,
});

export function newCustomer(store: Store, attributes: Partial<Customer>): Customer {
	const stamp = store.stamp();
	return {
		...stamp,
		updated_at: stamp.created_at,
		sequential_id: store.customers.length + 1,
		external_id: `customer_${store.customers.length + 1}`,
		billing_entity_code: store.defaultBillingEntity().code,
		account_type: 'customer',
		customer_type: null,
		name: null,
		firstname: null,
		lastname: null,
		legal_name: null,
		legal_number: null,
		tax_identification_number: null,
		email: null,
		phone: null,
		url: null,
		logo_url: null,
		currency: null,
		timezone: null,
		net_payment_term: null,
		external_salesforce_id: null,
		finalize_zero_amount_invoice: 'inherit',
		skip_invoice_custom_sections: false,
		invoice_custom_section_codes: [],
		shipping_address: newAddress(),
		tax_codes: [],
		invoice_grace_period: null,
		subscription_invoice_issuing_date_anchor: null,
		subscription_invoice_issuing_date_adjustment: null,
		document_locale: null,
		payment_provider: null,
		payment_provider_code: null,
		provider_customers: [],
		metadata: [],
		integration_customers: [],
		error_details: [],
		deleted_at: null,
		...newAddress(),
		...attributes,
	};
}

/** The link to the provider in use. */
export const providerCustomer = (customer: Customer) =>
	customer.provider_customers.find(
		({ payment_provider }) => payment_provider === customer.payment_provider,
	);

/** The customer inside payment requests, and what every other form of it begins with. */
export function serializeCustomer(customer: Customer, store: Store) {
	const entity = store.billing_entities.find(({ code }) => code === customer.billing_entity_code);
	return {
		...omit(customer, ...BILLING, ...INTERNAL),
		slug: `${store.organization.document_number_prefix}-${String(customer.sequential_id).padStart(3, '0')}`,
		applicable_timezone: customer.timezone ?? entity?.timezone,
		created_at: seconds(customer.created_at),
		updated_at: seconds(customer.updated_at),
		billing_configuration: billingConfiguration(customer),
		metadata: customer.metadata.map((entry) => ({
			...entry,
			created_at: seconds(entry.created_at),
		})),
	};
}

/** The customer inside invoices and credit notes. */
export const serializeBilledCustomer = (customer: Customer, store: Store) => ({
	...serializeCustomer(customer, store),
	integration_customers: customer.integration_customers,
});

export const serializeListedCustomer = (customer: Customer, store: Store) => ({
	...serializeBilledCustomer(customer, store),
	taxes: store.taxes.filter(({ code }) => customer.tax_codes.includes(code)).map(serializeTax),
});

export const serializeShownCustomer = (customer: Customer, store: Store) => ({
	...serializeListedCustomer(customer, store),
	applicable_invoice_custom_sections: applicableSections(customer, store),
	error_details: customer.error_details,
});

/** Those of the customer, else those of its billing entity. */
function applicableSections(customer: Customer, store: Store) {
	if (customer.skip_invoice_custom_sections) return [];
	const entity = store.billing_entities.find(({ code }) => code === customer.billing_entity_code);
	const codes = customer.invoice_custom_section_codes.length
		? customer.invoice_custom_section_codes
		: entity?.invoice_custom_section_codes;
	return store.invoice_custom_sections
		.filter(({ code }) => codes?.includes(code))
		.map((section) => serializeSection(section, store));
}

function billingConfiguration(customer: Customer) {
	const link = providerCustomer(customer);
	return {
		...pick(customer, ...BILLING),
		...(customer.payment_provider && customer.payment_provider !== 'flutterwave'
			? { provider_customer_id: link?.provider_customer_id ?? null }
			: {}),
		...(typeof link?.sync_with_provider === 'boolean' && {
			sync_with_provider: link.sync_with_provider,
		}),
		...(link?.payment_provider === 'stripe' && {
			provider_payment_methods: link.provider_payment_methods,
		}),
	};
}
