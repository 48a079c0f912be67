import { appliedCoupons } from './endpoints/appliedCoupons';
import { billing } from './endpoints/billing';
import { catalog } from './endpoints/catalog';
import { checkoutUrl } from './endpoints/customers/checkoutUrl';
import { creditNotes } from './endpoints/creditNotes';
import { currentUsage } from './endpoints/usage/current';
import { customers } from './endpoints/customers';
import { health } from './endpoints/health';
import { invoices } from './endpoints/invoices';
import { pastUsage } from './endpoints/usage/past';
import { paymentMethods } from './endpoints/paymentMethods';
import { payments } from './endpoints/payments';
import { projectedUsage } from './endpoints/usage/projected';
import { subscriptions } from './endpoints/subscriptions';
import { walletAlerts } from './endpoints/wallets/alerts';
import { walletMetadata } from './endpoints/wallets/metadata';
import { wallets } from './endpoints/wallets';
import type { Route } from './router';

const api = [
	customers,
	checkoutUrl,
	currentUsage,
	projectedUsage,
	pastUsage,
	appliedCoupons,
	creditNotes,
	invoices,
	payments,
	paymentMethods,
	subscriptions,
	wallets,
	walletMetadata,
	walletAlerts,
	catalog,
	billing,
].flat();

export const routes = (version: string): Route[] => [
	health(version),
	...api.map((route) => ({ ...route, path: `/api/v1${route.path}` })),
];
