import { Errors, invalid, LagoError, notFound, type BatchError } from '../../errors';
import { serializeWalletAlert, type Threshold, type Wallet, type WalletAlert } from '../../models';
import { words } from '../../objects';
import { newestFirst, paginate } from '../../paginate';
import { hashes, isPresent, permit, required, scalar, toBoolean, toText } from '../../params';
import type { Params } from '../../rack';
import { CUSTOMER, route, type Context, type Route } from '../../router';
import type { Store } from '../../store';
import { findSubjectWallet } from './find';

const COLLECTION = `${CUSTOMER}/wallets/:wallet_code/alerts`;
const MEMBER = `${COLLECTION}/:code`;
const since = '1.44';

export const walletAlerts: Route[] = [
	route('GET', COLLECTION, 'alert', list, { since }),
	route('POST', COLLECTION, 'alert', create, { since }),
	route('DELETE', COLLECTION, 'alert', destroyAll, { since }),
	route('GET', MEMBER, 'alert', member(), { since }),
	route('PUT', MEMBER, 'alert', member(update), { since }),
	route('PATCH', MEMBER, 'alert', member(update), { since }),
	route('DELETE', MEMBER, 'alert', member(destroy), { since }),
];

const ALERT_TYPES: string[] = [
	...words('wallet_balance_amount wallet_credits_balance wallet_ongoing_balance_amount'),
	...words('wallet_credits_ongoing_balance'),
];
const MAX_THRESHOLDS = 20;

const updateParams = {
	code: scalar,
	name: scalar,
	thresholds: hashes({ code: scalar, value: scalar, recurring: scalar }),
};
const createParams = { ...updateParams, alert_type: scalar };

function list(context: Context) {
	const { store, params } = context;
	const wallet = findSubjectWallet(context);
	return paginate('alerts', newestFirst(alertsOf(wallet, store)), params, (alert) =>
		serializeWalletAlert(alert, wallet, store),
	);
}

/** Answers the alert that is meant, after something was done with it. */
function member(act: (alert: WalletAlert, context: Context) => void = () => {}) {
	return (context: Context) => {
		const { store, path } = context;
		const wallet = findSubjectWallet(context);
		const alert = alertsOf(wallet, store).find(({ code }) => code === path.code);
		if (!alert) throw notFound('alert');
		act(alert, context);
		return { alert: serializeWalletAlert(alert, wallet, store) };
	};
}

/** A batch when there is one; an empty one is as good as none. */
function create(context: Context) {
	const { store, params } = context;
	const wallet = findSubjectWallet(context);
	if (!isPresent(params.alerts)) {
		const alert = createAlert(wallet, permit(required(params, 'alert'), createParams), store);
		return { alert: serializeWalletAlert(alert, wallet, store) };
	}
	const { alerts: batch = [] } = permit(params, { alerts: hashes(createParams) });
	const alerts = createBatch(wallet, batch as Params[], store);
	return { alerts: alerts.map((alert) => serializeWalletAlert(alert, wallet, store)) };
}

/** All or none. */
function createBatch(wallet: Wallet, batch: Params[], store: Store): WalletAlert[] {
	const before = store.wallet_alerts;
	store.wallet_alerts = [...before];
	const errors: Record<string, BatchError> = {};
	const alerts = batch.flatMap((params, index) => {
		try {
			return [createAlert(wallet, params, store)];
		} catch (error) {
			const { error_details: details } = (error as LagoError).body as { error_details: object };
			errors[index] = { params, errors: `Validation errors: ${JSON.stringify(details)}` };
			return [];
		}
	});
	if (Object.keys(errors).length) {
		store.wallet_alerts = before;
		throw invalid(errors);
	}
	return alerts;
}

function createAlert(wallet: Wallet, params: Params, store: Store): WalletAlert {
	const type = toText(params.alert_type) ?? '';
	if (!ALERT_TYPES.includes(type)) throw invalid({ alert_type: ['invalid_type'] });
	if (!isPresent(params.thresholds)) throw invalid({ thresholds: ['value_is_mandatory'] });
	const thresholds = checkThresholds(params.thresholds as Params[]);
	checkCode(params.code);
	if (alertsOf(wallet, store).some(({ alert_type }) => alert_type === type)) {
		throw invalid({ base: ['alert_already_exists'] });
	}
	const alert = store.addWalletAlert(wallet, {
		alert_type: type,
		code: String(params.code),
		name: toText(params.name) ?? null,
		thresholds,
	});
	processAlerts(wallet, store);
	return alert;
}

/** What Lago does in the background whenever a wallet or its alerts change. */
export function processAlerts(wallet: Wallet, store: Store): void {
	store.later(() => {
		for (const alert of alertsOf(wallet, store)) alert.last_processed_at = store.now();
	});
}

/** The type stays; thresholds are replaced by any that are sent, and an empty list sends none. */
function update(alert: WalletAlert, { params: request }: Context): void {
	const params = permit(required(request, 'alert'), updateParams);
	const thresholds = isPresent(params.thresholds)
		? checkThresholds(params.thresholds as Params[])
		: alert.thresholds;
	if ('code' in params) {
		checkCode(params.code);
		alert.code = String(params.code);
	}
	if ('name' in params) alert.name = toText(params.name) ?? null;
	alert.thresholds = thresholds;
}

function destroy(alert: WalletAlert, { store }: Context): void {
	store.wallet_alerts = store.wallet_alerts.filter((other) => other !== alert);
	alert.thresholds = [];
}

function destroyAll(context: Context): undefined {
	const { store } = context;
	const { lago_id } = findSubjectWallet(context);
	store.wallet_alerts = store.wallet_alerts.filter((alert) => alert.lago_wallet_id !== lago_id);
}

const alertsOf = ({ lago_id }: Wallet, store: Store) =>
	store.wallet_alerts.filter((alert) => alert.lago_wallet_id === lago_id);

/** Alerts of different types may have the same code. */
function checkCode(code: Params[string] | undefined): void {
	if (!isPresent(code)) throw invalid({ code: ['value_is_mandatory'] });
}

/** Values may be numbers or decimals in a string. */
function checkThresholds(list: Params[]): Threshold[] {
	const thresholds = list.map(({ code, value, recurring }) => ({
		code: toText(code) ?? null,
		value: isPresent(value) ? Number(value) : NaN,
		recurring: toBoolean(recurring) ?? false,
	}));
	const recurring = thresholds.filter((threshold) => threshold.recurring);
	const values = thresholds.map(({ value }) => value);
	new Errors()
		.expect(thresholds.length <= MAX_THRESHOLDS, 'thresholds', 'too_many_thresholds')
		.expect(new Set(values).size === values.length, 'thresholds', 'duplicate_threshold_values')
		.raise();
	new Errors()
		.expect(!values.some(Number.isNaN), 'thresholds:value', 'value_is_invalid')
		.expect(!recurring.some(({ value }) => value <= 0), 'thresholds:value', 'value_is_out_of_range')
		.raise();
	new Errors().expect(recurring.length <= 1, 'base', 'alert_already_exists').raise();
	return thresholds;
}
