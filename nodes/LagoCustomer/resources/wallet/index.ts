import type { LagoResource } from '../../engine/resource';
import { create } from './create.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { terminate } from './terminate.operation';
import { update } from './update.operation';

export const wallet: LagoResource = {
	name: 'Wallet',
	value: 'wallet',
	operations: [create, get, getAll, terminate, update],
};
