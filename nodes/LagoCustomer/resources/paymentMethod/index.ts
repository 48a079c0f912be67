import type { LagoResource } from '../../engine/resource';
import { deletePaymentMethod } from './delete.operation';
import { getAll } from './getAll.operation';
import { setAsDefault } from './setAsDefault.operation';

export const paymentMethod: LagoResource = {
	name: 'Payment Method',
	value: 'paymentMethod',
	operations: [deletePaymentMethod, getAll, setAsDefault],
};
