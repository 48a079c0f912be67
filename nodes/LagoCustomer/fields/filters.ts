import type { INodeProperties } from 'n8n-workflow';
import { currencies } from './codes';
import { query } from './send';

export const billingEntityCodes: INodeProperties = {
	displayName: 'Billing Entity Names or IDs',
	name: 'billingEntityCodes',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'getBillingEntities' },
	default: [],
	description:
		'Only results of these billing entities of your organization. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	routing: query('billing_entity_codes'),
};

export const currency: INodeProperties = {
	displayName: 'Currency',
	name: 'currency',
	type: 'options',
	options: currencies,
	default: 'USD',
	description: 'Only results in this currency',
	routing: query('currency'),
};

export const amountFrom: INodeProperties = {
	displayName: 'Amount From',
	name: 'amountFrom',
	type: 'number',
	typeOptions: { numberPrecision: 0 },
	default: 0,
	description: 'Only results with at least this total, in cents',
	routing: query('amount_from'),
};

export const amountTo: INodeProperties = {
	displayName: 'Amount To',
	name: 'amountTo',
	type: 'number',
	typeOptions: { numberPrecision: 0 },
	default: 0,
	description: 'Only results with at most this total, in cents',
	routing: query('amount_to'),
};

export const issuingDateFrom: INodeProperties = {
	displayName: 'Issuing Date From',
	name: 'issuingDateFrom',
	type: 'dateTime',
	typeOptions: { dateOnly: true },
	default: '',
	description: 'Only results issued on this day or later',
	routing: query('issuing_date_from'),
};

export const issuingDateTo: INodeProperties = {
	displayName: 'Issuing Date To',
	name: 'issuingDateTo',
	type: 'dateTime',
	typeOptions: { dateOnly: true },
	default: '',
	description: 'Only results issued on this day or earlier',
	routing: query('issuing_date_to'),
};

export const purchaseOrderNumber: INodeProperties = {
	displayName: 'Purchase Order Number',
	name: 'purchaseOrderNumber',
	type: 'string',
	placeholder: 'e.g. PO-2026-0042',
	default: '',
	description: 'Only results with exactly this purchase order number. Needs Lago 1.52 or newer.',
	routing: query('purchase_order_number'),
};

export const selfBilled: INodeProperties = {
	displayName: 'Self Billed',
	name: 'selfBilled',
	type: 'boolean',
	default: true,
	description: 'Whether to return what partners bill to themselves, or the rest',
	routing: query('self_billed'),
};

export const paymentStatuses = [
	{ name: 'Failed', value: 'failed' },
	{ name: 'Pending', value: 'pending' },
	{ name: 'Succeeded', value: 'succeeded' },
];

export const metadataFilter: INodeProperties = {
	displayName: 'Metadata',
	name: 'metadata',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Metadata' },
	placeholder: 'Add Metadata',
	default: {},
	description: 'Only results whose metadata match all of these',
	options: [
		{
			displayName: 'Entry',
			name: 'pair',
			values: [
				{
					displayName: 'Key',
					name: 'key',
					type: 'string',
					required: true,
					placeholder: 'e.g. segment',
					default: '',
					description: 'The key of the metadata entry',
				},
				{
					displayName: 'Must Not Exist',
					name: 'unset',
					type: 'boolean',
					default: false,
					description: 'Whether to return results that do not have this key at all',
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					placeholder: 'e.g. enterprise',
					displayOptions: { show: { unset: [false] } },
					default: '',
					description: 'The value that the entry must have',
				},
			],
		},
	],
	routing: query('metadata'),
};
