import { notFound } from '../../errors';
import type { Wallet } from '../../models/wallet';
import type { Context } from '../../router';

/** Whichever the database gives first, so a terminated wallet may hide the active one of its code. */
export function findWallet({ store, path }: Context): Wallet {
	const customer = store.customer(path.external_customer_id);
	const wallet = store.wallets.find(
		({ lago_customer_id, code }) => lago_customer_id === customer.lago_id && code === path.code,
	);
	if (!wallet) throw notFound('wallet');
	return wallet;
}

/** The wallet whose metadata or alerts are meant: of one code, an active one before a terminated. */
export function findSubjectWallet({ store, path }: Context): Wallet {
	const customer = store.customer(path.external_customer_id);
	const wallets = store.wallets.filter(
		({ lago_customer_id, code }) =>
			lago_customer_id === customer.lago_id && code === path.wallet_code,
	);
	const wallet = wallets.find(({ status }) => status === 'active') ?? wallets[0];
	if (!wallet) throw notFound('wallet');
	return wallet;
}
