import type { IDataObject } from 'n8n-workflow';
import type { Wallet } from '../lago/models/wallet';
import { lago, run, wire } from '../n8n/support';
import { addAccount, operations, plainly } from './declarations';
import { ask } from './helpers';

interface Deletion {
	/** What is asked of Lago for the customer acme. */
	requests: (ids: IDataObject) => string[];
	/** What Lago has of it before, and what of that is another afterwards. */
	was: (ids: IDataObject) => Promise<IDataObject>;
	changed?: object;
	/** All objects of the kind, and which of them go. */
	all: () => string[];
	gone: string[];
}

const ACME = '/customers/acme';

const WALLET = `${ACME}/wallets/prepaid`;

const ENDED = {
	status: 'terminated',
	terminated_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
};

const one = async (path: string, envelope: string) => (await ask(path))[envelope] as IDataObject;

/** Of a list, the object that is the customer's own. */
const ownIn = async (list: string, id: unknown) =>
	((await ask(`${ACME}/${list}`))[list] as IDataObject[]).find(({ lago_id }) => lago_id === id) ??
	{};

const nameOf = (customer: string, ...parts: string[]) => {
	const { external_id } = lago.store.customerById(customer);
	return [external_id, ...parts].join('/');
};

const ofWallets = (parts: (wallet: Wallet) => string[]) =>
	lago.store.wallets.flatMap((wallet) =>
		parts(wallet).map((part) => nameOf(wallet.lago_customer_id, wallet.code, part)),
	);

const metadataOf = ({ metadata }: Wallet) => Object.keys(metadata ?? {});

const alertsOf = ({ lago_id: id }: Wallet) =>
	lago.store.wallet_alerts.filter((alert) => alert.lago_wallet_id === id).map(({ code }) => code);

const DELETIONS: Record<string, Deletion> = {
	'appliedCoupon delete': {
		requests: ({ appliedCouponId }) => [
			`DELETE ${ACME}/applied_coupons/${String(appliedCouponId)}`,
		],
		was: async ({ appliedCouponId }) => {
			const { credits, ...coupon } = await ownIn('applied_coupons', appliedCouponId);
			expect(credits).toEqual([]); // only in lists
			return coupon;
		},
		changed: ENDED,
		all: () =>
			lago.store.applied_coupons
				.filter(({ status }) => status === 'active')
				.map(({ lago_customer_id: id, coupon_code: code }) => nameOf(id, code)),
		gone: ['acme/first'],
	},
	'customer delete': {
		requests: () => [`DELETE ${ACME}`],
		was: async () => await one(ACME, 'customer'),
		changed: { updated_at: expect.any(String) as string },
		all: () => lago.store.customers.filter((c) => !c.deleted_at).map(({ external_id: id }) => id),
		gone: ['acme'],
	},
	'paymentMethod delete': {
		requests: ({ paymentMethodId }) => [
			`DELETE ${ACME}/payment_methods/${String(paymentMethodId)}`,
		],
		was: async ({ paymentMethodId }) => await ownIn('payment_methods', paymentMethodId),
		changed: { is_default: false },
		all: () =>
			lago.store.payment_methods.map(({ lago_customer_id: id, provider_method_id: name }) =>
				nameOf(id, name),
			),
		gone: ['acme/pm_acme'],
	},
	'wallet terminate': {
		requests: () => [`GET ${WALLET}`, `DELETE ${WALLET}`],
		was: async () => await one(WALLET, 'wallet'),
		changed: ENDED,
		all: () => ofWallets(({ status }) => (status === 'active' ? [''] : [])),
		gone: ['acme/prepaid/'],
	},
	'walletAlert delete': {
		requests: () => [`GET ${WALLET}/alerts?per_page=100`, `DELETE ${WALLET}/alerts/low`],
		was: async () => await one(`${WALLET}/alerts/low`, 'alert'),
		changed: { thresholds: [] },
		all: () => ofWallets(alertsOf),
		gone: ['acme/prepaid/low'],
	},
	'walletAlert deleteAll': {
		requests: () => [`DELETE ${WALLET}/alerts`],
		was: async () => await Promise.resolve({}),
		all: () => ofWallets(alertsOf),
		gone: ['acme/prepaid/low', 'acme/prepaid/lower'],
	},
	'walletMetadata deleteAll': {
		requests: () => [`GET ${WALLET}`, `DELETE ${WALLET}/metadata`],
		was: async () => await Promise.resolve({ metadata: null }),
		all: () => ofWallets(metadataOf),
		gone: ['acme/prepaid/team', 'acme/prepaid/owner'],
	},
	'walletMetadata deleteKey': {
		requests: () => [`DELETE ${WALLET}/metadata/team`],
		was: async () => await Promise.resolve({ metadata: { owner: 'acme' } }),
		all: () => ofWallets(metadataOf),
		gone: ['acme/prepaid/team'],
	},
};

const declared = operations.filter(
	({ operation }) => operation.kind === 'write' && operation.method === 'DELETE',
);

test('there is no other delete', () => {
	expect(declared.map(({ id }) => id)).toEqual(Object.keys(DELETIONS));
});

/** Two customers with two of each kind, and a third. Returns what leads to the first one of the first. */
function addTwoOfEach(): IDataObject {
	const { store } = lago;
	for (const code of ['first', 'second']) store.addCoupon({ code });
	const [account] = ['acme', 'other'].map((id) => addAccount(id, 5));
	for (const id of ['acme', 'other']) {
		const customer = store.customer(id);
		store.addAppliedCoupon(customer, { coupon_code: 'second' });
		store.addPaymentMethod(customer, { provider_method_id: 'second' });
		const wallet = store.addWallet(customer, { code: 'second', metadata: { team: 'south' } });
		for (const code of ['low', 'lower']) store.addWalletAlert(wallet, { code });
		const [prepaid] = store.wallets.filter((w) => w.lago_customer_id === customer.lago_id);
		const alert_type = 'wallet_credits_balance';
		store.addWalletAlert(prepaid, { code: 'lower', alert_type });
	}
	store.addCustomer({ external_id: 'third' });
	return account;
}

test.each(declared)('$id takes it away and returns what it was', async (deletion) => {
	const { requests, was, changed, all, gone } = DELETIONS[deletion.id];
	const account = addTwoOfEach();
	const before = await was(account);
	const allBefore = all();
	expect(allBefore).toEqual(expect.arrayContaining(gone));
	const { items, error } = await run(plainly(deletion), { items: [account] });
	expect(error).toBeUndefined();
	expect(wire()).toEqual(requests(account).map((request) => ({ request })));
	// A wallet that has ended is still there.
	const said = deletion.id === 'wallet terminate' ? {} : { deleted: true };
	const json = { ...said, ...before, ...changed };
	expect(items).toEqual([{ json, pairedItem: { item: 0 } }]);
	expect(Object.keys(items[0].json)[0]).toBe(Object.keys(json)[0]);
	expect(all()).toEqual(allBefore.filter((name) => !gone.includes(name)));
});

test('to delete all alerts of a wallet that has none is as good', async () => {
	lago.store.addWallet(lago.store.addCustomer({ external_id: 'acme' }), { code: 'prepaid' });
	const chosen = { resource: 'walletAlert', operation: 'deleteAll', customerId: 'acme' };
	const { items } = await run({ ...chosen, walletCode: 'prepaid' });
	expect(items).toEqual([{ json: { deleted: true }, pairedItem: { item: 0 } }]);
});
