import { billing } from './endpoints/billing';
import { byId } from './endpoints/byId';
import { catalog } from './endpoints/catalog';
import { currentUsage } from './endpoints/usage/current';
import { customers } from './endpoints/customers';
import { lists } from './endpoints/lists';
import { pastUsage } from './endpoints/usage/past';
import { walletAlerts } from './endpoints/wallets/alerts';
import { wallets } from './endpoints/wallets';
import type { Route } from './router';

const api = [
	customers,
	lists,
	currentUsage,
	pastUsage,
	byId,
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
