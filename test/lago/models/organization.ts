/** What belongs to the organization and what its administrators set up outside the REST API. */
import { each, noText, shown, words } from '../objects';
import type { Store } from '../store';
import { seconds } from '../time';
import type { Customer } from './customer';
import type { Subscription } from './subscription';

export interface Organization {
	lago_id: string;
	slug: string;
	document_number_prefix: string;
	default_currency: string;
	/** A paid licence; without it Lago ignores the premium fields silently. */
	premium: boolean;
	/** The add-ons bought, such as projected_usage, granular_lifetime_usage and revenue_share. */
	premium_integrations: string[];
}

/** Where people use Lago. */
export const APP_URL = 'https://app.lago.example';

/** A connection to Stripe, Adyen and so on. */
export interface PaymentProvider {
	lago_id: string;
	type: string;
	code: string;
	name: string;
	/** How the provider refuses a customer: its own key is wrong, or it dislikes the request. */
	failure?: (customer: Customer) => 'authentication' | 'refusal' | undefined;
}

/** A connection to an accounting, CRM or tax provider. */
export interface Integration {
	lago_id: string;
	type: string;
	code: string;
	/** Whether Lago allows itself no request to it at this moment, for the usage of a subscription. */
	isSpent?: (subscription: Subscription) => boolean;
}

export const PAYMENT_PROVIDERS: string[] = words(
	'stripe gocardless cashfree adyen flutterwave moneyhash',
);

export const INTEGRATION_CATEGORIES: Record<string, string> = {
	netsuite: 'accounting',
	xero: 'accounting',
	anrok: 'tax',
	avalara: 'tax',
	hubspot: 'crm',
	salesforce: 'crm',
};

export const newOrganization = (store: Store): Organization => ({
	lago_id: store.uuid(),
	slug: 'stand-in',
	document_number_prefix: 'STA-1A2B',
	default_currency: 'EUR',
	premium: true,
	premium_integrations: [
		'projected_usage',
		'granular_lifetime_usage',
		'revenue_share',
		'api_permissions',
	],
});

export const newPaymentProvider = (
	store: Store,
	{ type = 'stripe' }: Partial<PaymentProvider>,
): PaymentProvider => ({ lago_id: store.uuid(), type, code: type, name: type });

export const newIntegration = (
	store: Store,
	{ type = 'hubspot' }: Partial<Integration>,
): Integration => ({ lago_id: store.uuid(), type, code: type });

export const newBillingEntity = (store: Store) => ({
	...store.stamp(),
	code: 'default',
	name: 'Default',
	default_currency: 'EUR',
	timezone: 'UTC',
	is_default: false,
	archived_at: noText,
	tax_codes: new Array<string>(),
	invoice_custom_section_codes: new Array<string>(),
});

export type BillingEntity = ReturnType<typeof newBillingEntity>;

export const newTax = (store: Store) => ({
	...store.stamp(),
	code: 'vat_20',
	name: 'VAT',
	description: noText,
	rate: 20,
	applied_to_organization: false,
});

export type Tax = ReturnType<typeof newTax>;

export const newInvoiceCustomSection = (store: Store) => ({
	lago_id: store.uuid(),
	code: 'section',
	name: 'Section',
	...each('description details display_name', noText),
});

export type InvoiceCustomSection = ReturnType<typeof newInvoiceCustomSection>;

/** The counts are always zero. */
export const serializeTax = (tax: Tax) => ({
	...shown(tax),
	...each('add_ons_count customers_count plans_count charges_count commitments_count', 0),
});

export const serializeSection = (section: InvoiceCustomSection, { organization }: Store) => ({
	...section,
	organization_id: organization.lago_id,
});

export const serializeBillingEntity = (entity: BillingEntity) => ({
	...shown(entity, 'archived_at', 'tax_codes', 'invoice_custom_section_codes'),
	updated_at: seconds(entity.created_at),
	document_locale: 'en',
	document_numbering: 'per_customer',
	finalize_zero_amount_invoice: true,
	invoice_grace_period: 0,
	net_payment_term: 0,
});
