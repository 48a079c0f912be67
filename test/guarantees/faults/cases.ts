import { hasRows, rows, type Store } from '../../lago/store';
import { operations, type Declared } from '../../operations/declarations';
import type { Case } from './scenario';

/** A list, of as many rows as one likes. */
export interface ListCase extends Case {
	/** Adds a row in front of all others. */
	add: (store: Store, id: string) => object;
	/** The key of a result that tells rows apart. */
	key: string;
	isPaged: boolean;
}

type Description = Omit<ListCase, 'resource' | 'operation' | 'envelope' | 'isPaged'>;

/** What an input item holds. */
const customerId = '={{ $json.id }}';
const walletCode = 'prepaid';

/** A list of what belongs to a customer. */
const ofCustomer = (name: keyof typeof rows): Description => ({
	parameters: { customerId },
	seed: (store, id) => void store.addCustomer({ external_id: id }),
	path: ({ id }) => `/customers/${id}/${name}?`,
	add: (store, id) => rows[name](store, store.customer(id)),
	key: 'lago_id',
});

const latestPeriod = (store: Store) => {
	const month = new Date(Date.UTC(2000, store.usage_periods.length, 1));
	return month.toISOString();
};

const others: Record<string, Description> = {
	'customer getAll': {
		parameters: { customerFilters: { zipcodes: [customerId] } },
		seed: () => {},
		path: ({ id }) => `/customers?zipcodes[]=${id}&`,
		add: (store, id) =>
			store.addCustomer({ external_id: `c${store.customers.length}`, zipcode: id }),
		key: 'lago_id',
	},
	'usage getPast': {
		parameters: { customerId, subscriptionId: customerId },
		seed: (store, id) =>
			void store.addSubscription(store.addCustomer({ external_id: id }), { external_id: id }),
		path: ({ id }) => `/customers/${id}/past_usage?external_subscription_id=${id}&`,
		add: (store, id) => {
			const subscription = store.subscriptions.find(({ external_id }) => external_id === id)!;
			const from_datetime = latestPeriod(store);
			return store.addUsagePeriod(subscription, { from_datetime });
		},
		key: 'lago_invoice_id',
	},
	'walletAlert getAll': {
		parameters: { customerId, walletCode },
		seed: (store, id) =>
			void store.addWallet(store.addCustomer({ external_id: id }), { code: walletCode }),
		path: ({ id }) => `/customers/${id}/wallets/${walletCode}/alerts?`,
		add: (store, id) =>
			store.addWalletAlert(
				store.wallets.find(
					({ lago_customer_id }) => lago_customer_id === store.customer(id).lago_id,
				)!,
				{ code: `a${store.wallet_alerts.length}` },
			),
		key: 'lago_id',
	},
};

const listCase = ({ id, chosen, operation }: Declared): ListCase[] => {
	if (operation.kind !== 'list') return [];
	const { envelope, isPaged } = operation;
	const description = others[id] ?? (hasRows(envelope) ? ofCustomer(envelope) : undefined);
	return description ? [{ ...chosen, ...description, envelope, isPaged }] : [];
};

export const lists = operations.flatMap(listCase);
