import type { LagoResource } from '../../engine/resource';
import { getAll } from './getAll.operation';

export const invoice: LagoResource = {
	name: 'Invoice',
	value: 'invoice',
	operations: [getAll],
};
