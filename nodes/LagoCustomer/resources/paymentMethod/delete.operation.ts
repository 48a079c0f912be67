import type { LagoOperation } from '../../engine/operation';
import { customerId, paymentMethodId } from '../../fields/locators';

export const deletePaymentMethod: LagoOperation = {
	option: {
		name: 'Delete',
		value: 'delete',
		action: 'Delete payment method',
		description: "Delete a customer's stored card or account permanently",
		routing: {
			request: {
				method: 'DELETE',
				url: '/customers/{customerId}/payment_methods/{paymentMethodId}',
			},
		},
	},
	fields: [customerId, paymentMethodId],
	envelope: 'payment_method',
};
