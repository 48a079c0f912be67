/** What creating and updating a wallet check alike. */
import { Errors, notFound } from '../../errors';
import type { Customer, Wallet } from '../../models';
import { words } from '../../objects';
import { isFuture, isPresent, toStrings, toText } from '../../params';
import type { Params, Value } from '../../rack';
import type { Store } from '../../store';
import { isValidPaymentMethod, isValidRule, type Limits } from './recurringRules';

const FEE_TYPES: string[] = words(
	'charge add_on subscription credit commitment fixed_charge product',
);

const MAX_METADATA_KEYS = 50;
const MAX_METADATA_KEY = 100;
const MAX_METADATA_VALUE = 255;

/** What the wallet is limited to. */
export function appliesTo({ applies_to }: Params, store: Store) {
	const given = (applies_to ?? {}) as Params;
	const feeTypes = toStrings(given.fee_types);
	const codes = [...new Set(toStrings(given.billable_metric_codes))];
	return {
		feeTypes,
		codes,
		areFeeTypesKnown: feeTypes.every((type) => FEE_TYPES.includes(type)),
		areMetricsKnown: codes.every((code) =>
			store.billable_metrics.some((metric) => metric.code === code),
		),
	};
}

/** What is checked of the request before anything is assigned. */
export function checkParams(params: Params, limits: Limits, store: Store): Errors {
	const rules = (params.recurring_transaction_rules ?? []) as Params[];
	return new Errors()
		.expect(isFuture(params.expiration_at, store), 'expiration_at', 'invalid_date')
		.expect(rules.length <= 1, 'recurring_transaction_rules', 'invalid_number_of_recurring_rules')
		.expect(
			rules.length !== 1 || isValidRule(rules[0], limits, store),
			'recurring_transaction_rules',
			'invalid_recurring_rule',
		)
		.expect(
			isValidPaymentMethod(params.payment_method, store),
			'payment_method',
			'invalid_payment_method',
		);
}

/** Whether an active wallet of the customer's has the code, another one than that given. */
export const isTaken = (code: string, customer: Customer, { wallets }: Store, own?: Wallet) =>
	wallets.some(
		(wallet) =>
			wallet.lago_id !== own?.lago_id &&
			wallet.lago_customer_id === customer.lago_id &&
			wallet.status === 'active' &&
			wallet.code === code,
	);

/** The rules of the record itself, once everything is assigned. */
export function validateWallet(wallet: Wallet, customer: Customer, store: Store): void {
	const { paid_top_up_min_amount_cents: min, paid_top_up_max_amount_cents: max } = wallet;
	new Errors()
		.expect(!Number.isNaN(wallet.rate_amount), 'rate_amount', 'is not a number')
		.expect(!(wallet.rate_amount <= 0), 'rate_amount', 'value_is_out_of_range')
		.expect(wallet.priority >= 1 && wallet.priority <= 50, 'priority', 'value_is_invalid')
		.expect(!isTaken(wallet.code, customer, store, wallet), 'code', 'value_already_exist')
		.expect(min === null || min > 0, 'paid_top_up_min_amount_cents', 'value_is_out_of_range')
		.expect(max === null || max > 0, 'paid_top_up_max_amount_cents', 'value_is_out_of_range')
		.expect(
			min === null || max === null || max >= min,
			'paid_top_up_max_amount_cents',
			'must_be_greater_than_or_equal_min',
		)
		.expect(
			(wallet.purchase_order_number ?? '').length <= 255,
			'purchase_order_number',
			'value_is_too_long',
		)
		.raise();
}

export function validateMetadata(metadata: Wallet['metadata']): void {
	const entries = Object.entries(metadata ?? {});
	const errors = new Errors().expect(
		entries.length <= MAX_METADATA_KEYS,
		'value',
		`cannot have more than ${MAX_METADATA_KEYS} keys`,
	);
	for (const [key, value] of entries) {
		errors
			.expect(
				key.length <= MAX_METADATA_KEY,
				'value',
				`key '${key}' must be a String up to ${MAX_METADATA_KEY} characters`,
			)
			.expect(
				!isPresent(value) || (typeof value === 'string' && value.length <= MAX_METADATA_VALUE),
				'value',
				`value for key '${key}' must be empty or a String up to ${MAX_METADATA_VALUE} characters`,
			);
	}
	errors.raise();
}

export function findBillingEntityCode(code: Value, store: Store): string {
	const entity = store.billing_entities.find((candidate) => candidate.code === toText(code));
	if (!entity) throw notFound('billing_entity');
	return entity.code;
}
