import type { LagoOperation } from '../../engine/operation';
import {
	amountFrom,
	amountTo,
	billingEntityCodes,
	currency,
	issuingDateFrom,
	issuingDateTo,
	metadataFilter,
	paymentStatuses,
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
		action: 'Get many invoices of customer',
		description: "Retrieve a list of a customer's invoices, latest issuing date first",
		routing: { request: { method: 'GET', url: '/customers/{customerId}/invoices' } },
	},
	fields: [
		customerId,
		returnAll,
		limit,
		{
			displayName: 'Filters',
			name: 'invoiceFilters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				amountFrom,
				amountTo,
				billingEntityCodes,
				currency,
				{
					displayName: 'Invoice Type',
					name: 'invoiceType',
					type: 'options',
					options: [
						{ name: 'Add-On', value: 'add_on' },
						{ name: 'Advance Charges', value: 'advance_charges' },
						{ name: 'Credit', value: 'credit' },
						{ name: 'One-Off', value: 'one_off' },
						{ name: 'Progressive Billing', value: 'progressive_billing' },
						{ name: 'Subscription', value: 'subscription' },
					],
					default: 'subscription',
					description: 'Only invoices of this type',
					routing: query('invoice_type'),
				},
				issuingDateFrom,
				issuingDateTo,
				metadataFilter,
				{
					displayName: 'Partially Paid',
					name: 'partiallyPaid',
					type: 'boolean',
					default: true,
					description: 'Whether to return the invoices that are paid in part, or the rest',
					routing: query('partially_paid'),
				},
				{
					displayName: 'Payment Dispute Lost',
					name: 'paymentDisputeLost',
					type: 'boolean',
					default: true,
					description:
						'Whether to return the invoices whose payment was lost in a dispute, or the rest',
					routing: query('payment_dispute_lost'),
				},
				{
					displayName: 'Payment Overdue',
					name: 'paymentOverdue',
					type: 'boolean',
					default: true,
					description: 'Whether to return the invoices that are overdue, or the rest',
					routing: query('payment_overdue'),
				},
				{
					displayName: 'Payment Statuses',
					name: 'paymentStatuses',
					type: 'multiOptions',
					options: paymentStatuses,
					default: [],
					description: 'Only invoices whose payment has one of these statuses',
					routing: query('payment_status'),
				},
				purchaseOrderNumber,
				{
					displayName: 'Search Term',
					name: 'searchTerm',
					type: 'string',
					placeholder: 'e.g. ACM-1A2B-001',
					default: '',
					description: 'Only invoices with this text in their number or Lago ID',
					routing: query('search_term'),
				},
				selfBilled,
				{
					displayName: 'Settlements',
					name: 'settlements',
					type: 'multiOptions',
					options: [
						{ name: 'Credit Note', value: 'credit_note' },
						{ name: 'Payment', value: 'payment' },
					],
					default: [],
					description: 'Only invoices settled in one of these ways',
					routing: query('settlements'),
				},
				{
					displayName: 'Statuses',
					name: 'statuses',
					type: 'multiOptions',
					options: [
						{ name: 'Draft', value: 'draft' },
						{ name: 'Failed', value: 'failed' },
						{ name: 'Finalized', value: 'finalized' },
						{ name: 'Pending', value: 'pending' },
						{ name: 'Voided', value: 'voided' },
					],
					default: [],
					description: 'Only invoices with one of these statuses',
					routing: query('status'),
				},
			],
		},
		pagingOptions,
		...simplifyFields,
	],
	simpleFields,
	envelope: 'invoices',
	checkedFilters: {
		currency: 'currency',
		invoice_type: 'invoice_type',
		payment_overdue: 'payment_overdue',
		payment_status: 'payment_status',
		self_billed: 'self_billed',
		status: 'status',
	},
	// Lago takes the text "false" for true.
	ownFilters: {
		payment_dispute_lost: {
			value: false,
			keep: ({ payment_dispute_lost_at: lostAt }) => !lostAt,
		},
	},
	paged: true,
};
