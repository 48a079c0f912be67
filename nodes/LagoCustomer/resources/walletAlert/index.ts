import type { LagoResource } from '../../engine/resource';
import { create } from './create.operation';
import { deleteWalletAlert } from './delete.operation';
import { deleteAll } from './deleteAll.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { update } from './update.operation';

export const walletAlert: LagoResource = {
	name: 'Wallet Alert',
	value: 'walletAlert',
	operations: [create, deleteWalletAlert, deleteAll, get, getAll, update],
};
