import { Errors, internalServerError } from '../../errors';
import type { Customer } from '../../models/customer';
import {
	newRecurringTransactionRule,
	newWallet,
	toCents,
	type RecurringTransactionRule,
	type Wallet,
} from '../../models/wallet';
import { decimal } from '../../models/usage';
import { each } from '../../objects';
import { isNil, permit, required, scalar, toBoolean, toText } from '../../params';
import type { Params } from '../../rack';
import { CURRENCIES } from '../../reference';
import type { Store } from '../../store';
import { walletParams } from './params';
import { assignAttributes } from './update';
import { ruleAttributes, transactionMetadataError } from './recurringRules';
import { appliesTo, checkParams, isTaken, validateMetadata, validateWallet } from './validation';
import { isAmount, toCount } from './values';

const MAX_ACTIVE_WALLETS = 6;

/** The customer comes from the path alone; one in the body is not permitted. */
const walletCreateParams = {
	...walletParams,
	...each('rate_amount currency paid_credits granted_credits', scalar),
	...each('ignore_paid_top_up_limits_on_creation transaction_name transaction_priority', scalar),
};

export function createWallet(customer: Customer, request: Params, store: Store): Wallet {
	const params = permit(required(request, 'wallet'), walletCreateParams);
	validateParams(customer, params, store);
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

function topUp(wallet: Wallet, params: Params, store: Store): void {
	const { paid_credits: paid = 0, granted_credits: granted = 0 } = params;
	const common = {
		lago_wallet_id: wallet.lago_id,
		name: toText(params.transaction_name) ?? null,
		priority: Number(params.transaction_priority ?? 50),
		metadata: (params.transaction_metadata ?? []) as Params[],
	};
	if (Number(paid) > 0) {
		store.wallet_transactions.push({
			...{ status: 'pending', transaction_status: 'purchased', ...common },
			credit_amount: decimal(Number(paid)),
		});
	}
	if (Number(granted) > 0) {
		wallet.credits_balance += Number(granted);
		wallet.last_balance_sync_at = store.now();
		store.wallet_transactions.push({
			...{ status: 'settled', transaction_status: 'granted', ...common },
			credit_amount: decimal(Number(granted)),
		});
	}
}

function validateParams(customer: Customer, params: Params, store: Store): void {
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
	return newRecurringTransactionRule(
		store,
		ruleAttributes(
			{
				paid_credits: wallet.paid_credits ?? '0.0',
				granted_credits: wallet.granted_credits ?? '0.0',
				...rule,
			},
			store,
		),
	);
}
