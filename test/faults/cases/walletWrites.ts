import type { Store } from '../../lago';
import type { WriteCase } from '../case';
import { alertCode, customerId, walletCode } from './ids';

const thresholds = { threshold: [{ value: '5' }] };

/** A wallet that is limited to a metric, and one beside it that must stay as it is. */
function addWallets(store: Store, id: string) {
	if (!store.billable_metrics.length) store.addBillableMetric({ code: 'calls' });
	const customer = store.addCustomer({ external_id: id });
	for (const code of [walletCode, 'other']) {
		const wallet = store.addWallet(customer, {
			code,
			metadata: { team: 'north', owner: id },
			billable_metric_codes: ['calls'],
		});
		store.addWalletAlert(wallet, { code: alertCode });
		store.addWalletAlert(wallet, { code: 'few', alert_type: 'wallet_credits_balance' });
	}
}

/** The same, but for the limit, so that metadata are changed by requests of their own. */
function addUnlimitedWallets(store: Store, id: string) {
	addWallets(store, id);
	for (const wallet of store.wallets) wallet.billable_metric_codes = [];
}

const create = (walletFields: object) => ({
	resource: 'wallet',
	operation: 'create',
	parameters: {
		customerId,
		rateAmount: '2',
		walletCurrency: 'EUR',
		walletFields: { name: 'My credits', grantedCredits: '10', ...walletFields },
	},
	seed: (store: Store, id: string) => void store.addCustomer({ external_id: id, currency: 'EUR' }),
});

const newWallet = (code: string) => ({
	code,
	name: 'My credits',
	status: 'active',
	credits: 10,
	metadata: {},
	metrics: [],
	alerts: [],
});

const ofWallet = { customerId, walletCode };
const ofAlert = { ...ofWallet, alertCode };

const wallets: WriteCase[] = [
	{
		...create({}),
		when: 'without a code',
		done: ([customer]) => void customer.wallets.push(newWallet('my_credits')),
		results: ({ id }) => [{ external_customer_id: id, code: 'my_credits', rate_amount: '2.0' }],
		second: 'forbidden',
	},
	{
		...create({ code: 'mine' }),
		when: 'with a code',
		done: ([customer]) => void customer.wallets.push(newWallet('mine')),
		results: ({ id }) => [{ external_customer_id: id, code: 'mine', rate_amount: '2.0' }],
		second: 'refused',
	},
	{
		resource: 'wallet',
		operation: 'update',
		parameters: { ...ofWallet, walletUpdateFields: { name: '={{ $json.id }}' } },
		seed: addWallets,
		done: ([customer]) => (customer.wallets[0].name = String(customer.wallets[0].metadata?.owner)),
		results: ({ id }) => [{ external_customer_id: id, code: walletCode, name: id }],
		second: 'the same',
	},
	{
		resource: 'wallet',
		operation: 'update',
		when: 'of its code',
		parameters: { ...ofWallet, walletUpdateFields: { code: 'renamed' } },
		seed: addWallets,
		done: ([customer]) => (customer.wallets[0].code = 'renamed'),
		results: ({ id }) => [{ external_customer_id: id, code: 'renamed' }],
		second: 'refused',
	},
	{
		resource: 'wallet',
		operation: 'terminate',
		parameters: ofWallet,
		seed: addWallets,
		done: ([customer]) => (customer.wallets[0].status = 'terminated'),
		results: ({ id }) => [{ external_customer_id: id, status: 'terminated' }],
		second: 'the same',
	},
];

const alerts: WriteCase[] = [
	{
		resource: 'walletAlert',
		operation: 'create',
		parameters: {
			...ofWallet,
			alerts: {
				alert: [
					{ alertType: 'wallet_ongoing_balance_amount', code: customerId, thresholds },
					{ alertType: 'wallet_credits_ongoing_balance', code: 'second', thresholds },
				],
			},
		},
		seed: addWallets,
		done: ([
			{
				wallets: [wallet],
			},
		]) => {
			const codes = [String(wallet.metadata?.owner), 'second'];
			wallet.alerts.push(...codes.map((code) => ({ code, name: null })));
		},
		results: ({ id }) => [{ code: id }, { code: 'second' }],
		second: 'refused',
	},
	{
		resource: 'walletAlert',
		operation: 'update',
		parameters: { ...ofAlert, alertUpdateFields: { name: customerId } },
		seed: addWallets,
		done: ([
			{
				wallets: [wallet],
			},
		]) => (wallet.alerts[0].name = String(wallet.metadata?.owner)),
		results: ({ id }) => [{ code: alertCode, name: id }],
		second: 'the same',
	},
	{
		resource: 'walletAlert',
		operation: 'update',
		when: 'of its code',
		parameters: { ...ofAlert, alertUpdateFields: { code: 'lower' } },
		seed: addWallets,
		done: ([
			{
				wallets: [wallet],
			},
		]) => (wallet.alerts[0].code = 'lower'),
		results: () => [{ code: 'lower' }],
		second: 'refused',
	},
	{
		resource: 'walletAlert',
		operation: 'delete',
		parameters: ofAlert,
		seed: addWallets,
		done: ([
			{
				wallets: [wallet],
			},
		]) => void wallet.alerts.shift(),
		results: () => [{ deleted: true, code: alertCode }],
		second: 'the same',
	},
	{
		resource: 'walletAlert',
		operation: 'deleteAll',
		parameters: ofWallet,
		seed: addWallets,
		done: ([
			{
				wallets: [wallet],
			},
		]) => (wallet.alerts = []),
		results: () => [{ deleted: true }],
		second: 'the same',
	},
];

/** What each operation makes of the metadata. */
const changes: Array<[operation: string, change: (owner: string) => Record<string, string>]> = [
	['deleteAll', () => ({})],
	['deleteKey', (owner) => ({ owner })],
	['merge', (owner) => ({ team: 'south', owner })],
	['replace', () => ({ team: 'south' })],
];

const metadata: WriteCase[] = [
	{ when: 'of a wallet that is limited to a metric', seed: addWallets },
	{ when: 'of a wallet that is not', seed: addUnlimitedWallets },
].flatMap(({ when, seed }) =>
	changes.map(([operation, change]) => ({
		resource: 'walletMetadata',
		operation,
		when,
		parameters: {
			...ofWallet,
			...(operation === 'deleteKey' && { metadataKey: 'team' }),
			...(['merge', 'replace'].includes(operation) && {
				walletMetadata: { pair: [{ key: 'team', value: 'south' }] },
			}),
		},
		seed,
		done: ([
			{
				wallets: [wallet],
			},
		]) => (wallet.metadata = change(String(wallet.metadata?.owner))),
		results: ({ id }) => [{ metadata: operation === 'deleteAll' ? null : change(String(id)) }],
		second: 'the same',
	})),
);

export const walletWrites = [...wallets, ...alerts, ...metadata];
