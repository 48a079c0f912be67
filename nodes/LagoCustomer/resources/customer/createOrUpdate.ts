import {
	getPath,
	isObject,
	filterObjects,
	getOwn,
	type Json,
	type JsonObject,
} from '../../lago/json';
import { getErrorCode, getErrorDetails, type RequestResult } from '../../lago/response';
import { clearFieldsField, collection, inBody, type Field } from '../../model/field';
import { assertSameObject } from '../../model/identity';
import { invalid } from '../../model/invalid';
import { write } from '../../model/defineOperation';
import { mergedField, type LagoReader, type WriteRequest } from '../../model/operation';
import type { Values } from '../../model/validation';
import { billingAddress, shippingAddress } from './addresses';
import {
	billingConfiguration,
	invoiceSettingFields,
	paymentProviderFields,
	replacePaymentProvider,
} from './billing';
import { contact, customerEmail, customerName } from './contact';
import {
	getLinkCells,
	integrationCustomers,
	integrationsToUnlink,
	mergeLinks,
	replaceIntegration,
	validateLinks,
} from './integrations';
import { customerCurrency, invoicing, taxIdentificationNumber } from './invoicing';
import {
	getMetadataCells,
	mergeMetadata,
	metadata,
	metadataKeysToRemove,
	replaceMetadata,
	validateMetadata,
} from './metadata';
import { restoreSections, verifyLinks, type ExpectedLink } from './restore';
import { simplifiedCustomer } from './simplified';

const customer = inBody('customer');

const externalId = customer(
	'external_id',
	{
		displayName: 'External ID',
		name: 'externalId',
		type: 'string',
		required: true,
		placeholder: 'e.g. acme-42',
		default: '',
		description:
			'Your own ID of the customer. If Lago has a customer with this ID, it is updated, and what you leave empty stays; otherwise it is created.',
	},
	{ isPathId: true },
);

const otherFields: Field = {
	property: {
		displayName: 'Other Fields (JSON)',
		name: 'otherFields',
		type: 'json',
		placeholder: 'e.g. { "field": "value" }',
		default: '{}',
		description: 'Fields that this node does not have yet, under their names in the Lago API',
	},
	place: { in: 'body', at: ['customer'], as: 'defaults' },
};

const company: Field[] = [...contact, shippingAddress, taxIdentificationNumber];

const plainFields: Field[] = [
	customerName,
	customerEmail,
	customerCurrency,
	billingAddress,
	...company,
	...invoicing,
];

const clearFields = clearFieldsField(
	'customer',
	'Fields to empty. Fields that you just leave empty keep their value.',
	[...plainFields, ...invoiceSettingFields, ...paymentProviderFields],
);

const links: Field[] = [
	integrationCustomers,
	integrationsToUnlink,
	replaceIntegration,
	metadata,
	metadataKeysToRemove,
	replaceMetadata,
];

const group = (displayName: string, groupName: string, fields: Field[]) =>
	collection(
		{
			displayName,
			name: groupName,
			placeholder: 'Add Field',
			description:
				'Only the fields added here are sent; all others keep the value they have in Lago',
		},
		fields,
	);

const groups = [
	group('Company and Contact', 'companyFields', company),
	group('Invoicing', 'invoicingFields', [...invoicing, ...invoiceSettingFields]),
	group('Payment Provider', 'paymentProviderFields', paymentProviderFields),
	group('Metadata and Integrations', 'linkFields', links),
	group('Additional Fields', 'additionalFields', [clearFields, otherFields]),
];

const customerFields = group('Additional Fields', 'customerFields', [
	...plainFields,
	...links,
	clearFields,
	otherFields,
]);

export const createOrUpdate = write(
	{
		path: ['customers'],
		envelope: 'customer',
		identity: 'external_id',
		simplified: simplifiedCustomer,
	},
	{
		name: 'Create or Update',
		value: 'createOrUpdate',
		action: 'Create or update customer',
		description: 'Create a new customer, or update the current one if it already exists (upsert)',
	},
	{
		method: 'POST',
		fields: [externalId, customerName, customerEmail, customerCurrency, billingAddress, ...groups],
		fieldsInVersion1: [externalId, customerFields, billingConfiguration],
		getLockFields: () => [externalId],
		// Not idempotent when it adds metadata (a retry is refused as a duplicate) or a link (a retry
		// replaces it).
		isIdempotent: (body) =>
			[...getEntries(body, 'metadata'), ...getEntries(body, 'integration_customers')].every(
				(entry) => Object.hasOwn(entry, 'id'),
			),
		prepareBody: validateBody,
		safeguard: mergeWithExisting,
		isConflict,
		getErrorHint: getRefusalHint,
	},
);

const getEntries = (body: JsonObject, list: string) =>
	filterObjects(getPath(body, ['customer', list]));

/** What the body alone shows to be wrong. Other Fields may contain anything. */
function validateBody(body: JsonObject): JsonObject {
	if (getPath(body, ['customer', 'customer']) !== undefined) {
		invalid(
			'Other Fields (JSON)',
			"has 'customer' around the fields",
			'Write the fields without it: { "field": "value" }.',
		);
	}
	for (const key of ['metadata', 'integration_customers']) {
		const list = getPath(body, ['customer', key]);
		if (list === undefined || (Array.isArray(list) && list.every(isObject))) continue;
		invalid(
			'Other Fields (JSON)',
			`has '${key}' that is not a list of objects`,
			`Write it as { "${key}": [{ … }] }, or use the field of its own.`,
		);
	}
	validateMetadata(getEntries(body, 'metadata'));
	validateLinks(getEntries(body, 'integration_customers'));
	return body;
}

/**
 * Lago replaces metadata and links to other systems as a whole, so both are merged with what Lago has.
 * And another payment provider deletes the stored payment methods, so it must be requested explicitly.
 */
