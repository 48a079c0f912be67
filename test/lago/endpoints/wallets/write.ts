/** Making and changing a wallet, which take most of their parameters alike. */
import { conflict, Errors, internalServerError, invalid } from '../../errors';
import {
	type Customer,
	newRecurringTransactionRule,
	newWallet,
	type RecurringTransactionRule,
	toCents,
	type Wallet,
} from '../../models';
import { each } from '../../objects';
import {
	anyHash,
	hash,
	hashes,
	isAmount,
	isNil,
	isPresent,
	permit,
	required,
	scalar,
	scalars,
	toBoolean,
	toCount,
	toDatetime,
	toText,
} from '../../params';
import { isHash, type Params, type Value } from '../../rack';
import { CURRENCIES } from '../../reference';
import type { Store } from '../../store';
import { processAlerts } from './alerts';
import { ruleAttributes, transactionMetadataError } from './recurringRules';
import {
	appliesTo,
	checkParams,
	findBillingEntityCode,
	isTaken,
	validateMetadata,
	validateWallet,
} from './validation';

const keyValues = hashes({ key: scalar, value: scalar });

const sections = hash({
	skip_invoice_custom_sections: scalar,
	invoice_custom_section_codes: scalars,
});

const paymentMethod = hash({ payment_method_type: scalar, payment_method_id: scalar });

