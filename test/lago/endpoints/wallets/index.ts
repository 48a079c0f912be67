import { conflict, notFound } from '../../errors';
import { serializeWallet } from '../../models/wallet';
import { anyHash, permit } from '../../params';
import type { Params } from '../../rack';
import { CUSTOMER, route, type Context, type Route } from '../../router';
import { findSubjectWallet, findWallet } from './find';
import { createWallet, updateWallet, walletUpdateParams } from './write';

const COLLECTION = `${CUSTOMER}/wallets`;
const MEMBER = `${COLLECTION}/:code`;
const METADATA = `${COLLECTION}/:wallet_code/metadata`;
const since = '1.42';

export const wallets: Route[] = [
	route('POST', COLLECTION, 'wallet', create, { since }),
	route('GET', MEMBER, 'wallet', show, { since }),
	route('PUT', MEMBER, 'wallet', update, { since }),
	route('PATCH', MEMBER, 'wallet', update, { since }),
	route('DELETE', MEMBER, 'wallet', terminate, { since }),
	route('POST', METADATA, 'wallet', writeMetadata({ mergesMetadata: false }), { since }),
	route('PATCH', METADATA, 'wallet', writeMetadata({ mergesMetadata: true }), { since }),
	route('PUT', METADATA, 'wallet', writeMetadata({ mergesMetadata: true }), { since }),
	route('DELETE', METADATA, 'wallet', clearMetadata, { since }),
	route('DELETE', `${METADATA}/:key`, 'wallet', destroyKey, { since }),
];

function create({ store, customer, params }: Context) {
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

// All three are updates of the wallet, with everything that an update does.
function writeMetadata(options: { mergesMetadata: boolean }) {
	return (context: Context) =>
		updateMetadata(context, permit(context.params, { metadata: anyHash }), options);
}

function clearMetadata(context: Context) {
	return updateMetadata(context, { metadata: null });
}

function updateMetadata(context: Context, params: Params, options?: { mergesMetadata: boolean }) {
	const wallet = findSubjectWallet(context);
	updateWallet(wallet, params, context.store, options);
	return { metadata: wallet.metadata };
}

/** The only one that leaves the rest of the wallet alone. A key that is not there is no error. */
function destroyKey(context: Context) {
	const wallet = findSubjectWallet(context);
	if (!wallet.metadata) throw notFound('metadata');
	delete wallet.metadata[context.path.key];
	return { metadata: wallet.metadata };
}
