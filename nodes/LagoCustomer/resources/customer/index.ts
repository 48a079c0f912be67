import type { LagoResource } from '../../engine/resource';
import { createOrUpdate } from './createOrUpdate.operation';
import { deleteCustomer } from './delete.operation';
import { generateCheckoutUrl } from './generateCheckoutUrl.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { getPortalUrl } from './getPortalUrl.operation';

export const customer: LagoResource = {
	name: 'Customer',
	value: 'customer',
	operations: [createOrUpdate, deleteCustomer, generateCheckoutUrl, get, getAll, getPortalUrl],
};
