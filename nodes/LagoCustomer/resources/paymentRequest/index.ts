import type { LagoResource } from '../../engine/resource';
import { getAll } from './getAll.operation';

export const paymentRequest: LagoResource = {
	name: 'Payment Request',
	value: 'paymentRequest',
	operations: [getAll],
};
