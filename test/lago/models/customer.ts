import { each, noNumber, noText, pick, shown, words } from '../objects';
import type { Store } from '../store';
import { INTEGRATION_CATEGORIES, serializeSection, serializeTax } from './organization';

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

/** A link by the connection that is called like the type. */
export const newIntegrationCustomer = (
	store: Store,
	type: string,
	attributes: Partial<IntegrationCustomer>,
): IntegrationCustomer => ({
	lago_id: store.uuid(),
	external_customer_id: null,
	type,
	integration_code: type,
	code: type,
	is_default: true,
	category: INTEGRATION_CATEGORIES[type],
	sync_with_provider: false,
	...attributes,
});

/** The link to a customer at a payment provider. It stays when another provider takes over. */
export interface ProviderCustomer {
	payment_provider: string;
	payment_provider_code: string;
	provider_customer_id: string | null;
	/** null until it was said. */
	sync_with_provider: boolean | null;
	provider_payment_methods: string[];
}

const BILLING = [
	...words('invoice_grace_period subscription_invoice_issuing_date_anchor'),
	...words('subscription_invoice_issuing_date_adjustment document_locale payment_provider'),
	...words('payment_provider_code'),
];

const INTERNAL = [
	...words('invoice_custom_section_codes tax_codes provider_customers integration_customers'),
	...words('error_details deleted_at'),
];

export const newAddress = () => ({
	...each('address_line1 address_line2 city zipcode state country', noText),
});

export type Address = ReturnType<typeof newAddress>;

/** What is kept as it was sent. */
export const newTexts = () => ({
	...each('name firstname lastname legal_name legal_number tax_identification_number', noText),
	...each('email phone url logo_url external_salesforce_id', noText),
});

export function newCustomer(store: Store) {
	const stamp = store.stamp();
	return {
		...stamp,
		updated_at: stamp.created_at,
		sequential_id: store.count('customers') + 1,
		external_id: `customer_${store.count('customers') + 1}`,
		billing_entity_code: store.defaultBillingEntity().code,
		account_type: 'customer',
		customer_type: noText,
		...newTexts(),
		currency: noText,
		timezone: noText,
		net_payment_term: noNumber,
		finalize_zero_amount_invoice: 'inherit',
		skip_invoice_custom_sections: false,
		invoice_custom_section_codes: new Array<string>(),
		shipping_address: newAddress(),
		tax_codes: new Array<string>(),
		invoice_grace_period: noNumber,
		...each('subscription_invoice_issuing_date_anchor', noText),
		...each('subscription_invoice_issuing_date_adjustment document_locale', noText),
		...each('payment_provider payment_provider_code', noText),
		provider_customers: new Array<ProviderCustomer>(),
		metadata: new Array<CustomerMetadata>(),
		integration_customers: new Array<IntegrationCustomer>(),
		error_details: new Array<object>(),
		deleted_at: noText,
		...newAddress(),
	};
}

export type Customer = ReturnType<typeof newCustomer>;

export function linkToStripe(customer: Customer, id: string): void {
	const link = { payment_provider: 'stripe', payment_provider_code: 'stripe' };
	Object.assign(customer, link);
	customer.provider_customers.push({
		...link,
		provider_customer_id: id,
		sync_with_provider: true,
		provider_payment_methods: ['card'],
	});
}

/** The link to the provider in use. */
export const providerCustomer = (customer: Customer) =>
	customer.provider_customers.find(
		({ payment_provider }) => payment_provider === customer.payment_provider,
	);

/** The customer inside payment requests, and what every other form of it begins with. */
export function serializeCustomer(customer: Customer, store: Store) {
	return {
		...shown(customer, ...BILLING, ...INTERNAL),
		slug: `${store.organization.document_number_prefix}-${String(customer.sequential_id).padStart(3, '0')}`,
		applicable_timezone: customer.timezone ?? store.entityOf(customer).timezone,
		billing_configuration: billingConfiguration(customer),
		metadata: customer.metadata.map((entry) => shown(entry)),
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
	const own = customer.invoice_custom_section_codes;
	const codes = own.length ? own : store.entityOf(customer).invoice_custom_section_codes;
	return store.invoice_custom_sections
		.filter(({ code }) => codes.includes(code))
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
		...(customer.payment_provider === 'stripe' && {
			provider_payment_methods: link?.provider_payment_methods ?? null,
		}),
	};
}
