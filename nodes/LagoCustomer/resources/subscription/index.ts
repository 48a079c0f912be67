import type { LagoResource } from '../../engine/resource';
import { getAll } from './getAll.operation';

export const subscription: LagoResource = {
	name: 'Subscription',
	value: 'subscription',
	operations: [getAll],
};
