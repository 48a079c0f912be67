import { paymentStatuses } from '../fields/choices';
import { inQuery } from '../fields/field';
import { billingEntityCodes, currencyFilter, has } from '../fields/filters';
import { customerId } from '../fields/locators';
import { amount, plain } from '../output/simplify';
import { lagoId, list, resource } from './operation';

const getMany = list(
	{
		path: ['customers', customerId, 'payment_requests'],
		envelope: 'payment_requests',
		identity: lagoId,
		simple: [
			plain('lago_id'),
			plain('email'),
			amount('amount'),
			plain('amount_currency'),
			plain('payment_status'),
			plain('created_at'),
		],
	},
	{
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many payment requests of customer',
		description: 'Retrieve a list of what a customer was asked to pay for overdue invoices',
	},
	{
		name: 'paymentRequestFilters',
		fields: [
			billingEntityCodes(null),
			currencyFilter('amount_currency'),
			inQuery('payment_status', has('payment_status'), {
				displayName: 'Payment Status',
				name: 'paymentStatus',
				type: 'options',
				options: paymentStatuses,
				default: 'pending',
				description: 'Only payment requests with this payment status',
			}),
		],
	},
);

export const paymentRequest = resource(
	{ name: 'Payment Request', value: 'paymentRequest' },
	getMany,
	[getMany],
);
