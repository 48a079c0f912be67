import { inQuery } from '../model/field';
import { list, resource } from '../model/defineOperation';
import { amount, renamed, field } from '../model/simplify';
import { customerList, forOneCustomer } from './common/customerList';
import {
	amountFromFilter,
	amountToFilter,
	billingEntityFilter,
	currencyFilter,
	equalsOneOf,
	issuingDateFromFilter,
	issuingDateToFilter,
	purchaseOrderNumberFilter,
	selfBilledFilter,
} from './common/filters';

const getMany = list(
	customerList('credit_notes', [
		field('number'),
		renamed('external_customer_id', 'customer', 'external_id'),
		field('invoice_number'),
		field('issuing_date'),
		amount('total_amount'),
		amount('balance_amount'),
		field('currency'),
		field('credit_status'),
		field('refund_status'),
		field('reason'),
		field('lago_id'),
	]),
	{
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many credit notes of customer',
		description: forOneCustomer("Retrieve one customer's credit notes, newest first"),
	},
	{
		name: 'creditNoteFilters',
		fields: [
			amountFromFilter,
			amountToFilter,
			billingEntityFilter,
			inQuery('credit_status', equalsOneOf('credit_status'), {
				displayName: 'Credit Statuses',
				name: 'creditStatuses',
				type: 'multiOptions',
				options: [
					{ name: 'Available', value: 'available' },
					{ name: 'Consumed', value: 'consumed' },
					{ name: 'Voided', value: 'voided' },
				],
				default: [],
				description: 'Only credit notes whose credit has one of these statuses',
			}),
			currencyFilter('currency'),
			inQuery('invoice_number', equalsOneOf('invoice_number'), {
				displayName: 'Invoice Number',
				name: 'invoiceNumber',
				type: 'string',
				placeholder: 'e.g. ACM-1A2B-001-002',
				default: '',
				description: 'Only credit notes for the invoice with exactly this number',
			}),
			issuingDateFromFilter,
			issuingDateToFilter,
			purchaseOrderNumberFilter,
			inQuery('reason', equalsOneOf('reason'), {
				displayName: 'Reasons',
				name: 'reasons',
				type: 'multiOptions',
				options: [
					{ name: 'Duplicated Charge', value: 'duplicated_charge' },
					{ name: 'Fraudulent Charge', value: 'fraudulent_charge' },
					{ name: 'Order Cancellation', value: 'order_cancellation' },
					{ name: 'Order Change', value: 'order_change' },
					{ name: 'Other', value: 'other' },
					{ name: 'Product Unsatisfactory', value: 'product_unsatisfactory' },
				],
				default: [],
				description: 'Only credit notes issued for one of these reasons',
			}),
			inQuery('refund_status', equalsOneOf('refund_status'), {
				displayName: 'Refund Statuses',
				name: 'refundStatuses',
				type: 'multiOptions',
				options: [
					{ name: 'Failed', value: 'failed' },
					{ name: 'Pending', value: 'pending' },
					{ name: 'Succeeded', value: 'succeeded' },
				],
				default: [],
				description: 'Only credit notes whose refund has one of these statuses',
			}),
			inQuery('search_term', null, {
				displayName: 'Search Term',
				name: 'searchTerm',
				type: 'string',
				placeholder: 'e.g. ACM-1A2B',
				default: '',
				description:
					'Only credit notes with this text in their number or Lago ID, or in the name, external ID or email address of the customer',
			}),
			selfBilledFilter,
			inQuery('types', null, {
				displayName: 'Types',
				name: 'types',
				type: 'multiOptions',
				options: [
					{ name: 'Credit', value: 'credit' },
					{ name: 'Offset', value: 'offset' },
					{ name: 'Refund', value: 'refund' },
				],
				default: [],
				description: 'Only credit notes of one of these types',
			}),
		],
	},
);

export const creditNote = resource({ name: 'Credit Note', value: 'creditNote' }, getMany, [
	getMany,
]);
