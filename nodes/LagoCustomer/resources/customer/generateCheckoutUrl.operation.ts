import type { LagoOperation } from '../../engine/operation';
import { customerId } from '../../fields/locators';

export const generateCheckoutUrl: LagoOperation = {
	option: {
		name: 'Generate Checkout URL',
		value: 'generateCheckoutUrl',
		action: 'Generate checkout URL for customer',
		description:
			"Create a link to the payment provider's page where a customer stores a payment method",
		routing: { request: { method: 'POST', url: '/customers/{customerId}/checkout_url' } },
	},
	fields: [customerId],
	envelope: 'customer',
};
