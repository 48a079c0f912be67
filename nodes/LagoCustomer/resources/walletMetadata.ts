import { remove, write, resource } from '../model/operation';
import { customerId, metadataKey, walletCode } from './shared/locators';
import { walletMetadata as metadata } from './wallet/metadata';
import { preserveScopeForMetadata, rejectPrefixKey, walletPath } from './wallet/safeguards';

const metadataObject = { path: [...walletPath, 'metadata'], envelope: null, identity: null };

const getLockFields = () => [customerId, walletCode] as const;

const deleteAll = remove(
	metadataObject,
	{
		name: 'Delete All',
		value: 'deleteAll',
		action: 'Delete all wallet metadata',
		description: 'Remove all metadata from a wallet',
	},
	{ getLockFields, onRepeatedDelete: 'the same', safeguard: preserveScopeForMetadata(() => ({})) },
);

const deleteKey = remove(
	{ ...metadataObject, path: [...metadataObject.path, metadataKey] },
	{
		name: 'Delete Key',
		value: 'deleteKey',
		action: 'Delete wallet metadata key',
		description: "Remove one key from a wallet's metadata",
	},
	{ getLockFields, onRepeatedDelete: 'the same', safeguard: rejectPrefixKey },
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
		isIdempotent: () => true,
		getLockFields,
		safeguard: preserveScopeForMetadata((_current, given) => given),
	},
);

export const walletMetadata = resource(
	{ name: 'Wallet Metadata', value: 'walletMetadata' },
	merge,
	[deleteAll, deleteKey, merge, replace],
);
