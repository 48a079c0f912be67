/** What creating and updating a wallet permit alike. */
import { anyHash, hash, hashes, scalar, scalars } from '../../params';

const keyValues = hashes({ key: scalar, value: scalar });

const sections = hash({
	skip_invoice_custom_sections: scalar,
	invoice_custom_section_codes: scalars,
});

const paymentMethod = hash({ payment_method_type: scalar, payment_method_id: scalar });

/** The parameters that creating and updating have in common. */
export const walletParams = {
	name: scalar,
	code: scalar,
	priority: scalar,
	expiration_at: scalar,
	invoice_requires_successful_payment: scalar,
	paid_top_up_min_amount_cents: scalar,
	paid_top_up_max_amount_cents: scalar,
	purchase_order_number: scalar,
	billing_entity_code: scalar,
	metadata: anyHash,
	applies_to: hash({ fee_types: scalars, billable_metric_codes: scalars }),
	invoice_custom_section: sections,
	payment_method: paymentMethod,
	recurring_transaction_rules: hashes({
		lago_id: scalar,
		trigger: scalar,
		method: scalar,
		interval: scalar,
		threshold_credits: scalar,
		target_ongoing_balance: scalar,
		paid_credits: scalar,
		granted_credits: scalar,
		grants_target_top_up: scalar,
		started_at: scalar,
		expiration_at: scalar,
		invoice_requires_successful_payment: scalar,
		ignore_paid_top_up_limits: scalar,
		transaction_name: scalar,
		purchase_order_number: scalar,
		transaction_metadata: keyValues,
		invoice_custom_section: sections,
		payment_method: paymentMethod,
	}),
	transaction_metadata: keyValues,
};
