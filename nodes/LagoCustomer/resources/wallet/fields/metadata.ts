import type { INodeProperties } from 'n8n-workflow';
import { entries, pairs } from '../../../fields/pairs';
import { body } from '../../../fields/send';

const walletPairs = pairs({
	entry: 'Metadata',
	key: 'The key, 100 characters at most',
	keyExample: 'crm_id',
	value: 'The value, 255 characters at most',
	valueExample: 'A-1042',
});

/** The metadata of a wallet, inside the wallet. */
export const walletMetadata: INodeProperties = {
	...walletPairs,
	displayName: 'Metadata',
	name: 'metadata',
	description: 'Up to 50 keys with values, in place of those that the wallet has',
	routing: body('wallet.metadata'),
};

/** The metadata of a wallet, by themselves. */
export const metadata: INodeProperties = {
	...walletPairs,
	displayName: 'Metadata',
	name: 'walletMetadata',
	required: true,
	description: 'Up to 50 keys with values',
	routing: body('metadata'),
};

export const transactionMetadata = {
	...entries({
		entry: 'Metadata',
		key: 'The key, 20 characters at most',
		keyExample: 'campaign',
		value: 'The value, 100 characters at most',
		valueExample: 'spring',
	}),
	displayName: 'Transaction Metadata',
	name: 'transactionMetadata',
	description: 'Up to five keys with values on the transactions of the top-up',
} satisfies INodeProperties;
