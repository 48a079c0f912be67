export { searchAppliedCoupons } from './searchAppliedCoupons';
export { searchCustomers } from './searchCustomers';
export { searchSubscriptions } from './searchSubscriptions';
