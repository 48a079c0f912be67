import { notFound } from '../../errors';
import { anyHash, permit } from '../../params';
import type { Params } from '../../rack';
import type { Context, Route } from '../../router';
import { findSubjectWallet } from './subject';
import { updateWallet } from './update';

const COLLECTION = '/customers/:external_customer_id/wallets/:wallet_code/metadata';
const resource = 'wallet';
const since = '1.42';

export const walletMetadata: Route[] = [
	{ verb: 'POST', path: COLLECTION, resource, since, action: replace },
	{ verb: 'PATCH', path: COLLECTION, resource, since, action: merge },
	{ verb: 'PUT', path: COLLECTION, resource, since, action: merge },
	{ verb: 'DELETE', path: COLLECTION, resource, since, action: destroy },
	{ verb: 'DELETE', path: `${COLLECTION}/:key`, resource, since, action: destroyKey },
];

// All three are updates of the wallet, with everything that an update does.
function replace(context: Context) {
	return update(context, permit(context.params, { metadata: anyHash }));
}

function merge(context: Context) {
	return update(context, permit(context.params, { metadata: anyHash }), { mergesMetadata: true });
}

function destroy(context: Context) {
	return update(context, { metadata: null });
}

function update(context: Context, params: Params, options?: { mergesMetadata: boolean }) {
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