async function mergeWithExisting(
	request: WriteRequest,
	values: Values,
	lago: LagoReader,
): Promise<WriteRequest> {
	const sent = getOwn(request.body, 'customer');
	const billing = getOwn(sent, 'billing_configuration');
	const removed = values.get(metadataKeysToRemove);
	const unlinked = values.get(integrationsToUnlink);
	const changesMetadata =
		getOwn(sent, 'metadata') !== undefined || removed !== undefined || values.has(replaceMetadata);
	const changesLinks =
		getOwn(sent, 'integration_customers') !== undefined || unlinked !== undefined;
	const changesProvider = ['payment_provider', 'payment_provider_code'].some(
		(key) => getOwn(billing, key) !== undefined,
	);
	const sections = getOwn(sent, 'invoice_custom_section_codes');
	const changesSections = Array.isArray(sections) && sections.length > 0;
	if (!changesMetadata && !changesLinks && !changesProvider && !changesSections) return request;
	const id = String(values.get(externalId));
	const object = { segments: ['customers', id], envelope: 'customer' };
	const current = await lago.find(object.segments, object.envelope);
	if (current) assertSameObject(current, 'external_id', externalId, values);
	if (changesProvider) assertProviderKept(billing, current, values);
	const isRemoved = (key: string) =>
		values.get(replaceMetadata) === true || (Array.isArray(removed) && removed.includes(key));
	const givenLinks = filterObjects(getOwn(sent, 'integration_customers'));
	const currentLinks = filterObjects(getOwn(current, 'integration_customers'));
	const mayMove = values.get(replaceIntegration) === true;
	const merged: JsonObject = {
		...(isObject(sent) && sent),
		...(changesMetadata && {
			metadata: mergeMetadata(
				filterObjects(getOwn(sent, 'metadata')),
				filterObjects(getOwn(current, 'metadata')),
				isRemoved,
			),
		}),
		...(changesLinks && {
			integration_customers: mergeLinks(
				givenLinks,
				currentLinks,
				Array.isArray(unlinked) ? unlinked : [],
				mayMove,
			),
		}),
	};
	const fields = [
		...(changesMetadata
			? [mergedField(metadata, current, merged, getMetadataCells, { isShownAtOnce: true })]
			: []),
		...(changesLinks
			? [mergedField(integrationCustomers, current, merged, getLinkCells, { isShownAtOnce: false })]
			: []),
	];
	return {
		...request,
		body: { customer: merged },
		...(current?.lago_id !== undefined && { targetId: current.lago_id }),
		merge: { object, fields },
		restoreLosses: async (record, writer, readAfterWrite) => {
			const expected = findNewLinks(givenLinks, currentLinks);
			let missing: string[] = [];
			try {
				await restoreSections(record, sections, current, writer);
			} finally {
				missing = await verifyLinks(record, expected, writer, readAfterWrite);
			}
			return missing;
		},
	};
}

/** The links that a job of Lago's makes, each with the one that it takes the place of. */
const findNewLinks = (given: JsonObject[], current: JsonObject[]): ExpectedLink[] =>
	given.flatMap((link) => {
		const before = current.find(({ type }) => type === link.integration_type);
		const { integration_code: code } = link;
		return code === undefined || code === before?.integration_code ? [] : [{ link, before }];
	});

function assertProviderKept(
	billing: Json | undefined,
	current: JsonObject | undefined,
	values: Values,
): void {
	const cleared = values.get(clearFields);
	const isMeant =
		values.get(replacePaymentProvider) === true ||
		(Array.isArray(cleared) && cleared.includes('billing_configuration.payment_provider'));
	const had = getOwn(current, 'billing_configuration');
	const differs = (key: string) => {
		const [before, after] = [getOwn(had, key) ?? null, getOwn(billing, key)];
		return before !== null && after !== undefined && after !== before;
	};
	if (isMeant || !(differs('payment_provider') || differs('payment_provider_code'))) return;
	const [provider, code] = ['payment_provider', 'payment_provider_code'].map((key) =>
		String(getOwn(had, key) ?? ''),
	);
	invalid(
		differs('payment_provider') ? 'Payment Provider' : 'Payment Provider Code',
		`is not the one that the customer has: ${provider}${code && ` (${code})`}`,
		"Lago would delete the customer's stored payment methods. If you want that, switch on 'Replace Payment Provider'.",
	);
}

/** Another request has just created the same customer: now it can be updated. */
function isConflict(result: RequestResult): boolean {
	return ['external_id', 'key'].some((field) =>
		getErrorDetails(result, field).includes('value_already_exist'),
	);
}

/** Lago says no more than that the payment methods are invalid. */
function getRefusalHint(values: Values, result: RequestResult): string | undefined {
	const hints = [
		getErrorDetails(result, 'provider_payment_methods').length > 0 &&
			"Link needs Card beside it, and 'Customer Balance' cannot be combined with others.",
		getPartialSaveHint(values, result),
	];
	return hints.filter(Boolean).join(' ') || undefined;
}

/** Lago saves the customer before it validates the payment provider and the language. */
function getPartialSaveHint(_values: Values, result: RequestResult): string | undefined {
	const late =
		getErrorCode(result) === 'third_party_error' ||
		(result.hasResponse &&
			result.status === 401 &&
			String(getOwn(result.body, 'error')) !== 'Unauthorized') ||
		getErrorDetails(result, 'provider_payment_methods').length > 0 ||
		getErrorDetails(result, 'base').some((code) => String(code).startsWith('payment_provider')) ||
		getErrorDetails(result, 'document_locale').length > 0;
	return late ? 'Lago had already saved the other fields of the customer.' : undefined;
}
