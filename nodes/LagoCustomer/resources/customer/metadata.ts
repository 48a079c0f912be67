import { filterObjects, omit, type JsonObject } from '../../lago/json';
import { fixedCollection, groupField, inBody, notSent } from '../../model/field';
import { invalid } from '../../model/invalid';
import type { Cells } from '../../model/operation';
import { OBJECT_HINT } from '../common/keyValueFields';
import { COMMAS_HINT, yesNoOrLeaveUnchanged } from '../common/options';

const MAX_ENTRIES = 5;

/** Up to five pairs of key and value, which Lago can print on invoices. */
export const metadata = fixedCollection(
	inBody('customer')('metadata', {
		displayName: 'Metadata',
		name: 'metadata',
		type: 'fixedCollection',
		default: {},
		description:
			'Entries to add or change, by key; other entries stay. A customer can have five. An entry without a value is ignored.',
	}),
	'list',
	{ entry: 'Metadata', name: 'entry', maxEntries: MAX_ENTRIES },
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
				description: `The key, 20 characters at most. ${OBJECT_HINT}.`,
			},
			{ maxLength: 20, mayHoldEntries: true },
		),
		groupField(
			'value',
			{
				displayName: 'Value',
				name: 'value',
				type: 'string',
				required: true,
				placeholder: 'e.g. enterprise',
				default: '',
				description: 'The value, 100 characters at most',
			},
			{ omitEntryIfEmpty: true, maxLength: 100 },
		),
		groupField('display_in_invoice', {
			displayName: 'Display in Invoice',
			name: 'displayInInvoice',
			type: 'options',
			options: yesNoOrLeaveUnchanged,
			default: '',
			description: 'Whether invoices show the entry. By default, they do not show a new one.',
		}),
		groupField('id', {
			displayName: 'ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 1a901a90-1a90-1a90-1a90-1a901a901a90',
			default: '',
			description: "Only for renaming a key: the entry's 'lago_id'",
		}),
	],
);

export const replaceMetadata = notSent({
	displayName: 'Replace Metadata',
	name: 'replaceMetadata',
	type: 'boolean',
	default: true,
	description: "Whether to remove all entries that are not listed in 'Metadata'",
});

export const metadataKeysToRemove = notSent({
	displayName: 'Metadata Keys to Remove',
	name: 'metadataKeysToRemove',
	type: 'string',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Key' },
	placeholder: 'e.g. segment',
	default: [],
	description: `The keys of the entries to remove. ${COMMAS_HINT}.`,
});

/**
 * The existing entries, with their IDs, as changed by those given; removed ones are left out. Lago removes
 * every entry that is not listed with its ID.
 */
export function mergeMetadata(
	given: JsonObject[],
	current: JsonObject[],
	isRemoved: (key: string) => boolean,
): JsonObject[] {
	const left = new Set(given);
	/** Each given entry changes one existing entry; an ID goes before a key. */
	const changeOf = (id: unknown, key: unknown) => {
		const candidates = [...left];
		const change =
			candidates.find((entry) => entry.id !== undefined && entry.id === id) ??
			candidates.find((entry) => entry.id === undefined && entry.key === key);
		if (change) left.delete(change);
		return change;
	};
	const kept = current.flatMap((entry): JsonObject[] => {
		const { lago_id: id = null, key = null, value = null } = entry;
		const known = { id, key, value, display_in_invoice: entry.display_in_invoice === true };
		const change = changeOf(id, key);
		if (change) return [{ ...known, ...change, id }];
		return isRemoved(String(key)) ? [] : [known];
	});
	// To Lago, an entry with an unknown ID is a new one.
	const added = [...left].map((entry): JsonObject => ({
		display_in_invoice: false,
		...omit(entry, 'id'),
	}));
	const merged = [...kept, ...added];
	validateMetadata(merged);
	return merged;
}

/** Rejects what Lago would not keep: keys or IDs that come twice, and more than five entries. */
export function validateMetadata(entries: JsonObject[]): void {
	rejectDuplicates(entries);
	if (entries.length <= MAX_ENTRIES) return;
	invalid(
		'Metadata',
		`would have ${entries.length} entries: ${entries.map(({ key }) => String(key)).join(', ')}`,
		`Lago keeps ${MAX_ENTRIES}. Remove some with 'Metadata Keys to Remove', or switch on 'Replace Metadata'.`,
	);
}

function rejectDuplicates(entries: JsonObject[]): void {
	for (const what of ['key', 'id']) {
		const values = entries.map((entry) => entry[what]);
		const twice = values.find(
			(value, index) => value !== undefined && values.indexOf(value) !== index,
		);
		if (twice === undefined) continue;
		const problem = `has the ${what === 'id' ? 'ID' : what} '${String(twice)}' twice`;
		invalid('Metadata', problem, 'Keep one of the two entries.');
	}
}

/** What Rails takes for false; Other Fields may say it in any of these ways. */
const FALSE = ['', '0', 'f', 'false', 'off'];

/** Each entry of a customer's metadata, by its key. */
export const getMetadataCells = (customer: JsonObject): Cells =>
	new Map(
		filterObjects(customer.metadata).map(({ key, value, display_in_invoice: isShown }) => [
			String(key),
			JSON.stringify([String(value), !FALSE.includes(String(isShown ?? '').toLowerCase())]),
		]),
	);
