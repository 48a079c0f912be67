import type { LagoOperation } from '../../engine/operation';
import { customerId, paymentMethodId } from '../../fields/locators';

export const setAsDefault: LagoOperation = {
	option: {
		name: 'Set as Default',
		value: 'setAsDefault',
		action: 'Set payment method as default',
		description: "Make a stored card or account the one that pays the customer's invoices",
		routing: {
			request: {
				method: 'PUT',
				url: '/customers/{customerId}/payment_methods/{paymentMethodId}/set_as_default',
			},
		},
	},
	fields: [customerId, paymentMethodId],
	envelope: 'payment_method',
};
