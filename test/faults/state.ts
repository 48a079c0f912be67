import type { Store } from '../lago';

/** What Lago has of a customer, as far as an operation of the node could change it. */
export type CustomerState = ReturnType<typeof stateOf>[number];

/** Of the customer with this ID, and of all that had the ID before or beside it. */
export const stateOf = (store: Store, id: string) =>
	structuredClone(
		store.customers
			.filter(({ external_id }) => external_id === id)
			.map((customer) => {
				const own = <T extends { lago_customer_id: string }>(rows: T[]) =>
					rows.filter(({ lago_customer_id }) => lago_customer_id === customer.lago_id);
				return {
					isDeleted: Boolean(customer.deleted_at),
					name: customer.name,
					metadata: customer.metadata.map(({ key, value }) => `${key}=${value}`),
					links: customer.integration_customers.map(
						({ type, external_customer_id }) => `${type}=${external_customer_id}`,
					),
					coupons: own(store.applied_coupons).map(({ status }) => status),
					paymentMethods: own(store.payment_methods).map(({ provider_method_id, is_default }) => ({
						provider_method_id,
						is_default,
					})),
					wallets: own(store.wallets).map((wallet) => ({
						code: wallet.code,
						name: wallet.name,
						status: wallet.status,
						credits: wallet.credits_balance,
						// None and no key in it are the same to everyone who reads them.
						metadata: wallet.metadata ?? {},
						metrics: wallet.billable_metric_codes,
						alerts: store.wallet_alerts
							.filter(({ lago_wallet_id }) => lago_wallet_id === wallet.lago_id)
							.map(({ code, name }) => ({ code, name })),
					})),
				};
			}),
	);
