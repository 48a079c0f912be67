import { asGroup, type Entry, entry, inBody } from '../../fields/field';
import { optionalPairEntries } from '../../fields/pairs';

const [key, ...rest] = optionalPairEntries({
	key: 'The key, 100 characters at most',
	keyExample: 'crm_id',
	value: 'The value, 255 characters at most; an entry without one is left out',
	valueExample: 'A-1042',
});

/** A key is deleted by a path that it is a part of. */
const entries = [{ ...key, becomesId: true }, ...rest];

const words = { entry: 'Metadata', name: 'pair' };

/** The metadata of a wallet, inside the wallet. */
const metadataOfWallet = (description: string) =>
	asGroup(
		{
			...inBody('wallet')('metadata', {
				displayName: 'Metadata',
				name: 'metadata',
				type: 'fixedCollection',
				default: {},
				description,
			}),
			clearings: [{ name: 'Metadata', at: ['wallet', 'metadata'], to: {} }],
		},
		'map',
		words,
		entries,
	);

export const metadataOfNewWallet = metadataOfWallet('Up to 50 keys with values');

export const newMetadataOfWallet = metadataOfWallet(
	'Up to 50 keys with values, in place of those that the wallet has',
);

/** The metadata of a wallet, by themselves. */
export const walletMetadata = asGroup(
	inBody()('metadata', {
		displayName: 'Metadata',
		name: 'walletMetadata',
		type: 'fixedCollection',
		required: true,
		default: {},
		description: 'Up to 50 keys with values',
	}),
	'map',
	words,
	entries,
);

/** The metadata of top-ups, of the first one or of a rule's. */
export const transactionMetadata: Entry = asGroup(
	entry('transaction_metadata', {
		displayName: 'Transaction Metadata',
		name: 'transactionMetadata',
		type: 'fixedCollection',
		default: {},
		description: 'Up to five keys with values on the transactions of the top-up',
	}),
	'list',
	{ entry: 'Metadata', name: 'entry' },
	optionalPairEntries({
		key: 'The key, 20 characters at most',
		keyExample: 'campaign',
		value: 'The value, 100 characters at most; an entry without one is left out',
		valueExample: 'spring',
	}),
);
