import type { Store } from '../../lago';
import type { Case } from './scenario';

/** A list, of as many rows as one likes. */
export interface ListCase extends Case {
	/** Adds a row in front of all others. */
	add: (store: Store, id: string) => object;
	/** The key of a result that tells rows apart. */
	key: string;
}

/** What an input item holds. */
const customerId = '={{ $json.id }}';
const walletCode = 'prepaid';

type RowsOf = {
	[Name in keyof Store]: Store[Name] extends Array<{ lago_id: string }> ? Name : never;
}[keyof Store];

interface Description extends Pick<ListCase, 'resource' | 'add'> {
	/** The list in the store, under the same name as in Lago's answer unless told otherwise. */
	rows: RowsOf;
	path: string;
}

const list = ({ resource, rows, path, add }: Description): ListCase => ({
	resource,
	operation: 'getAll',
	parameters: { customerId },
	seed: (store, id) => void store.addCustomer({ external_id: id }),
	path: ({ id }) => `/customers/${id}/${path}?`,
	envelope: rows === 'wallet_alerts' ? 'alerts' : rows,
	add,
	key: 'lago_id',
});

const firstInvoice = (store: Store, id: string) =>
	store.invoices.find(({ lago_customer_id }) => lago_customer_id === store.customer(id).lago_id) ??
	store.addInvoice(store.customer(id));

const latestPeriod = (store: Store) => {
	const month = new Date(Date.UTC(2000, store.usage_periods.length, 1));
	return month.toISOString();
};

export const lists: ListCase[] = [
	list({
		resource: 'appliedCoupon',
		rows: 'applied_coupons',
		path: 'applied_coupons',
		add: (store, id) => store.addAppliedCoupon(store.customer(id)),
	}),
	list({
		resource: 'creditNote',
		rows: 'credit_notes',
		path: 'credit_notes',
		add: (store, id) => store.addCreditNote(firstInvoice(store, id)),
	}),
	{
		resource: 'customer',
		operation: 'getAll',
		parameters: { customerFilters: { zipcodes: [customerId] } },
		seed: () => {},
		path: ({ id }) => `/customers?zipcodes[]=${id}&`,
		envelope: 'customers',
		add: (store, id) =>
			store.addCustomer({ external_id: `c${store.customers.length}`, zipcode: id }),
		key: 'lago_id',
	},
	list({
		resource: 'invoice',
		rows: 'invoices',
		path: 'invoices',
		add: (store, id) => store.addInvoice(store.customer(id)),
	}),
	list({
		resource: 'payment',
		rows: 'payments',
		path: 'payments',
		add: (store, id) => store.addPayment(firstInvoice(store, id)),
	}),
	list({
		resource: 'paymentMethod',
		rows: 'payment_methods',
		path: 'payment_methods',
		add: (store, id) => store.addPaymentMethod(store.customer(id)),
	}),
	list({
		resource: 'paymentRequest',
		rows: 'payment_requests',
		path: 'payment_requests',
		add: (store, id) => store.addPaymentRequest(store.customer(id), [firstInvoice(store, id)]),
	}),
	list({
		resource: 'subscription',
		rows: 'subscriptions',
		path: 'subscriptions',
		add: (store, id) => store.addSubscription(store.customer(id)),
	}),
	{
		resource: 'usage',
		operation: 'getPast',
		parameters: { customerId, subscriptionId: customerId },
		seed: (store, id) =>
			void store.addSubscription(store.addCustomer({ external_id: id }), { external_id: id }),
		path: ({ id }) => `/customers/${id}/past_usage?external_subscription_id=${id}&`,
		envelope: 'usage_periods',
		add: (store, id) => {
			const subscription = store.subscriptions.find(({ external_id }) => external_id === id)!;
			const from_datetime = latestPeriod(store);
			return store.addUsagePeriod(subscription, { from_datetime });
		},
		key: 'lago_invoice_id',
	},
	list({
		resource: 'wallet',
		rows: 'wallets',
		path: 'wallets',
		add: (store, id) => store.addWallet(store.customer(id), { code: `w${store.wallets.length}` }),
	}),
	{
		...list({
			resource: 'walletAlert',
			rows: 'wallet_alerts',
			path: `wallets/${walletCode}/alerts`,
			add: (store, id) =>
				store.addWalletAlert(
					store.wallets.find(
						({ lago_customer_id }) => lago_customer_id === store.customer(id).lago_id,
					)!,
					{ code: `a${store.wallet_alerts.length}` },
				),
		}),
		parameters: { customerId, walletCode },
		seed: (store, id) =>
			void store.addWallet(store.addCustomer({ external_id: id }), { code: walletCode }),
	},
];
