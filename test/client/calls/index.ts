import { billing } from './billing';
import { customers } from './customers';
import type { Calls } from './types';
import { usage } from './usage';
import { walletAlerts } from './walletAlerts';
import { wallets } from './wallets';

/** A call of every method that the client has for customers. */
export const calls: Calls = {
	...customers,
	...billing,
	...usage,
	...wallets,
	...walletAlerts,
};
