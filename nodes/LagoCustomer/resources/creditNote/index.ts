import type { LagoResource } from '../../engine/resource';
import { getAll } from './getAll.operation';

export const creditNote: LagoResource = {
	name: 'Credit Note',
	value: 'creditNote',
	operations: [getAll],
};
