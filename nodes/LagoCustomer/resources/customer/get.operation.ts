import type { LagoOperation } from '../../engine/operation';
import { customerId } from '../../fields/locators';
import { simplifyFields } from '../../fields/simplify';
import { simpleFields } from './simpleFields';

export const get: LagoOperation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get customer',
		description: 'Retrieve a customer with its billing configuration and metadata',
		routing: { request: { method: 'GET', url: '/customers/{customerId}' } },
	},
	fields: [customerId, ...simplifyFields],
	simpleFields,
	envelope: 'customer',
	identity: 'external_id',
};
