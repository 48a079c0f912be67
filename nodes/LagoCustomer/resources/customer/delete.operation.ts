import type { LagoOperation } from '../../engine/operation';
import { customerId } from '../../fields/locators';

export const deleteCustomer: LagoOperation = {
	option: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete customer',
		description:
			'Delete a customer permanently and terminate its subscriptions, coupons and wallets',
		routing: { request: { method: 'DELETE', url: '/customers/{customerId}' } },
	},
	fields: [customerId],
	envelope: 'customer',
	identity: 'external_id',
};
