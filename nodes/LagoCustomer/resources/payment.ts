import { inQuery } from '../model/field';
import { list, resource } from '../model/defineOperation';
import { amount, field, renamed } from '../model/simplify';
import { customerList, forOneCustomer } from './common/customerList';
import { equalsIgnoringCase } from './common/filters';

const getMany = list(
	customerList('payments', [
		field('external_customer_id'),
		field('lago_id'),
		amount('amount'),
		renamed('currency', 'amount_currency'),
		field('payment_status'),
		field('type'),
		field('reference'),
		field('invoice_numbers'),
		field('invoice_ids'),
		field('payable_type'),
		field('payment_provider_type'),
		field('created_at'),
	]),
	{
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many payments of customer',
		description: forOneCustomer("Retrieve one customer's payments, newest first"),
	},
	{
		name: 'paymentFilters',
		fields: [
			inQuery('invoice_id', equalsIgnoringCase('invoice_ids'), {
				displayName: 'Invoice ID',
				name: 'invoiceId',
				type: 'string',
				placeholder: 'e.g. 1a901a90-1a90-1a90-1a90-1a901a901a90',
				default: '',
				description: "Only payments of this invoice: its 'lago_id'",
			}),
		],
	},
);

export const payment = resource({ name: 'Payment', value: 'payment' }, getMany, [getMany]);
