import { noText, shown } from '../objects';
import type { Store } from '../store';
import { decimal } from './usage';
import { toCents, type Wallet } from './wallet';

export interface Threshold {
	code: string | null;
	value: number;
	recurring: boolean;
}

/** What an alert of the type watches. */
function valueOf(type: string, wallet: Wallet): number {
	const { credits_balance: balance, credits_ongoing_usage_balance: usage } = wallet;
	const credits = type.includes('ongoing') ? balance - usage : balance;
	return type.endsWith('amount') ? toCents(wallet, credits) : credits;
}

export const newWalletAlert = (
	store: Store,
	wallet: Wallet,
	attributes: { alert_type?: string },
) => ({
	...store.stamp(),
	lago_wallet_id: wallet.lago_id,
	alert_type: 'wallet_balance_amount',
	code: 'alert',
	name: noText,
	previous_value: valueOf(attributes.alert_type ?? 'wallet_balance_amount', wallet),
	last_processed_at: noText,
	thresholds: new Array<Threshold>({ code: null, value: 1000, recurring: false }),
});

export type WalletAlert = ReturnType<typeof newWalletAlert>;

export const serializeWalletAlert = (alert: WalletAlert, wallet: Wallet, store: Store) => ({
	...shown(alert, 'previous_value'),
	lago_organization_id: store.organization.lago_id,
	subscription_external_id: null,
	external_subscription_id: null,
	wallet_code: wallet.code,
	direction: 'decreasing',
	previous_value: decimal(alert.previous_value),
	thresholds: alert.thresholds.map((threshold) => ({
		...threshold,
		value: decimal(threshold.value),
	})),
	billable_metric: null,
});
