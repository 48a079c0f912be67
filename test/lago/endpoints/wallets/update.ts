import { conflict, invalid } from '../../errors';
import { newRecurringTransactionRule, type Wallet } from '../../models/wallet';
import { isPresent, permit, required, toBoolean, toText } from '../../params';
import { isHash, type Params, type Value } from '../../rack';
import type { Store } from '../../store';
import { processAlerts } from './alerts';
import { walletParams } from './params';
import { ruleAttributes } from './recurringRules';
import {
	appliesTo,
	checkParams,
	findBillingEntityCode,
	validateMetadata,
	validateWallet,
} from './validation';
import { toCount, toDatetime } from './values';

export const walletUpdateParams = (request: Params): Params =>
	permit(required(request, 'wallet'), walletParams);

export function updateWallet(
	wallet: Wallet,
	params: Params,
	store: Store,
	{ mergesMetadata = false } = {},
): void {
	if (wallet.status === 'terminated') throw invalid({ wallet_id: ['wallet_is_terminated'] });
	validateParams(wallet, params, store);
	const draft = structuredClone(wallet);
	assignAttributes(draft, params, store);
	validateWallet(draft, store.customerById(wallet.lago_customer_id), store);
	updateRules(draft, params, store);
	updateMetadata(draft, params, mergesMetadata);
	if (store.isBeingRefreshed(wallet)) throw conflict();
	Object.assign(wallet, draft);
	processAlerts(wallet, store);
}

function validateParams(wallet: Wallet, params: Params, store: Store): void {
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
export function assignAttributes(wallet: Wallet, params: Params, store: Store): void {
	if ('billing_entity_code' in params) {
		wallet.billing_entity_code = isPresent(params.billing_entity_code)
			? findBillingEntityCode(params.billing_entity_code, store)
			: store.customerById(wallet.lago_customer_id).billing_entity_code;
	}
	if ('name' in params) wallet.name = toText(params.name) ?? null;
	if (isPresent(params.code)) wallet.code = String(params.code);
	if (isPresent(params.priority)) wallet.priority = Number(params.priority);
	if ('expiration_at' in params) wallet.expiration_at = toDatetime(params.expiration_at);
	if ('purchase_order_number' in params) {
		wallet.purchase_order_number = toText(params.purchase_order_number) ?? null;
	}
	if ('paid_top_up_min_amount_cents' in params) {
		wallet.paid_top_up_min_amount_cents = toCount(params.paid_top_up_min_amount_cents);
	}
	if ('paid_top_up_max_amount_cents' in params) {
		wallet.paid_top_up_max_amount_cents = toCount(params.paid_top_up_max_amount_cents);
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
