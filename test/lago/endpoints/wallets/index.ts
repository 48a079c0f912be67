import { conflict, notFound } from '../../errors';
import { serializeWallet, type Wallet } from '../../models/wallet';
import type { Context, Route } from '../../router';
import { createWallet } from './create';
import { updateWallet, walletUpdateParams } from './update';

const COLLECTION = '/customers/:external_customer_id/wallets';
const MEMBER = `${COLLECTION}/:code`;
const resource = 'wallet';

export const wallets: Route[] = [
	{ verb: 'POST', path: COLLECTION, resource, since: '1.42', action: create },
	{ verb: 'GET', path: MEMBER, resource, since: '1.42', action: show },
	{ verb: 'PUT', path: MEMBER, resource, since: '1.42', action: update },
	{ verb: 'PATCH', path: MEMBER, resource, since: '1.42', action: update },
	{ verb: 'DELETE', path: MEMBER, resource, since: '1.42', action: terminate },
];

function create({ store, path, params }: Context) {
	const customer = store.customer(path.external_customer_id);
	return { wallet: serializeWallet(createWallet(customer, params, store), store) };
}

function show(context: Context) {
	return { wallet: serializeWallet(findWallet(context), context.store) };
}

function update(context: Context) {
	const { store, params } = context;
	const wallet = findWallet(context);
	updateWallet(wallet, walletUpdateParams(params), store);
	return { wallet: serializeWallet(wallet, store) };
}

/** One that has ended already stays as it is, and that is a success. */
function terminate(context: Context) {
	const { store } = context;
	const wallet = findWallet(context);
	if (wallet.status === 'active' && store.isBeingRefreshed(wallet)) throw conflict(); // [D]
	wallet.status = 'terminated';
	wallet.terminated_at ??= store.now();
	return { wallet: serializeWallet(wallet, store) };
}

/** Whichever the database gives first, so a terminated wallet may hide the active one of its code. */
function findWallet({ store, path }: Context): Wallet {
	const customer = store.customer(path.external_customer_id);
	const wallet = store.wallets.find(
		({ lago_customer_id, code }) => lago_customer_id === customer.lago_id && code === path.code,
	);
	if (!wallet) throw notFound('wallet');
	return wallet;
}
