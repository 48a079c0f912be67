/** The rule that tops a wallet up again and again. */
import type { Code } from '../../errors';
import { decimal, type RecurringTransactionRule, toCents, type Wallet } from '../../models';
import { noText, omit, words } from '../../objects';
import { isDecimal, isFuture, isNil, isPresent, toBoolean, toDatetime } from '../../params';
import { isHash, type Params, type Value } from '../../rack';
import type { Store } from '../../store';

const INTERVALS = ['weekly', 'monthly', 'quarterly', 'semiannual', 'yearly'];
const MAX_TRANSACTION_METADATA = 5;

const RULE_CREDITS = words('threshold_credits target_ongoing_balance paid_credits granted_credits');

const RULE_SWITCHES = [
	'grants_target_top_up',
	'ignore_paid_top_up_limits',
	'invoice_requires_successful_payment',
] as const;

const PROVIDER = { payment_method_type: 'provider', payment_method_id: noText };

/** What of the rule the parameters set; its ID is Lago's to give. */
export function ruleAttributes(
	params: Params,
	store: Store,
	known?: RecurringTransactionRule,
): Partial<RecurringTransactionRule> {
	const { invoice_custom_section: section, payment_method: method } = params;
	const attributes: Partial<RecurringTransactionRule> = {
		...omit(params, 'lago_id', 'invoice_custom_section', 'payment_method'),
	};
	if (isHash(section)) {
		const skips = toBoolean(section.skip_invoice_custom_sections);
		const codes = skips ? [] : section.invoice_custom_section_codes;
		if (codes) attributes.invoice_custom_section_codes = store.knownSections(codes);
	}
	if (isHash(method)) {
		const before = known?.payment_method ?? PROVIDER;
		attributes.payment_method = { ...before, ...(method as Partial<typeof before>) };
	}
	for (const field of RULE_SWITCHES) {
		if (field in params) attributes[field] = toBoolean(params[field]) ?? false;
	}
	for (const field of RULE_CREDITS) {
		if (isPresent(params[field])) attributes[field] = decimal(Number(params[field]));
	}
	for (const field of ['started_at', 'expiration_at'] as const) {
		if (field in params) attributes[field] = toDatetime(params[field]);
	}
	return attributes;
}

/** What a wallet lets be bought at once. */
export type Limits = Pick<
	Wallet,
	'rate_amount' | 'paid_top_up_min_amount_cents' | 'paid_top_up_max_amount_cents'
>;

/** Lago tells that a rule is wrong, and never what is. */
export function isValidRule(rule: Params, limits: Limits, store: Store): boolean {
	const { trigger, method, paid_credits: paid, granted_credits: granted } = rule;
	const name = rule.transaction_name;
	return (
		(trigger === 'interval'
			? INTERVALS.includes(String(rule.interval))
			: trigger === 'threshold' && isDecimal(rule.threshold_credits)) &&
		(method === 'target'
			? isDecimal(rule.target_ongoing_balance) &&
				!(Number(rule.target_ongoing_balance) < Number(rule.threshold_credits ?? 0))
			: isNil(rule.grants_target_top_up)) &&
		[paid, granted].every((credits) => !isPresent(credits) || isDecimal(credits)) &&
		isWithin(rule, limits) &&
		isFuture(rule.expiration_at, store) &&
		(isNil(name) || (name !== '' && String(name).length <= 255)) &&
		!transactionMetadataError(rule.transaction_metadata) &&
		isValidPaymentMethod(rule.payment_method, store)
	);
}

function isWithin(rule: Params, limits: Limits): boolean {
	if (!isPresent(rule.paid_credits) || toBoolean(rule.ignore_paid_top_up_limits)) return true;
	const { paid_top_up_min_amount_cents: min, paid_top_up_max_amount_cents: max } = limits;
	const amount = toCents(limits, Number(rule.paid_credits));
	return amount === 0 || (amount >= (min ?? 0) && amount <= (max ?? Infinity));
}

export function transactionMetadataError(list: Value | undefined): Code | undefined {
	const entries = (list ?? []) as Params[];
	if (entries.some(({ key, value }) => !isPresent(key) || !isPresent(value))) {
		return 'invalid_key_value_pair';
	}
	if (entries.some(({ key }) => String(key).length > 20)) return 'key_too_long';
	if (entries.some(({ value }) => String(value).length > 100)) return 'value_too_long';
	return entries.length > MAX_TRANSACTION_METADATA ? 'too_many_keys' : undefined;
}

/** A provider's method goes with the type `provider`, no method with `manual`. */
export function isValidPaymentMethod(value: Value | undefined, store: Store): boolean {
	if (!isHash(value)) return true;
	const { payment_method_type: type, payment_method_id: id } = value;
	if (!isPresent(type) && !isPresent(id)) return true;
	const isKnown = store.payment_methods.some(({ lago_id }) => lago_id === id);
	if (type === 'provider') return isKnown || isNil(id);
	return type === 'manual' && !isKnown;
}
