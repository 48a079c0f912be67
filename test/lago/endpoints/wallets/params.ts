/** What creating and updating a wallet permit alike. */
import { each } from '../../objects';
import { anyHash, hash, hashes, scalar, scalars } from '../../params';

const keyValues = hashes({ key: scalar, value: scalar });

const sections = hash({
	skip_invoice_custom_sections: scalar,
	invoice_custom_section_codes: scalars,
});

const paymentMethod = hash({ payment_method_type: scalar, payment_method_id: scalar });

/** The parameters that creating and updating have in common. */
export const walletParams = {
	...each('name code priority expiration_at invoice_requires_successful_payment', scalar),
	...each('paid_top_up_min_amount_cents paid_top_up_max_amount_cents', scalar),
	...each('purchase_order_number billing_entity_code', scalar),
	metadata: anyHash,
	applies_to: hash({ fee_types: scalars, billable_metric_codes: scalars }),
	invoice_custom_section: sections,
	payment_method: paymentMethod,
	recurring_transaction_rules: hashes({
		...each('lago_id trigger method interval threshold_credits', scalar),
		...each('target_ongoing_balance paid_credits granted_credits', scalar),
		...each('grants_target_top_up started_at expiration_at', scalar),
		...each('invoice_requires_successful_payment ignore_paid_top_up_limits', scalar),
		...each('transaction_name purchase_order_number', scalar),
		transaction_metadata: keyValues,
		invoice_custom_section: sections,
		payment_method: paymentMethod,
	}),
	transaction_metadata: keyValues,
};
