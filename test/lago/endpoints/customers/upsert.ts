/**
 * POST /customers. A field is written when it is there, null clears it. The customer, its taxes,
 * sections and metadata are one transaction; the links to providers come after its commit.
 */
import { internalServerError, invalid, notFound } from '../../errors';
import { newCustomer, type Customer } from '../../models/customer';
import { each } from '../../objects';
import {
	hash,
	hashes,
	isNil,
	isPresent,
	permit,
	required,
	scalar,
	scalars,
	toBoolean,
	toStrings,
} from '../../params';
import type { Params, Value } from '../../rack';
import type { Store } from '../../store';
import { assignAttributes, attributeParams, validate } from './attributes';
import { configureBilling } from './billingConfiguration';
import { checkIntegrationCustomers, linkIntegrationCustomers } from './integrationCustomers';
import { checkMetadataCount, updateMetadata } from './metadata';

const customerParams = {
	...attributeParams,
	billing_entity_code: scalar,
	tax_codes: scalars,
	skip_invoice_custom_sections: scalar,
	invoice_custom_section_codes: scalars,
	billing_configuration: hash({
		...each('invoice_grace_period subscription_invoice_issuing_date_anchor', scalar),
		...each('subscription_invoice_issuing_date_adjustment document_locale', scalar),
		...each('payment_provider payment_provider_code provider_customer_id sync', scalar),
		...each('sync_with_provider', scalar),
		provider_payment_methods: scalars,
	}),
	// An object in place of either array is ignored.
	integration_customers: hashes({
		...each('id integration_type integration_code external_customer_id', scalar),
		...each('sync_with_provider subsidiary_id targeted_object code', scalar),
	}),
	metadata: hashes({ id: scalar, key: scalar, value: scalar, display_in_invoice: scalar }),
};

export function upsertCustomer(request: Params, store: Store): Customer {
	const params = permit(required(request, 'customer'), customerParams);

	const billingEntityCode = findBillingEntityCode(params.billing_entity_code, store);
	checkMetadataCount(params);
	checkFinalizeZeroAmountInvoice(params.finalize_zero_amount_invoice);
	checkIntegrationCustomers(params);

	const known = store.findCustomer(String(params.external_id));
	const before = JSON.stringify(known);
	const draft = structuredClone(known) ?? { ...newCustomer(store), external_id: '' };
	if (!known || 'billing_entity_code' in params) draft.billing_entity_code = billingEntityCode;
	assignAttributes(draft, params, store);
	validate(draft);
	applyTaxes(draft, params, store);
	manageInvoiceCustomSections(draft, params, store);
	updateMetadata(draft, params.metadata, store);

	if (!known) store.customers.push(draft);
	const customer = known ? Object.assign(known, draft) : draft;
	try {
		configureBilling(customer, (params.billing_configuration ?? {}) as Params, !known, store);
	} finally {
		if (JSON.stringify(customer) !== before) customer.updated_at = store.now();
	}
	linkIntegrationCustomers(customer, params.integration_customers, store);
	return customer;
}

/** No code, or an empty one, means the default entity: on an update, too, the customer moves there. */
function findBillingEntityCode(code: Value | undefined, store: Store): string {
	if (!isPresent(code)) return store.defaultBillingEntity().code;
	const entity = store.findBillingEntity(String(code));
	if (!entity) throw notFound('billing_entity');
	return entity.code;
}

function checkFinalizeZeroAmountInvoice(value: Value | undefined): void {
	if (isNil(value)) return;
	if (typeof value !== 'string') throw internalServerError(); // no to_sym there
	if (!['inherit', 'skip', 'finalize'].includes(value)) {
		throw invalid({ finalize_zero_amount_invoice: ['invalid_value'] });
	}
}

/** The list replaces the customer's taxes. */
function applyTaxes(customer: Customer, params: Params, store: Store): void {
	if (!('tax_codes' in params)) return;
	const codes = [...new Set(toStrings(params.tax_codes))];
	if (codes.some((code) => !store.taxes.some((tax) => tax.code === code))) throw notFound('tax');
	customer.tax_codes = codes;
}

function manageInvoiceCustomSections(customer: Customer, params: Params, store: Store): void {
	const skips = toBoolean(params.skip_invoice_custom_sections);
	const isSelection = 'invoice_custom_section_codes' in params;
	if (skips && isSelection) {
		throw invalid({ invoice_custom_sections: ['skip_sections_and_selected_ids_sent_together'] });
	}
	if (skips !== null) customer.skip_invoice_custom_sections = skips;
	if (skips) customer.invoice_custom_section_codes = [];
	if (isSelection) {
		customer.skip_invoice_custom_sections = false;
		customer.invoice_custom_section_codes = store.knownSections(
			params.invoice_custom_section_codes,
		);
	}
}
