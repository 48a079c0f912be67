import type { INodeProperties } from 'n8n-workflow';
import { body } from '../../../fields/send';

/** Up to five pairs of key and value, which Lago can print on invoices. */
export const metadata: INodeProperties = {
	displayName: 'Metadata',
	name: 'metadata',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Metadata' },
	default: {},
	description:
		'Up to five entries. Lago removes the entries that are not listed with their ID, and refuses a key that it has already without it.',
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
					type: 'boolean',
					default: false,
					description: "Whether the entry is printed on the customer's invoices",
				},
				{
					displayName: 'ID',
					name: 'id',
					type: 'string',
					placeholder: 'e.g. 1a901a90-1a90-1a90-1a90-1a901a901a90',
					default: '',
					description: "The entry's own 'lago_id', to change an entry that exists",
				},
			],
		},
	],
	routing: body('customer.metadata'),
};
