/** What Lago has, as the model has it. */
import type { Lago } from '../../lago';
import { newIntegrationCustomer } from '../../lago/models';
import type { Customer, State } from './model';

type Store = Lago['store'];

/** `{ key: value }` as a list. */
export const pairsIn = <T>(object: Record<string, T>) =>
	Object.entries(object).map(([key, value]) => ({ key, value }));

/** Gives Lago what the model has. */
export function plant(store: Store, state: State): void {
	for (const code of ['calls', 'seats']) store.addBillableMetric({ code });
	for (const each of state) {
		const { provider } = each;
		const customer = store.addCustomer({
			external_id: each.id,
			currency: 'EUR',
			name: each.name,
			payment_provider: provider,
			payment_provider_code: provider,
			provider_customers: provider
				? [
						{
							payment_provider: provider,
							payment_provider_code: provider,
							provider_customer_id: each.providerId,
							sync_with_provider: false,
							provider_payment_methods: ['card'],
						},
					]
				: [],
			metadata: each.metadata.map(({ id, key, value, shown }) => ({
				...store.stamp(),
				...(id && { lago_id: id }),
				key,
				value,
				display_in_invoice: shown,
			})),
			integration_customers: each.links.map(({ type, id }) =>
				newIntegrationCustomer(store, type, { external_customer_id: id }),
			),
		});
		for (const { id, status } of each.coupons) {
			store.addAppliedCoupon(customer, { lago_id: id, status });
		}
		for (const { id, isDefault } of each.methods) {
			store.addPaymentMethod(customer, { lago_id: id, is_default: isDefault });
		}
		for (const { metrics, metadata, alerts, ...rest } of each.wallets) {
			const wallet = store.addWallet(customer, {
				...rest,
				billable_metric_codes: metrics,
				metadata: metadata && Object.fromEntries(metadata.map(({ key, value }) => [key, value])),
			});
			for (const { type, thresholds, ...alert } of alerts) {
				store.addWalletAlert(wallet, {
					...alert,
					alert_type: type,
					thresholds: thresholds.map((value) => ({ code: null, value, recurring: false })),
				});
			}
		}
	}
}

/** What Lago has, as the model has it. */
export function viewOf(store: Store): State {
	return store.customers.map((customer) => {
		const own = <T extends { lago_customer_id: string }>(rows: T[]) =>
			rows.filter(({ lago_customer_id }) => lago_customer_id === customer.lago_id);
		const link = customer.provider_customers.find(
			({ payment_provider }) => payment_provider === customer.payment_provider,
		);
		return {
			id: customer.external_id,
			isDeleted: customer.deleted_at !== null,
			name: customer.name,
			legalName: customer.legal_name,
			locale: customer.document_locale,
			provider: customer.payment_provider,
			providerId: link?.provider_customer_id ?? null,
			metadata: customer.metadata.map(({ key, value, display_in_invoice: shown }) => ({
				key,
				value,
				shown,
			})),
			links: customer.integration_customers.map(({ type, external_customer_id: id }) => ({
				type,
				id,
			})),
			coupons: own(store.applied_coupons).map(({ lago_id: id, status }) => ({ id, status })),
			methods: own(store.payment_methods).map(({ lago_id: id, is_default: isDefault }) => ({
				id,
				isDefault,
			})),
			wallets: own(store.wallets).map((wallet) => ({
				code: wallet.code,
				status: wallet.status,
				name: wallet.name,
				metrics: wallet.billable_metric_codes,
				metadata: wallet.metadata && pairsIn(wallet.metadata),
				alerts: store.wallet_alerts
					.filter(({ lago_wallet_id }) => lago_wallet_id === wallet.lago_id)
					.map(({ alert_type: type, code, name, thresholds }) => ({
						type,
						code,
						name,
						thresholds: thresholds.map(({ value }) => value),
					})),
			})),
		};
	});
}

/** As a text that is the same in any order of the rows; no metadata and no key in them are the same. */
export function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).sort().join(', ')}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value);
	const fields = Object.entries(value).map(([key, field]) => {
		if (key === 'metadata') return `${key}: ${canonical(field ?? [])}`;
		return `${key}: ${canonical(field)}`;
	});
	return `{${fields.sort().join(', ')}}`;
}

/** The IDs of metadata are Lago's to give. */
const seen = ({ metadata, ...customer }: Customer): Record<string, unknown> => ({
	...customer,
	metadata: metadata.map(({ key, value, shown }) => ({ key, value, shown })),
});

/** Whether they are the same in any order. */
export const isSame = (found: State, wanted: State) =>
	canonical(found.map(seen)) === canonical(wanted.map(seen));

/** @throws Error with what differs */
export function expectSame(what: string, found: State, wanted: State): void {
	if (isSame(found, wanted)) return;
	const rows = (state: State) =>
		state
			.map(seen)
			.flatMap((customer) =>
				Object.entries(customer).map(
					([key, field]) => `${customer.id} ${key}: ${canonical(field)}`,
				),
			);
	const [has, should] = [rows(found), rows(wanted)];
	const only = (some: string[], others: string[]) =>
		some.filter((row) => !others.includes(row)).join('\n');
	throw new Error(`${what}:\n${only(has, should)}\nThe model:\n${only(should, has)}`);
}
