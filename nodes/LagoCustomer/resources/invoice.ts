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
	isPresent,
	issuingDateFromFilter,
	issuingDateToFilter,
	metadataFilter,
	purchaseOrderNumberFilter,
	selfBilledFilter,
} from './common/filters';
import { paymentStatuses } from './common/options';

const simplified = [
	field('number'),
	renamed('external_customer_id', 'customer', 'external_id'),
	field('issuing_date'),
	field('payment_due_date'),
	field('invoice_type'),
	field('status'),
	field('payment_status'),
	field('payment_overdue'),
	amount('total_amount'),
	amount('total_due_amount'),
	field('currency'),
	field('file_url'),
	field('lago_id'),
];

const getMany = list(
	customerList('invoices', simplified, {
		// Lago keeps the total for half an hour, under a key without the customer.
		isTotalCached: true,
	}),
	{
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many invoices of customer',
		description: forOneCustomer("Retrieve one customer's invoices, newest first"),
	},
	{
		name: 'invoiceFilters',
		fields: [
			amountFromFilter,
			amountToFilter,
			billingEntityFilter,
			currencyFilter('currency'),
			inQuery('invoice_type', equalsOneOf('invoice_type'), {
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
			}),
			issuingDateFromFilter,
			issuingDateToFilter,
			metadataFilter,
			inQuery('partially_paid', null, {
				displayName: 'Partially Paid',
				name: 'partiallyPaid',
				type: 'boolean',
				default: true,
				description: 'Whether to return only partially paid invoices. Off returns only the others.',
			}),
			// Lago takes the text "false" for true.
			inQuery(
				'payment_dispute_lost',
				isPresent('payment_dispute_lost_at'),
				{
					displayName: 'Payment Dispute Lost',
					name: 'paymentDisputeLost',
					type: 'boolean',
					default: true,
					description:
						'Whether to return only invoices whose payment dispute was lost. Off returns only the others.',
				},
				{ filterLocallyWhen: false },
			),
			inQuery('payment_overdue', equalsOneOf('payment_overdue'), {
				displayName: 'Payment Overdue',
				name: 'paymentOverdue',
				type: 'boolean',
				default: true,
				description: 'Whether to return only overdue invoices. Off returns only the others.',
			}),
			inQuery('payment_status', equalsOneOf('payment_status'), {
				displayName: 'Payment Statuses',
				name: 'paymentStatuses',
				type: 'multiOptions',
				options: paymentStatuses,
				default: [],
				description: 'Only invoices whose payment has one of these statuses',
			}),
			purchaseOrderNumberFilter,
			inQuery('search_term', null, {
				displayName: 'Search Term',
				name: 'searchTerm',
				type: 'string',
				placeholder: 'e.g. ACM-1A2B-001',
				default: '',
				description: 'Only invoices with this text in their number, or with exactly this Lago ID',
			}),
			selfBilledFilter,
			inQuery('settlements', null, {
				displayName: 'Settlements',
				name: 'settlements',
				type: 'multiOptions',
				options: [
					{ name: 'Credit Note', value: 'credit_note' },
					{ name: 'Payment', value: 'payment' },
				],
				default: [],
				description: 'Only invoices settled in one of these ways',
			}),
			inQuery('status', equalsOneOf('status'), {
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
			}),
		],
	},
);

export const invoice = resource({ name: 'Invoice', value: 'invoice' }, getMany, [getMany]);
