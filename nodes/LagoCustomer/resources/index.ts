import type { LagoResource } from '../engine/operation';
import { appliedCoupon } from './appliedCoupon';
import { customer } from './customer';
import { subscription } from './subscription';
import { usage } from './usage';

/** The resources as the editor lists them. */
export const resources: LagoResource[] = [appliedCoupon, customer, subscription, usage];
