import { inQuery } from '../model/field';
import { list, resource } from '../model/defineOperation';
import { amount, field, renamed } from '../model/simplify';
import { customerList, forOneCustomer } from './common/customerList';
import { billingEntityCodesFilter, currencyFilter, equalsOneOf } from './common/filters';
import { paymentStatuses } from './common/options';

const getMany = list(
	customerList('payment_requests', [
		renamed('external_customer_id', 'customer', 'external_id'),
		field('lago_id'),
		field('email'),
		amount('amount'),
		renamed('currency', 'amount_currency'),
		field('payment_status'),
		field('created_at'),
	]),
	{
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many payment requests of customer',
		description: forOneCustomer(
			'Retrieve the payment requests (dunning) one customer got for overdue invoices',
		),
	},
	{
		name: 'paymentRequestFilters',
		fields: [
			billingEntityCodesFilter(null),
			currencyFilter('amount_currency'),
			inQuery('payment_status', equalsOneOf('payment_status'), {
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
