export { searchAppliedCoupons } from './searchAppliedCoupons';
export { searchCustomers } from './searchCustomers';
export { searchPaymentMethods } from './searchPaymentMethods';
export { searchSubscriptions } from './searchSubscriptions';
export { searchWalletAlerts } from './searchWalletAlerts';
export { searchWalletMetadataKeys } from './searchWalletMetadataKeys';
export { searchWallets } from './searchWallets';
