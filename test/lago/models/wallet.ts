import { omit } from '../omit';
import type { Store } from '../store';
import { seconds } from '../time';
import type { Customer } from './customer';
import { serializeSection } from './organization';
import { decimal } from './usage';

export interface RecurringTransactionRule {
	lago_id: string;
	status: string;
	trigger: string;
	method: string;
	interval: string | null;
	threshold_credits: string;
	target_ongoing_balance: string | null;
	paid_credits: string;
	granted_credits: string;
	grants_target_top_up: boolean;
	started_at: string | null;
	expiration_at: string | null;
	invoice_requires_successful_payment: boolean;
	ignore_paid_top_up_limits: boolean;
	transaction_name: string | null;
	transaction_metadata: unknown[];
	purchase_order_number: string | null;
	invoice_custom_section_codes: string[];
	payment_method: PaymentMethodReference;
	created_at: string;
}

export interface PaymentMethodReference {
	payment_method_type: string;
	payment_method_id: string | null;
}

export interface Wallet {
	lago_id: string;
	lago_customer_id: string;
	billing_entity_code: string;
	status: string;
	currency: string;
	name: string | null;
	code: string;
	priority: number;
	/** What a credit is worth. */
	rate_amount: number;
	credits_balance: number;
	consumed_credits: number;
	/** What the current period's usage would take. */
	credits_ongoing_usage_balance: number;
	expiration_at: string | null;
	invoice_requires_successful_payment: boolean;
	paid_top_up_min_amount_cents: number | null;
	paid_top_up_max_amount_cents: number | null;
	purchase_order_number: string | null;
	allowed_fee_types: string[];
	billable_metric_codes: string[];
	skip_invoice_custom_sections: boolean;
	invoice_custom_section_codes: string[];
	payment_method: PaymentMethodReference;
	recurring_transaction_rules: RecurringTransactionRule[];
	/** null until there has been any. */
	metadata: Record<string, string | null> | null;
	created_at: string;
	last_balance_sync_at: string | null;
	last_consumed_credit_at: string | null;
	terminated_at: string | null;
}

export const newWallet = (
	store: Store,
	customer: Customer,
	attributes: Partial<Wallet>,
): Wallet => ({
	...store.stamp(),
	lago_customer_id: customer.lago_id,
	billing_entity_code: customer.billing_entity_code,
	status: 'active',
	currency: customer.currency ?? store.organization.default_currency,
	name: null,
	code: 'default',
	priority: 50,
	rate_amount: 1,
	credits_balance: 0,
	consumed_credits: 0,
	credits_ongoing_usage_balance: 0,
	expiration_at: null,
	invoice_requires_successful_payment: false,
	paid_top_up_min_amount_cents: null,
	paid_top_up_max_amount_cents: null,
	purchase_order_number: null,
	allowed_fee_types: [],
	billable_metric_codes: [],
	skip_invoice_custom_sections: false,
	invoice_custom_section_codes: [],
	payment_method: { payment_method_type: 'provider', payment_method_id: null },
	recurring_transaction_rules: [],
	metadata: null,
	last_balance_sync_at: null,
	last_consumed_credit_at: null,
	terminated_at: null,
	...attributes,
});

export const newRecurringTransactionRule = (
	store: Store,
	attributes: Partial<RecurringTransactionRule>,
): RecurringTransactionRule => ({
	...store.stamp(),
	status: 'active',
	trigger: 'interval',
	method: 'fixed',
	interval: null,
	threshold_credits: '0.0',
	target_ongoing_balance: null,
	paid_credits: '0.0',
	granted_credits: '0.0',
	grants_target_top_up: false,
	started_at: null,
	expiration_at: null,
	invoice_requires_successful_payment: false,
	ignore_paid_top_up_limits: false,
	transaction_name: null,
	transaction_metadata: [],
	purchase_order_number: null,
	invoice_custom_section_codes: [],
	payment_method: { payment_method_type: 'provider', payment_method_id: null },
	...attributes,
});

/** Credits in cents; wallets of currencies without cents are not told apart here. */
export const toCents = ({ rate_amount }: Pick<Wallet, 'rate_amount'>, credits: number) =>
	Math.round(credits * rate_amount * 100);

export function serializeWallet(wallet: Wallet, store: Store) {
	const ongoing = wallet.credits_balance - wallet.credits_ongoing_usage_balance;
	return {
		...omit(
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
		created_at: seconds(wallet.created_at),
		expiration_at: seconds(wallet.expiration_at),
		last_balance_sync_at: seconds(wallet.last_balance_sync_at),
		last_consumed_credit_at: seconds(wallet.last_consumed_credit_at),
		recurring_transaction_rules: wallet.recurring_transaction_rules
			.filter(({ status }) => status === 'active')
			.map((rule) => ({
				...omit(rule, 'invoice_custom_section_codes'),
				created_at: seconds(rule.created_at),
				started_at: seconds(rule.started_at),
				expiration_at: seconds(rule.expiration_at),
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
