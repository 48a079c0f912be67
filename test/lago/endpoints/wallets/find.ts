import { notFound } from '../../errors';
import type { Wallet } from '../../models/wallet';
import type { Context } from '../../router';

/** Whichever the database gives first, so a terminated wallet may hide the active one of its code. */
export function findWallet(context: Context): Wallet {
	const { store, path } = context;
	const wallet = context.own(store.wallets).find(({ code }) => code === path.code);
	if (!wallet) throw notFound('wallet');
	return wallet;
}

/** The wallet whose metadata or alerts are meant: of one code, an active one before a terminated. */
export function findSubjectWallet(context: Context): Wallet {
	const { store, path } = context;
	const wallets = context.own(store.wallets).filter(({ code }) => code === path.wallet_code);
	const wallet = wallets.find(({ status }) => status === 'active') ?? wallets[0];
	if (!wallet) throw notFound('wallet');
	return wallet;
}
