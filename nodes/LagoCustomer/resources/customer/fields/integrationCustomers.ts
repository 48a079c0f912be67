import type { INodeProperties } from 'n8n-workflow';
import { body } from '../../../fields/send';
import { yesNoOrUnchanged } from '../../../fields/unchanged';

const integrationTypes = [
	{ name: 'Anrok', value: 'anrok' },
	{ name: 'Avalara', value: 'avalara' },
	{ name: 'HubSpot', value: 'hubspot' },
	{ name: 'NetSuite', value: 'netsuite' },
	{ name: 'Salesforce', value: 'salesforce' },
	{ name: 'Xero', value: 'xero' },
];

/** The customer's links to accounting, tax and CRM systems. */
export const integrationCustomers: INodeProperties = {
	displayName: 'Integration Customers',
	name: 'integrationCustomers',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Integration Customer' },
	placeholder: 'Add Integration Customer',
	default: {},
	description:
		'Links to accounting, tax and CRM systems to add or change, one a type; others stay. The node reads the customer first for this.',
	options: [
		{
			displayName: 'Integration Customer',
			name: 'integrationCustomer',
			values: [
				{
					displayName: 'Code',
					name: 'code',
					type: 'string',
					placeholder: 'e.g. netsuite-main',
					default: '',
					description: 'Your own code of the link',
				},
				{
					displayName: 'External Customer ID',
					name: 'externalCustomerId',
					type: 'string',
					placeholder: 'e.g. 21432',
					default: '',
					description: 'The ID that the customer has in that system',
				},
				{
					displayName: 'ID',
					name: 'id',
					type: 'string',
					placeholder: 'e.g. 1a901a90-1a90-1a90-1a90-1a901a901a90',
					default: '',
					description:
						"The 'lago_id' of the link; without it, the link of the same type is changed",
				},
				{
					displayName: 'Integration Code',
					name: 'integrationCode',
					type: 'string',
					required: true,
					placeholder: 'e.g. netsuite-eu-1',
					default: '',
					description: 'The code of the connection in Lago',
				},
				{
					displayName: 'Integration Type',
					name: 'integrationType',
					type: 'options',
					options: integrationTypes,
					default: 'netsuite',
					required: true,
					description: 'The system to which the customer is linked;	one link a type',
				},
				{
					displayName: 'Subsidiary ID',
					name: 'subsidiaryId',
					type: 'string',
					placeholder: 'e.g. 2',
					default: '',
					description: 'The subsidiary in NetSuite',
				},
				{
					displayName: 'Sync With Provider',
					name: 'syncWithProvider',
					type: 'options',
					options: yesNoOrUnchanged,
					default: '',
					description: 'Whether Lago creates the customer in that system and keeps it up to date',
				},
				{
					displayName: 'Targeted Object',
					name: 'targetedObject',
					type: 'options',
					options: [
						{
							name: 'Company',
							value: 'companies',
						},
						{
							name: 'Contact',
							value: 'contacts',
						},
						{
							name: 'Not Given',
							value: '',
						},
					],
					default: '',
					description: 'What the customer is in HubSpot',
				},
			],
		},
	],
	routing: body('customer.integration_customers'),
};

export const integrationsToUnlink: INodeProperties = {
	displayName: 'Integrations to Unlink',
	name: 'integrationsToUnlink',
	type: 'multiOptions',
	options: integrationTypes,
	default: [],
	description: 'The systems to which Lago removes the link of the customer',
	routing: body('unlink_integrations'),
};
