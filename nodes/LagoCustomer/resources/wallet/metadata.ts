import { fixedCollection, type GroupField, groupField, inBody } from '../../model/field';
import { isObject, type JsonObject } from '../../lago/json';
import type { Cells } from '../../model/operation';
import { optionalKeyValueFields } from '../common/keyValueFields';

const [key, ...rest] = optionalKeyValueFields({
	key: 'The key, 100 characters at most',
	keyExample: 'crm_id',
	value: 'The value, 255 characters at most. An entry without one is ignored.',
	valueExample: 'A-1042',
});

/** A key is deleted by a path that it is a part of. */
const entries = [{ ...key, isPathId: true }, ...rest];

const labels = { entry: 'Metadata', name: 'pair', maxEntries: 50 };

/** The metadata of a wallet, inside the wallet. */
const walletMetadataField = (description: string) =>
	fixedCollection(
		{
			...inBody('wallet')('metadata', {
				displayName: 'Metadata',
				name: 'metadata',
				type: 'fixedCollection',
				default: {},
				description,
			}),
			clearOptions: [{ name: 'Metadata', at: ['wallet', 'metadata'], to: {} }],
		},
		'map',
		labels,
		entries,
	);

export const metadataOnCreate = walletMetadataField('Up to 50 keys with values');

export const metadataOnUpdate = walletMetadataField(
	'Up to 50 keys with values. They replace all that the wallet has.',
);

/** The metadata of a wallet, by themselves. */
export const walletMetadata = fixedCollection(
	inBody()('metadata', {
		displayName: 'Metadata',
		name: 'walletMetadata',
		type: 'fixedCollection',
		required: true,
		default: {},
		description: 'Up to 50 keys with values',
	}),
	'map',
	labels,
	entries,
);

const limitLengths = (ofKey: number, ofValue: number, [one, other]: [GroupField, GroupField]) => [
	{ ...one, maxLength: ofKey },
	{ ...other, maxLength: ofValue },
];

/** The keys in the metadata of a wallet. */
export const getMetadataCells = ({ metadata }: JsonObject): Cells =>
	new Map(
		Object.entries(isObject(metadata) ? metadata : {}).map(([name, value]) => [
			name,
			JSON.stringify(value),
		]),
	);

/** The metadata of top-ups, of the first one or of a rule's. */
export const transactionMetadata: GroupField = fixedCollection(
	groupField('transaction_metadata', {
		displayName: 'Transaction Metadata',
		name: 'transactionMetadata',
		type: 'fixedCollection',
		default: {},
		description: 'Up to five keys with values, which the transactions of the top-up get',
	}),
	'list',
	{ entry: 'Metadata', name: 'entry', maxEntries: 5 },
	limitLengths(
		20,
		100,
		optionalKeyValueFields({
			key: 'The key, 20 characters at most',
			keyExample: 'campaign',
			value: 'The value, 100 characters at most. An entry without one is ignored.',
			valueExample: 'spring',
		}),
	),
);
