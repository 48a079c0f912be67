import { getPath, filterObjects, getOwn, type Json, type JsonObject } from '../../lago/json';
import { currencies } from '../../lago/referenceData';
import { fixedCollection, groupField, inQuery, type FilterCheck } from '../../model/field';
import { OBJECT_HINT } from './keyValueFields';
import { loadOptionsWith } from './options';

const toTexts = (wanted: Json): string[] => [wanted].flat().map(String);

/** The record's value is the wanted one, or one of those wanted. */
export const equalsOneOf =
	(...keys: string[]): FilterCheck =>
	(record, wanted) => {
		const values = toTexts(getPath(record, keys) ?? null);
		return toTexts(wanted).some((value) => values.includes(value));
	};

/** The same, where Lago ignores case: of one value, or one of a list, such as IDs of Lago's own. */
export const equalsIgnoringCase =
	(key: string): FilterCheck =>
	(record, wanted) =>
		toTexts(getOwn(record, key) ?? null).some(
			(value) => value.toLowerCase() === String(wanted).toLowerCase(),
		);

/** The record has a value if `true` is wanted, and none if `false` is. */
export const isPresent =
	(key: string): FilterCheck =>
	(record, wanted) =>
		((getOwn(record, key) ?? null) !== null) === wanted;

/** For numbers, and dates of the form 2026-11-22. */
const isAtLeast =
	(key: string): FilterCheck =>
	(record, wanted) => {
		const value = getOwn(record, key) ?? null;
		return value !== null && wanted !== null && value >= wanted;
	};

const isAtMost =
	(key: string): FilterCheck =>
	(record, wanted) => {
		const value = getOwn(record, key) ?? null;
		return value !== null && wanted !== null && value <= wanted;
	};

/** The record's metadata have all wanted pairs; an empty value means that the key must not exist. */
const matchesMetadata: FilterCheck = (record, wanted) => {
	const metadata = new Map(
		filterObjects(getOwn(record, 'metadata')).map(({ key, value }) => [String(key), value]),
	);
	const pairs: JsonObject =
		typeof wanted === 'object' && !Array.isArray(wanted) ? (wanted ?? {}) : {};
	return Object.entries(pairs).every(([key, value]) =>
		value === '' ? !metadata.has(key) : metadata.get(key) === value,
	);
};

/** Billing entities, of which Lago's objects show the code or not. */
export const billingEntityCodesFilter = (verify: FilterCheck | null) =>
	inQuery(
		'billing_entity_codes',
		verify,
		{
			displayName: 'Billing Entity Names or IDs',
			name: 'billingEntityCodes',
			type: 'multiOptions',
			typeOptions: loadOptionsWith('getBillingEntities'),
			default: [],
			description:
				'Only results of these billing entities of your organization. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
		{ lagoResource: 'billing_entity' },
	);

export const billingEntityFilter = billingEntityCodesFilter(equalsOneOf('billing_entity_code'));

export const currencyFilter = (...shownAt: string[]) =>
	inQuery('currency', equalsOneOf(...shownAt), {
		displayName: 'Currency',
		name: 'currency',
		type: 'options',
		options: currencies,
		default: 'USD',
		description: 'Only results in this currency',
	});

export const amountFromFilter = inQuery('amount_from', isAtLeast('total_amount_cents'), {
	displayName: 'Amount From (Cents)',
	name: 'amountFrom',
	type: 'number',
	typeOptions: { numberPrecision: 0 },
	default: 0,
	description: 'Only results with at least this total: 1000 is 10.00',
});

export const amountToFilter = inQuery(
	'amount_to',
	isAtMost('total_amount_cents'),
	{
		displayName: 'Amount To (Cents)',
		name: 'amountTo',
		type: 'number',
		typeOptions: { numberPrecision: 0 },
		default: 0,
		description: 'Only results with at most this total: 1000 is 10.00',
	},
	{ notBelow: amountFromFilter },
);

export const issuingDateFromFilter = inQuery('issuing_date_from', isAtLeast('issuing_date'), {
	displayName: 'Issuing Date From',
	name: 'issuingDateFrom',
	type: 'dateTime',
	typeOptions: { dateOnly: true },
	default: '',
	description: 'Only results issued on this day or later',
});

export const issuingDateToFilter = inQuery(
	'issuing_date_to',
	isAtMost('issuing_date'),
	{
		displayName: 'Issuing Date To',
		name: 'issuingDateTo',
		type: 'dateTime',
		typeOptions: { dateOnly: true },
		default: '',
		description: 'Only results issued on this day or earlier',
	},
	{ notBelow: issuingDateFromFilter },
);

export const purchaseOrderNumberFilter = inQuery(
	'purchase_order_number',
	equalsIgnoringCase('purchase_order_number'),
	{
		displayName: 'PO Number',
		name: 'purchaseOrderNumber',
		type: 'string',
		placeholder: 'e.g. PO-2026-0042',
		default: '',
		description:
			'Only results with exactly this purchase order (PO) number. Needs Lago 1.52 or newer.',
	},
);

export const selfBilledFilter = inQuery('self_billed', equalsOneOf('self_billed'), {
	displayName: 'Self Billed',
	name: 'selfBilled',
	type: 'boolean',
	default: true,
	description:
		'Whether to return only self-billed documents, which partners issue to themselves. Off returns only the others.',
});

export const metadataFilter = fixedCollection(
	inQuery('metadata', matchesMetadata, {
		displayName: 'Metadata',
		name: 'metadata',
		type: 'fixedCollection',
		default: {},
		description: 'Only results with all of these metadata',
	}),
	'map',
	{ entry: 'Metadata', name: 'pair' },
	[
		groupField(
			'key',
			{
				displayName: 'Key',
				name: 'key',
				type: 'string',
				required: true,
				placeholder: 'e.g. segment',
				default: '',
				description: `The key of the metadata entry. ${OBJECT_HINT}.`,
			},
			{ mayHoldEntries: true },
		),
		groupField('unset', {
			displayName: 'Must Not Exist',
			name: 'unset',
			type: 'boolean',
			default: false,
			description: 'Whether to return only results without this key',
		}),
		groupField('value', {
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
