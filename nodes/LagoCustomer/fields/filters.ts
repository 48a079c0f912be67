import { at, objectsIn, own, type Json, type JsonObject } from '../lago/json';
import { loadedBy } from './choices';
import { currencies } from './codes';
import { asGroup, entry, inQuery, type Proof } from './field';

const listed = (wanted: Json): string[] => [wanted].flat().map(String);

/** The record has, under these keys, what was asked for, or one of several. */
export const has =
	(...keys: string[]): Proof =>
	(record, wanted) => {
		const values = listed(at(record, keys) ?? null);
		return listed(wanted).some((value) => values.includes(value));
	};

/** The same, where Lago does not tell capital letters from small ones. */
const hasAnyCase =
	(key: string): Proof =>
	(record, wanted) =>
		String(own(record, key)).toLowerCase() === String(wanted).toLowerCase();

/** The record has something under this key if `true` was asked for, and nothing if `false` was. */
export const isThere =
	(key: string): Proof =>
	(record, wanted) =>
		((own(record, key) ?? null) !== null) === wanted;

/** Numbers, and dates of the form 2026-11-22, are not below what was asked for. */
const atLeast =
	(key: string): Proof =>
	(record, wanted) => {
		const value = own(record, key) ?? null;
		return value !== null && wanted !== null && value >= wanted;
	};

const atMost =
	(key: string): Proof =>
	(record, wanted) => {
		const value = own(record, key) ?? null;
		return value !== null && wanted !== null && value <= wanted;
	};

/** The record's metadata have all of the pairs; an empty value stands for a key that must not be there. */
const hasMetadata: Proof = (record, wanted) => {
	const metadata = new Map(
		objectsIn(own(record, 'metadata')).map(({ key, value }) => [String(key), value]),
	);
	const pairs: JsonObject =
		typeof wanted === 'object' && !Array.isArray(wanted) ? (wanted ?? {}) : {};
	return Object.entries(pairs).every(([key, value]) =>
		value === '' ? !metadata.has(key) : metadata.get(key) === value,
	);
};

/** Billing entities, of which Lago's objects show the code or not. */
export const billingEntityCodes = (provedBy: Proof | null) =>
	inQuery(
		'billing_entity_codes',
		provedBy,
		{
			displayName: 'Billing Entity Names or IDs',
			name: 'billingEntityCodes',
			type: 'multiOptions',
			typeOptions: loadedBy('getBillingEntities'),
			default: [],
			description:
				'Only results of these billing entities of your organization. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
		{ thing: 'billing_entity' },
	);

export const billingEntityFilter = billingEntityCodes(has('billing_entity_code'));

export const currencyFilter = (...shownAt: string[]) =>
	inQuery('currency', has(...shownAt), {
		displayName: 'Currency',
		name: 'currency',
		type: 'options',
		options: currencies,
		default: 'USD',
		description: 'Only results in this currency',
	});

export const amountFrom = inQuery('amount_from', atLeast('total_amount_cents'), {
	displayName: 'Amount From',
	name: 'amountFrom',
	type: 'number',
	typeOptions: { numberPrecision: 0 },
	default: 0,
	description: 'Only results with at least this total, in cents',
});

export const amountTo = inQuery('amount_to', atMost('total_amount_cents'), {
	displayName: 'Amount To',
	name: 'amountTo',
	type: 'number',
	typeOptions: { numberPrecision: 0 },
	default: 0,
	description: 'Only results with at most this total, in cents',
});

export const issuingDateFrom = inQuery('issuing_date_from', atLeast('issuing_date'), {
	displayName: 'Issuing Date From',
	name: 'issuingDateFrom',
	type: 'dateTime',
	typeOptions: { dateOnly: true },
	default: '',
	description: 'Only results issued on this day or later',
});

export const issuingDateTo = inQuery('issuing_date_to', atMost('issuing_date'), {
	displayName: 'Issuing Date To',
	name: 'issuingDateTo',
	type: 'dateTime',
	typeOptions: { dateOnly: true },
	default: '',
	description: 'Only results issued on this day or earlier',
});

export const purchaseOrderNumberFilter = inQuery(
	'purchase_order_number',
	hasAnyCase('purchase_order_number'),
	{
		displayName: 'Purchase Order Number',
		name: 'purchaseOrderNumber',
		type: 'string',
		placeholder: 'e.g. PO-2026-0042',
		default: '',
		description: 'Only results with exactly this purchase order number. Needs Lago 1.52 or newer.',
	},
);

export const selfBilled = inQuery('self_billed', has('self_billed'), {
	displayName: 'Self Billed',
	name: 'selfBilled',
	type: 'boolean',
	default: true,
	description: 'Whether to return what partners bill to themselves, or the rest',
});

export const metadataFilter = asGroup(
	inQuery('metadata', hasMetadata, {
		displayName: 'Metadata',
		name: 'metadata',
		type: 'fixedCollection',
		default: {},
		description: 'Only results whose metadata match all of these',
	}),
	'map',
	{ entry: 'Metadata', name: 'pair' },
	[
		entry('key', {
			displayName: 'Key',
			name: 'key',
			type: 'string',
			required: true,
			placeholder: 'e.g. segment',
			default: '',
			description: 'The key of the metadata entry',
		}),
		entry('unset', {
			displayName: 'Must Not Exist',
			name: 'unset',
			type: 'boolean',
			default: false,
			description: 'Whether to return results that do not have this key at all',
		}),
		entry('value', {
			displayName: 'Value',
			name: 'value',
			type: 'string',
			placeholder: 'e.g. enterprise',
			displayOptions: { show: { unset: [false] } },
			default: '',
			description: 'The value that the entry must have',
		}),
	],
);
