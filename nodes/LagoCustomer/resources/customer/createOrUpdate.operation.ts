import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { LagoOperation } from '../../engine/operation';
import { body } from '../../fields/send';
import { address, shippingAddress } from './fields/addresses';
import { billingConfiguration } from './fields/billingConfiguration';
import { contact } from './fields/contact';
import { integrationCustomers, integrationsToUnlink } from './fields/integrationCustomers';
import { invoicing } from './fields/invoicing';
import { clearFields } from './fields/clearFields';
import { metadata, metadataKeysToRemove, replaceMetadata } from './fields/metadata';
import { keepEntries } from './keepEntries';

const otherFields: INodeProperties = {
	displayName: 'Other Fields (JSON)',
	name: 'otherFields',
	type: 'json',
	placeholder: 'e.g. { "field": "value" }',
	default: '{}',
	description: 'Fields that are newer than this node, under the names that Lago has for them',
	routing: body('customer.*other'),
};

export const createOrUpdate: LagoOperation = {
	option: {
		name: 'Create or Update',
		value: 'createOrUpdate',
		action: 'Create or update customer',
		description: 'Create a new customer, or update the current one if it already exists (upsert)',
		routing: { request: { method: 'POST', url: '/customers' } },
	},
	fields: [
		{
			displayName: 'External ID',
			name: 'externalId',
			type: 'string',
			required: true,
			placeholder: 'e.g. acme-42',
			default: '',
			description:
				'Your own ID of the customer. Lago updates the customer that has it, or creates one.',
			routing: body('customer.external_id'),
		},
		{
			displayName: 'Additional Fields',
			name: 'customerFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			description:
				'Only the fields added here are sent; all others keep the value they have in Lago',
			options: [
				...contact,
				...invoicing,
				address,
				clearFields,
				integrationCustomers,
				integrationsToUnlink,
				metadata,
				metadataKeysToRemove,
				replaceMetadata,
				shippingAddress,
				otherFields,
			].sort((a, b) => a.displayName.localeCompare(b.displayName)),
		},
		billingConfiguration,
	],
	envelope: 'customer',
	newId: 'externalId',
	readFirst: keepEntries,
	repeatable: ({ customer }) => hasOnlyKnownEntries(customer as IDataObject),
};

/**
 * Whether Lago may get the customer twice. It adds metadata that come without their ID, and refuses
 * them the second time; a link to an integration without its ID is destroyed and made anew.
 */
function hasOnlyKnownEntries({
	metadata: entries,
	integration_customers: links,
}: IDataObject): boolean {
	return [entries ?? [], links ?? []]
		.flat()
		.every((entry) => (entry as IDataObject).id !== undefined);
}
