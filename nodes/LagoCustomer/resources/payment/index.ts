import type { LagoResource } from '../../engine/resource';
import { getAll } from './getAll.operation';

export const payment: LagoResource = {
	name: 'Payment',
	value: 'payment',
	operations: [getAll],
};
