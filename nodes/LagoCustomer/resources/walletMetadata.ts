import { getOwn, isObject, type JsonObject } from '../lago/json';
import { remove, write, resource } from '../model/defineOperation';
import { customerId, metadataKey, walletCode } from './common/locators';
import { walletMetadata as metadata } from './wallet/metadata';
import { preserveScopeForMetadata, rejectPrefixKey, walletPath } from './wallet/safeguards';

const metadataObject = {
	path: [...walletPath, 'metadata'],
	envelope: null,
	identity: null,
	simplified: null,
};

/** Lago answers with all metadata, or null. */
const getMetadata = ([record]: JsonObject[]): JsonObject | undefined => {
	const metadata = getOwn(record, 'metadata');
	return metadata === null ? {} : isObject(metadata) ? metadata : undefined;
};

const isWritten = {
	text: 'the metadata are written',
	isIn: (records: JsonObject[]) => getMetadata(records) !== undefined,
};

const getLockFields = () => [customerId, walletCode] as const;

const deleteAll = remove(
	metadataObject,
	{
		name: 'Delete All',
		value: 'deleteAll',
		action: 'Delete all wallet metadata',
		description: 'Remove all metadata from a wallet',
	},
	{
		getLockFields,
		onRepeatedDelete: 'the same',
		safeguard: preserveScopeForMetadata(() => ({})),
		outcome: {
			text: 'the metadata are gone',
			isIn: (records) => Object.keys(getMetadata(records) ?? { all: true }).length === 0,
		},
	},
);

const deleteKey = remove(
	{ ...metadataObject, path: [...metadataObject.path, metadataKey] },
	{
		name: 'Delete Key',
		value: 'deleteKey',
		action: 'Delete wallet metadata key',
		description: "Remove one key from a wallet's metadata",
	},
	{
		getLockFields,
		onRepeatedDelete: 'the same',
		safeguard: rejectPrefixKey,
		outcome: {
			text: 'the key is gone',
			isIn: (records, _body, values) => {
				const left = getMetadata(records);
				return left !== undefined && !Object.hasOwn(left, String(values.get(metadataKey)));
			},
		},
	},
);

const merge = write(
	metadataObject,
	{
		name: 'Merge',
		value: 'merge',
		action: 'Merge wallet metadata',
		description: 'Add or change metadata keys of a wallet; its other keys stay',
	},
	{
		method: 'PATCH',
		fields: [metadata],
		isIdempotent: () => true,
		getLockFields,
		outcome: isWritten,
		safeguard: preserveScopeForMetadata((current, given) => ({ ...current, ...given })),
	},
);

const replace = write(
	metadataObject,
	{
		name: 'Replace',
		value: 'replace',
		action: 'Replace wallet metadata',
		description: 'Replace all metadata of a wallet; keys not listed here are removed',
	},
	{
		method: 'POST',
		fields: [metadata],
		isDestructive: true,
		isIdempotent: () => true,
		getLockFields,
		outcome: isWritten,
		safeguard: preserveScopeForMetadata((_current, given) => given),
	},
);

export const walletMetadata = resource(
	{ name: 'Wallet Metadata', value: 'walletMetadata' },
	merge,
	[deleteAll, deleteKey, merge, replace],
);
