import type { LagoResource } from '../../engine/operation';
import { getAll } from './getAll.operation';

export const creditNote: LagoResource = {
	name: 'Credit Note',
	value: 'creditNote',
	operations: [getAll],
};
