import { inQuery } from '../fields/field';
import { has } from '../fields/filters';
import { customerId } from '../fields/locators';
import { amount, plain } from '../output/simplify';
import { lagoId, list, resource } from './operation';

const getMany = list(
	{
		path: ['customers', customerId, 'payments'],
		envelope: 'payments',
		identity: lagoId,
		simple: [
			plain('lago_id'),
			amount('amount'),
			plain('amount_currency'),
			plain('payment_status'),
			plain('type'),
			plain('reference'),
			plain('invoice_numbers'),
			plain('invoice_ids'),
			plain('payable_type'),
			plain('payment_provider_type'),
			plain('created_at'),
		],
	},
	{
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many payments of customer',
		description: "Retrieve a list of a customer's payments, newest first",
	},
	{
		name: 'paymentFilters',
		fields: [
			inQuery('invoice_id', has('invoice_ids'), {
				displayName: 'Invoice ID',
				name: 'invoiceId',
				type: 'string',
				placeholder: 'e.g. 1a901a90-1a90-1a90-1a90-1a901a901a90',
				default: '',
				description: 'Only payments for the invoice with this Lago ID',
			}),
		],
	},
);

export const payment = resource({ name: 'Payment', value: 'payment' }, getMany, [getMany]);
