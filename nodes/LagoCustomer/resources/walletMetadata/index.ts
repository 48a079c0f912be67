import type { LagoResource } from '../../engine/resource';
import { deleteAll } from './deleteAll.operation';
import { deleteKey } from './deleteKey.operation';
import { merge } from './merge.operation';
import { replace } from './replace.operation';

export const walletMetadata: LagoResource = {
	name: 'Wallet Metadata',
	value: 'walletMetadata',
	operations: [deleteAll, deleteKey, merge, replace],
};
