import type { Resource } from '../model/operation';
import { appliedCoupon } from './appliedCoupon';
import { creditNote } from './creditNote';
import { customer } from './customer';
import { invoice } from './invoice';
import { payment } from './payment';
import { paymentMethod } from './paymentMethod';
import { paymentRequest } from './paymentRequest';
import { subscription } from './subscription';
import { usage } from './usage';
import { wallet } from './wallet';
import { walletAlert } from './walletAlert';
import { walletMetadata } from './walletMetadata';

/** The resources as the editor lists them. */
export const resources: Resource[] = [
	appliedCoupon,
	creditNote,
	customer,
	invoice,
	payment,
	paymentMethod,
	paymentRequest,
	subscription,
	usage,
	wallet,
	walletAlert,
	walletMetadata,
];
