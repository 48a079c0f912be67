import { appliedCoupons } from './endpoints/appliedCoupons';
import { billing } from './endpoints/billing';
import { catalog } from './endpoints/catalog';
import { currentUsage } from './endpoints/usage/current';
import { customers } from './endpoints/customers';
import { lists } from './endpoints/lists';
import { pastUsage } from './endpoints/usage/past';
import { paymentMethods } from './endpoints/paymentMethods';
import { walletAlerts } from './endpoints/wallets/alerts';
import { wallets } from './endpoints/wallets';
import type { Route } from './router';

const api = [
	customers,
	lists,
	currentUsage,
	pastUsage,
	appliedCoupons,
	paymentMethods,
	wallets,
	walletAlerts,
	catalog,
	billing,
].flat();

const health = (version: string): Route => ({
	verb: 'GET',
	path: '/health',
	action: () => ({
		version,
		github_url: `https://github.com/getlago/lago-api/tree/v${version}`,
		message: 'Success',
	}),
});

export const routes = (version: string): Route[] => [
	health(version),
	...api.map((route) => ({ ...route, path: `/api/v1${route.path}` })),
];
