import { each, noMetadata, noNumber, noText, shown } from '../objects';
import type { Store } from '../store';
import { seconds } from '../time';
import type { Customer } from './customer';
import { serializeSection } from './organization';
import { decimal } from './usage';

export const newWallet = (store: Store, customer: Customer) => ({
	...store.stamp(),
	lago_customer_id: customer.lago_id,
	billing_entity_code: customer.billing_entity_code,
	status: 'active',
	currency: customer.currency ?? store.organization.default_currency,
	name: noText,
	code: 'default',
	priority: 50,
	/** What a credit is worth. */
	rate_amount: 1,
	credits_balance: 0,
	consumed_credits: 0,
	/** What the current period's usage would take. */
	credits_ongoing_usage_balance: 0,
	expiration_at: noText,
	invoice_requires_successful_payment: false,
	paid_top_up_min_amount_cents: noNumber,
	paid_top_up_max_amount_cents: noNumber,
	purchase_order_number: noText,
	allowed_fee_types: new Array<string>(),
	billable_metric_codes: new Array<string>(),
	skip_invoice_custom_sections: false,
	invoice_custom_section_codes: new Array<string>(),
	payment_method: { payment_method_type: 'provider', payment_method_id: noText },
	recurring_transaction_rules: new Array<RecurringTransactionRule>(),
	/** null until there has been any. */
	metadata: noMetadata,
	...each('last_balance_sync_at last_consumed_credit_at terminated_at', noText),
});

export type Wallet = ReturnType<typeof newWallet>;

const blankRecurringTransactionRule = (store: Store) => ({
	...store.stamp(),
	status: 'active',
	trigger: 'interval',
	method: 'fixed',
	interval: noText,
	threshold_credits: '0.0',
	target_ongoing_balance: noText,
	paid_credits: '0.0',
	granted_credits: '0.0',
	grants_target_top_up: false,
	started_at: noText,
	expiration_at: noText,
	invoice_requires_successful_payment: false,
	ignore_paid_top_up_limits: false,
	transaction_name: noText,
	transaction_metadata: new Array<unknown>(),
	purchase_order_number: noText,
	invoice_custom_section_codes: new Array<string>(),
	payment_method: { payment_method_type: 'provider', payment_method_id: noText },
});

export type RecurringTransactionRule = ReturnType<typeof blankRecurringTransactionRule>;

export const newRecurringTransactionRule = (
	store: Store,
	attributes: Partial<RecurringTransactionRule>,
): RecurringTransactionRule => ({
	...blankRecurringTransactionRule(store),
	...attributes,
});

/** Credits in cents; wallets of currencies without cents are not told apart here. */
export const toCents = ({ rate_amount }: Pick<Wallet, 'rate_amount'>, credits: number) =>
	Math.round(credits * rate_amount * 100);

export function serializeWallet(wallet: Wallet, store: Store) {
	const ongoing = wallet.credits_balance - wallet.credits_ongoing_usage_balance;
	return {
		...shown(
			wallet,
			'allowed_fee_types',
			'billable_metric_codes',
			'skip_invoice_custom_sections',
			'invoice_custom_section_codes',
			'metadata',
		),
		external_customer_id: store.customerById(wallet.lago_customer_id).external_id,
		rate_amount: decimal(wallet.rate_amount),
		credits_balance: decimal(wallet.credits_balance),
		credits_ongoing_balance: decimal(ongoing),
		credits_ongoing_usage_balance: decimal(wallet.credits_ongoing_usage_balance),
		consumed_credits: decimal(wallet.consumed_credits),
		balance_cents: toCents(wallet, wallet.credits_balance),
		ongoing_balance_cents: toCents(wallet, ongoing),
		ongoing_usage_balance_cents: toCents(wallet, wallet.credits_ongoing_usage_balance),
		terminated_at: wallet.terminated_at, // with milliseconds, unlike the others
		recurring_transaction_rules: wallet.recurring_transaction_rules
			.filter(({ status }) => status === 'active')
			.map((rule) => ({
				...shown(rule, 'invoice_custom_section_codes'),
				applied_invoice_custom_sections: appliedSections(rule, store),
			})),
		applies_to: {
			fee_types: wallet.allowed_fee_types,
			billable_metric_codes: wallet.billable_metric_codes,
		},
		applied_invoice_custom_sections: appliedSections(wallet, store),
		...(wallet.metadata && { metadata: wallet.metadata }),
	};
}

const appliedSections = (
	{ invoice_custom_section_codes: codes, created_at }: RecurringTransactionRule | Wallet,
	store: Store,
) =>
	store.invoice_custom_sections
		.filter(({ code }) => codes.includes(code))
		.map((section) => ({
			lago_id: section.lago_id,
			created_at: seconds(created_at),
			invoice_custom_section_id: section.lago_id,
			invoice_custom_section: serializeSection(section, store),
		}));
