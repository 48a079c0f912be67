/** Lago's objects: how a new one is, and how it is answered. */
export * from './appliedCoupon';
export * from './catalog';
export * from './creditNote';
export * from './customer';
export * from './invoice';
export * from './organization';
export * from './payment';
export * from './subscription';
export * from './usage';
export * from './wallet';
export * from './walletAlert';
