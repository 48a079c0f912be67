import type { LagoOperation } from '../../engine/operation';
import {
	amountFrom,
	amountTo,
	billingEntityCodes,
	currency,
	issuingDateFrom,
	issuingDateTo,
	purchaseOrderNumber,
	selfBilled,
} from '../../fields/filters';
import { customerId } from '../../fields/locators';
import { limit, pagingOptions, returnAll } from '../../fields/paging';
import { query } from '../../fields/send';
import { simplifyFields } from '../../fields/simplify';
import { simpleFields } from './simpleFields';

export const getAll: LagoOperation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many credit notes of customer',
		description: "Retrieve a list of a customer's credit notes, newest first",
		routing: { request: { method: 'GET', url: '/customers/{customerId}/credit_notes' } },
	},
	fields: [
		customerId,
		returnAll,
		limit,
		{
			displayName: 'Filters',
			name: 'creditNoteFilters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				amountFrom,
				amountTo,
				billingEntityCodes,
				{
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
					routing: query('credit_status'),
				},
				currency,
				{
					displayName: 'Invoice Number',
					name: 'invoiceNumber',
					type: 'string',
					placeholder: 'e.g. ACM-1A2B-001-002',
					default: '',
					description: 'Only credit notes for the invoice with exactly this number',
					routing: query('invoice_number'),
				},
				issuingDateFrom,
				issuingDateTo,
				purchaseOrderNumber,
				{
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
					routing: query('reason'),
				},
				{
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
					routing: query('refund_status'),
				},
				{
					displayName: 'Search Term',
					name: 'searchTerm',
					type: 'string',
					placeholder: 'e.g. ACM-1A2B',
					default: '',
					description: 'Only credit notes with this text in their number or Lago ID',
					routing: query('search_term'),
				},
				selfBilled,
				{
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
					routing: query('types'),
				},
			],
		},
		pagingOptions,
		...simplifyFields,
	],
	simpleFields,
	envelope: 'credit_notes',
	checkedFilters: {
		credit_status: 'credit_status',
		currency: 'currency',
		invoice_number: 'invoice_number',
		reason: 'reason',
		refund_status: 'refund_status',
		self_billed: 'self_billed',
	},
	paged: true,
};
