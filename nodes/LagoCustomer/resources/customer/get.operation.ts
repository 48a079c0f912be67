import type { LagoOperation } from '../../engine/operation';
import { customerId } from '../../fields/locators';

export const get: LagoOperation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get customer',
		description: 'Retrieve a customer with its billing configuration and metadata',
		routing: { request: { method: 'GET', url: '/customers/{customerId}' } },
	},
	fields: [customerId],
	envelope: 'customer',
};
