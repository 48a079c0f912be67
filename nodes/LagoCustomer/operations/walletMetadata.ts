import { customerId, metadataKey, walletCode } from '../fields/locators';
import { remove, write, resource } from './operation';
import { walletMetadata as metadata } from './wallet/metadata';
import { keepScopeOfMetadata, keepShorterKey, walletPath } from './wallet/safeguards';

const all = { path: [...walletPath, 'metadata'], envelope: null, identity: null };

const changes = () => [customerId, walletCode] as const;

const deleteAll = remove(
	all,
	{
		name: 'Delete All',
		value: 'deleteAll',
		action: 'Delete all wallet metadata',
		description: 'Remove every key from the metadata of a wallet, which is read first',
	},
	{ changes, secondDelete: 'the same', safeguard: keepScopeOfMetadata(() => ({})) },
);

const deleteKey = remove(
	{ ...all, path: [...all.path, metadataKey] },
	{
		name: 'Delete Key',
		value: 'deleteKey',
		action: 'Delete wallet metadata key',
		description: 'Remove one key from the metadata of a wallet',
	},
	{ changes, secondDelete: 'the same', safeguard: keepShorterKey },
);

const merge = write(
	all,
	{
		name: 'Merge',
		value: 'merge',
		action: 'Merge wallet metadata',
		description:
			'Add keys to the metadata of a wallet, which is read first, or change them; other keys stay',
	},
	{
		method: 'PATCH',
		fields: [metadata],
		repeatable: () => true,
		changes,
		safeguard: keepScopeOfMetadata((current, given) => ({ ...current, ...given })),
	},
);

const replace = write(
	all,
	{
		name: 'Replace',
		value: 'replace',
		action: 'Replace wallet metadata',
		description: 'Put new metadata in place of all that a wallet, which is read first, has',
	},
	{
		method: 'POST',
		fields: [metadata],
		repeatable: () => true,
		changes,
		safeguard: keepScopeOfMetadata((_current, given) => given),
	},
);

export const walletMetadata = resource(
	{ name: 'Wallet Metadata', value: 'walletMetadata' },
	merge,
	[deleteAll, deleteKey, merge, replace],
);
