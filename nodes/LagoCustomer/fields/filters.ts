import type { INodeProperties } from 'n8n-workflow';
import { query } from './send';

export const billingEntityCodes: INodeProperties = {
	displayName: 'Billing Entity Codes',
	name: 'billingEntityCodes',
	type: 'string',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Code' },
	placeholder: 'e.g. acme-france',
	default: [],
	description: 'Only results of these billing entities of your organization',
	routing: query('billing_entity_codes'),
};

export const metadataFilter: INodeProperties = {
	displayName: 'Metadata',
	name: 'metadata',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Metadata' },
	default: {},
	description: 'Only results whose metadata match all of these',
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
					description: 'The key of the metadata entry',
				},
				{
					displayName: 'Must Not Exist',
					name: 'unset',
					type: 'boolean',
					default: false,
					description: 'Whether to return results that do not have this key at all',
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					placeholder: 'e.g. enterprise',
					displayOptions: { show: { unset: [false] } },
					default: '',
					description: 'The value that the entry must have',
				},
			],
		},
	],
	routing: query('metadata'),
};
