import type { LagoOperation } from '../../engine/operation';
import { customerId } from '../../fields/locators';

export const getPortalUrl: LagoOperation = {
	option: {
		name: 'Get Portal URL',
		value: 'getPortalUrl',
		action: 'Get portal URL of customer',
		description:
			'Retrieve a link, valid for 12 hours, to the page where a customer sees its invoices and usage',
		routing: { request: { method: 'GET', url: '/customers/{customerId}/portal_url' } },
	},
	fields: [customerId],
	envelope: 'customer',
};
