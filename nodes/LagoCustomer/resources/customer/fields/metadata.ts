import type { INodeProperties } from 'n8n-workflow';
import { body } from '../../../fields/send';
import { yesNoOrUnchanged } from '../../../fields/unchanged';

/** Up to five pairs of key and value, which Lago can print on invoices. */
export const metadata: INodeProperties = {
	displayName: 'Metadata',
	name: 'metadata',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Metadata' },
	placeholder: 'Add Metadata',
	default: {},
	description:
		'Entries to add or change, five in all; others stay. The node reads the customer first for this.',
	options: [
		{
			displayName: 'Entry',
			name: 'entry',
			values: [
				{
					displayName: 'Key',
					name: 'key',
					type: 'string',
					required: true,
					placeholder: 'e.g. segment',
					default: '',
					description: 'The name of the entry, 20 characters at most',
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					required: true,
					placeholder: 'e.g. enterprise',
					default: '',
					description: 'The value of the entry, 100 characters at most',
				},
				{
					displayName: 'Display in Invoice',
					name: 'displayInInvoice',
					type: 'options',
					options: yesNoOrUnchanged,
					default: '',
					description:
						"Whether the entry is printed on the customer's invoices; a new one is not unless you say so",
				},
				{
					displayName: 'ID',
					name: 'id',
					type: 'string',
					placeholder: 'e.g. 1a901a90-1a90-1a90-1a90-1a901a901a90',
					default: '',
					description: "The 'lago_id' of an entry, to give it another key",
				},
			],
		},
	],
	routing: body('customer.metadata'),
};

export const replaceMetadata: INodeProperties = {
	displayName: 'Replace Metadata',
	name: 'replaceMetadata',
	type: 'boolean',
	default: true,
	description: "Whether Lago removes all entries that are not in 'Metadata'",
	routing: body('replace_metadata'),
};

export const metadataKeysToRemove: INodeProperties = {
	displayName: 'Metadata Keys to Remove',
	name: 'metadataKeysToRemove',
	type: 'string',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Key' },
	placeholder: 'e.g. segment',
	default: [],
	description: 'The keys of the entries that Lago removes',
	routing: body('remove_metadata'),
};