/** The parameters that creating and updating have in common. */
const walletParams = {
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

const MAX_ACTIVE_WALLETS = 6;

/** The customer comes from the path alone; one in the body is not permitted. */
const walletCreateParams = {
	...walletParams,
	...each('rate_amount currency paid_credits granted_credits', scalar),
	...each('ignore_paid_top_up_limits_on_creation transaction_name transaction_priority', scalar),
};

export const walletUpdateParams = (request: Params): Params =>
	permit(required(request, 'wallet'), walletParams);

export function createWallet(customer: Customer, request: Params, store: Store): Wallet {
	const params = permit(required(request, 'wallet'), walletCreateParams);
	validateCreation(customer, params, store);
	const rules = (params.recurring_transaction_rules ?? []) as Params[];
	const wallet = buildWallet(customer, params, store);
	validateWallet(wallet, customer, store);
	validateMetadata(wallet.metadata);
	validateTopUp(wallet, params);
	// Without a licence the rule is not made, and what should come of it is missed.
	if (rules.length && !store.organization.premium) throw internalServerError();
	wallet.recurring_transaction_rules = rules.map((rule) => buildRule(rule, params, store));

	customer.currency ??= wallet.currency;
	store.wallets.push(wallet);
	store.later(() => topUp(wallet, params, store));
	return wallet;
}

/** Only granted credits count: those that are bought wait for their invoice to be paid. */
function topUp(wallet: Wallet, { granted_credits }: Params, store: Store): void {
	const granted = Number(granted_credits);
	if (!(granted > 0)) return;
	wallet.credits_balance += granted;
	wallet.last_balance_sync_at = store.now();
}

function validateCreation(customer: Customer, params: Params, store: Store): void {
	const { areFeeTypesKnown, areMetricsKnown } = appliesTo(params, store);
	const metadataError = transactionMetadataError(params.transaction_metadata);
	const active = store.wallets.filter(
		({ lago_customer_id, status }) => lago_customer_id === customer.lago_id && status === 'active',
	);
	const { paid_credits: paid, granted_credits: granted } = params;
	checkParams(params, limits(params), store)
		.expect(isNil(paid) || isAmount(paid), 'paid_credits', 'invalid_paid_credits', 'invalid_amount')
		.expect(
			isNil(granted) || isAmount(granted),
			'granted_credits',
			'invalid_granted_credits',
			'invalid_amount',
		)
		.expect(!metadataError, 'metadata', ...(metadataError ? [metadataError] : []))
		.expect(areFeeTypesKnown && areMetricsKnown, 'applies_to', 'invalid_limitations')
		.expect(active.length < MAX_ACTIVE_WALLETS, 'customer', 'wallet_limit_reached')
		.expect(
			CURRENCIES.includes(toText(params.currency) ?? customer.currency ?? ''),
			'currency',
			'value_is_invalid',
		)
		.raise();
}

function buildWallet(customer: Customer, params: Params, store: Store): Wallet {
	const wallet = {
		...newWallet(store, customer),
		code: toText(params.code) || freeCode(customer, toText(params.name), store),
		currency: toText(params.currency) ?? customer.currency ?? '',
		rate_amount: limits(params).rate_amount,
		metadata: (params.metadata as Wallet['metadata']) ?? null,
	};
	assignAttributes(wallet, params, store);
	return wallet;
}

const limits = (params: Params) => ({
	rate_amount: Number(params.rate_amount ?? NaN),
	paid_top_up_min_amount_cents: toCount(params.paid_top_up_min_amount_cents),
	paid_top_up_max_amount_cents: toCount(params.paid_top_up_max_amount_cents),
});

/** The name's words, else `default`; with the time when an active wallet has that code already. */
function freeCode(customer: Customer, name: string | undefined, store: Store): string {
	const words = (name ?? '').toLowerCase().match(/[a-z0-9]+/g);
	const code = words?.join('_') ?? 'default';
	return isTaken(code, customer, store) ? `${code}_${Math.floor(store.clock() / 1000)}` : code;
}

function validateTopUp(wallet: Wallet, params: Params): void {
	const credits = Number(params.paid_credits ?? 0);
	if (credits === 0 || toBoolean(params.ignore_paid_top_up_limits_on_creation)) return;
	const amount = toCents(wallet, credits);
	const { paid_top_up_min_amount_cents: min, paid_top_up_max_amount_cents: max } = wallet;
	new Errors()
		.expect(amount > 0, 'paid_credits', 'amount_rounds_to_zero')
		.expect(min === null || amount >= min, 'paid_credits', 'amount_below_minimum')
		.expect(max === null || amount <= max, 'paid_credits', 'amount_above_maximum')
		.raise();
}

/** A rule without credits of its own repeats those of the wallet. */
function buildRule(rule: Params, wallet: Params, store: Store): RecurringTransactionRule {
	const paid_credits = wallet.paid_credits ?? '0.0';
	const granted_credits = wallet.granted_credits ?? '0.0';
	const params = { paid_credits, granted_credits, ...rule };
	return newRecurringTransactionRule(store, ruleAttributes(params, store));
}

export function updateWallet(
	wallet: Wallet,
	params: Params,
	store: Store,
	{ mergesMetadata = false } = {},
): void {
	if (wallet.status === 'terminated') throw invalid({ wallet_id: ['wallet_is_terminated'] });
	validateUpdate(wallet, params, store);
	const draft = structuredClone(wallet);
	assignAttributes(draft, params, store);
	validateWallet(draft, store.customerById(wallet.lago_customer_id), store);
	updateRules(draft, params, store);
	updateMetadata(draft, params, mergesMetadata);
	if (store.isBeingRefreshed(wallet)) throw conflict();
	Object.assign(wallet, draft);
	processAlerts(wallet, store);
}

function validateUpdate(wallet: Wallet, params: Params, store: Store): void {
	const { areFeeTypesKnown, areMetricsKnown } = appliesTo(params, store);
	checkParams(params, wallet, store)
		.expect(areFeeTypesKnown, 'allowed_fee_types', 'invalid_fee_types')
		.expect(areMetricsKnown, 'billable_metrics', 'invalid_identifier')
		.raise();
}

/**
 * Some fields are written when they are there, so that null clears them; others only when they hold
 * something. A new wallet takes them, too.
 */
function assignAttributes(wallet: Wallet, params: Params, store: Store): void {
	if ('billing_entity_code' in params) {
		wallet.billing_entity_code = isPresent(params.billing_entity_code)
			? findBillingEntityCode(params.billing_entity_code, store)
			: store.customerById(wallet.lago_customer_id).billing_entity_code;
	}
	for (const field of ['name', 'purchase_order_number'] as const) {
		if (field in params) wallet[field] = toText(params[field]) ?? null;
	}
	if (isPresent(params.code)) wallet.code = String(params.code);
	if (isPresent(params.priority)) wallet.priority = Number(params.priority);
	if ('expiration_at' in params) wallet.expiration_at = toDatetime(params.expiration_at);
	for (const limit of ['paid_top_up_min_amount_cents', 'paid_top_up_max_amount_cents'] as const) {
		if (limit in params) wallet[limit] = toCount(params[limit]);
	}
	const requiresPayment = toBoolean(params.invoice_requires_successful_payment);
	if (requiresPayment !== null) wallet.invoice_requires_successful_payment = requiresPayment;
	if (params.payment_method) Object.assign(wallet.payment_method, params.payment_method);
	assignSections(wallet, params.invoice_custom_section, store);

	const { feeTypes, codes } = appliesTo(params, store);
	if (isHash(params.applies_to) && 'fee_types' in params.applies_to) {
		wallet.allowed_fee_types = feeTypes;
	}
	// Also when no metrics were sent: every update, of metadata too, wipes those left out.
	wallet.billable_metric_codes = codes;
}

function assignSections(wallet: Wallet, section: Value | undefined, store: Store): void {
	if (!isHash(section)) return;
	const skips = toBoolean(section.skip_invoice_custom_sections);
	if (skips !== null) wallet.skip_invoice_custom_sections = skips;
	if (skips) wallet.invoice_custom_section_codes = [];
	else if ('invoice_custom_section_codes' in section) {
		wallet.invoice_custom_section_codes = store.knownSections(section.invoice_custom_section_codes);
	}
}

/** Rules are known by lago_id; those left out end. Without a licence nothing happens. */
function updateRules(wallet: Wallet, params: Params, store: Store): void {
	if (!params.recurring_transaction_rules || !store.organization.premium) return;
	const listed = params.recurring_transaction_rules as Params[];
	const ids = listed.map(({ lago_id }) => lago_id);
	for (const rule of wallet.recurring_transaction_rules) {
		if (!ids.includes(rule.lago_id)) rule.status = 'terminated';
	}
	for (const rule of listed) {
		const known = wallet.recurring_transaction_rules.find(
			({ lago_id }) => lago_id === rule.lago_id,
		);
		if (known) Object.assign(known, ruleAttributes(rule, store, known));
		else {
			wallet.recurring_transaction_rules.push(
				newRecurringTransactionRule(store, { interval: 'weekly', ...ruleAttributes(rule, store) }),
			);
		}
	}
}

/** Replaces, or merges one level; merging nothing changes nothing. */
function updateMetadata(wallet: Wallet, params: Params, merges: boolean): void {
	if (!('metadata' in params)) return;
	const given = params.metadata as Wallet['metadata'];
	if (!merges) wallet.metadata = given;
	else if (isPresent(params.metadata)) wallet.metadata = { ...wallet.metadata, ...given };
	validateMetadata(wallet.metadata);
}
