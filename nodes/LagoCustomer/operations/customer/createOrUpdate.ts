import { clears, collection, inBody, type Field } from '../../fields/field';
import type { Values } from '../../fields/values';
import { at, isObject, objectsIn, own, type Json, type JsonObject } from '../../lago/json';
import { codeOf, detailsOf, type Outcome } from '../../lago/outcome';
import { write, type Asked, type Reader, type WriteRequest } from '../operation';
import { refuseOther } from '../request';
import { billingAddress, shippingAddress } from './addresses';
import { billingConfiguration, replacePaymentProvider } from './billing';
import { contact } from './contact';
import { integrationCustomers, integrationsToUnlink, mergedLinks } from './integrations';
import { invoicing } from './invoicing';
import { mergedMetadata, metadata, metadataKeysToRemove, replaceMetadata } from './metadata';

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
			'Your own ID of the customer. Lago updates the customer that has it, or creates one.',
	},
	{ becomesId: true },
);

const otherFields: Field = {
	property: {
		displayName: 'Other Fields (JSON)',
		name: 'otherFields',
		type: 'json',
		placeholder: 'e.g. { "field": "value" }',
		default: '{}',
		description: 'Fields that are newer than this node, under the names that Lago has for them',
	},
	place: { in: 'body', at: ['customer'], as: 'base' },
};

const plainFields: Field[] = [...contact, ...invoicing, billingAddress, shippingAddress];

const clearFields = clears(
	'customer',
	{
		displayName: 'Clear Fields',
		name: 'clearFields',
		description:
			'Fields that Lago empties. All other fields that you leave empty keep their value.',
	},
	[...plainFields, ...billingConfiguration.fields],
);

const customerFields = collection(
	{
		displayName: 'Additional Fields',
		name: 'customerFields',
		placeholder: 'Add Field',
		description: 'Only the fields added here are sent; all others keep the value they have in Lago',
	},
	[
		...plainFields,
		clearFields,
		integrationCustomers,
		integrationsToUnlink,
		metadata,
		metadataKeysToRemove,
		replaceMetadata,
		otherFields,
	],
);

export const createOrUpdate = write(
	{ path: ['customers'], envelope: 'customer', identity: null },
	{
		name: 'Create or Update',
		value: 'createOrUpdate',
		action: 'Create or update customer',
		description: 'Create a new customer, or update the current one if it already exists (upsert)',
	},
	{
		method: 'POST',
		fields: [externalId, customerFields, billingConfiguration],
		changes: () => [externalId],
		// Lago refuses new metadata the second time, and makes a new link anew.
		repeatable: (body) =>
			[...entriesIn(body, 'metadata'), ...entriesIn(body, 'integration_customers')].every((entry) =>
				Object.hasOwn(entry, 'id'),
			),
		prepare: refuseStrangeLists,
		safeguard: keepWhatLagoHas,
		isRace,
		advice: savedBeforeRefusal,
		keptOtherwise,
	},
);

const entriesIn = (body: JsonObject, list: string) => objectsIn(at(body, ['customer', list]));

/** Other Fields may hold the lists that the node completes. */
function refuseStrangeLists(body: JsonObject, { refuse }: Asked): JsonObject {
	for (const key of ['metadata', 'integration_customers']) {
		const list = at(body, ['customer', key]);
		if (list === undefined || (Array.isArray(list) && list.every(isObject))) continue;
		refuse(
			'Other Fields (JSON)',
			`has '${key}' that is not a list of objects`,
			`Write it as { "${key}": [{ … }] }, or use the field of its own.`,
		);
	}
	return body;
}

/**
 * Lago replaces metadata and links to other systems as a whole, so both are completed with what Lago has.
 * And another payment provider deletes the stored payment methods, so it must be meant.
 */
async function keepWhatLagoHas(
	request: WriteRequest,
	asked: Asked,
	lago: Reader,
): Promise<WriteRequest> {
	const { values, refuse } = asked;
	const sent = own(request.body, 'customer');
	const billing = own(sent, 'billing_configuration');
	const removed = values.get(metadataKeysToRemove);
	const unlinked = values.get(integrationsToUnlink);
	const changesMetadata =
		own(sent, 'metadata') !== undefined || removed !== undefined || values.has(replaceMetadata);
	const changesLinks = own(sent, 'integration_customers') !== undefined || unlinked !== undefined;
	const changesProvider = ['payment_provider', 'payment_provider_code'].some(
		(key) => own(billing, key) !== undefined,
	);
	if (!changesMetadata && !changesLinks && !changesProvider) return request;
	const id = String(values.get(externalId));
	const current = await lago.find(['customers', id], 'customer');
	if (current) refuseOther(current, 'external_id', externalId, asked);
	if (changesProvider) refuseReplacement(billing, current, values, refuse);
	const isRemoved = (key: string) =>
		values.get(replaceMetadata) === true || (Array.isArray(removed) && removed.includes(key));
	return {
		...request,
		body: {
			customer: {
				...(isObject(sent) && sent),
				...(changesMetadata && {
					metadata: mergedMetadata(
						objectsIn(own(sent, 'metadata')),
						objectsIn(own(current, 'metadata')),
						isRemoved,
						refuse,
					),
				}),
				...(changesLinks && {
					integration_customers: mergedLinks(
						objectsIn(own(sent, 'integration_customers')),
						objectsIn(own(current, 'integration_customers')),
						Array.isArray(unlinked) ? unlinked : [],
						refuse,
					),
				}),
			},
		},
	};
}

function refuseReplacement(
	billing: Json | undefined,
	current: JsonObject | undefined,
	values: Values,
	refuse: Asked['refuse'],
): void {
	const cleared = values.get(clearFields);
	const isMeant =
		values.get(replacePaymentProvider) === true ||
		(Array.isArray(cleared) && cleared.includes('billing_configuration.payment_provider'));
	const had = own(current, 'billing_configuration');
	const differs = (key: string) => {
		const [before, after] = [own(had, key) ?? null, own(billing, key)];
		return before !== null && after !== undefined && after !== before;
	};
	if (isMeant || !(differs('payment_provider') || differs('payment_provider_code'))) return;
	const [provider, code] = ['payment_provider', 'payment_provider_code'].map((key) =>
		String(own(had, key) ?? ''),
	);
	refuse(
		differs('payment_provider') ? 'Payment Provider' : 'Payment Provider Code',
		`is not the one that the customer has: ${provider}${code && ` (${code})`}`,
		"Lago would delete the customer's stored payment methods. If you want that, switch on 'Replace Payment Provider'.",
	);
}

/** Another request creates the same customer at this moment: then there is one to update. */
function isRace(outcome: Outcome): boolean {
	return ['external_id', 'key'].some((field) =>
		detailsOf(outcome, field).includes('value_already_exist'),
	);
}

/** Lago saves the customer before it sees to payment provider and language. */
function savedBeforeRefusal(_values: Values, outcome: Outcome): string | undefined {
	const late =
		codeOf(outcome) === 'third_party_error' ||
		(outcome.answered &&
			outcome.status === 401 &&
			String(own(outcome.body, 'error')) !== 'Unauthorized') ||
		detailsOf(outcome, 'base').some((code) => String(code).startsWith('payment_provider')) ||
		detailsOf(outcome, 'document_locale').length > 0;
	return late ? 'Lago had already saved the other fields of the customer.' : undefined;
}

/** Without a licence, among others, Lago ignores some fields and answers as if all were well. */
function keptOtherwise(values: Values, record: JsonObject): string[] {
	const links = objectsIn(own(record, 'integration_customers'));
	const otherLinks = objectsIn(values.get(integrationCustomers)).flatMap((sent) => {
		const kept = links.find(({ type }) => type === sent.integration_type);
		const [before, after] = [kept?.external_customer_id ?? null, sent.external_customer_id];
		if (before === null || after === undefined || isSame(after, before)) return [];
		return [
			`Lago kept the external customer ID '${String(before)}' of the link to ${String(sent.integration_type)}, as it does for a link that exists.`,
		];
	});
	const others = [...values].flatMap(([{ property, place, group }, sent]) => {
		if (place.in !== 'body' || place.as !== 'set' || group || typeof sent === 'object') return [];
		const kept = at(record, place.at.slice(1));
		if (kept === undefined || isSame(sent, kept)) return [];
		return [
			`Lago kept another value of '${property.displayName}' than the one sent: ${kept === null ? 'none' : String(kept)}. Some fields need a licence.`,
		];
	});
	return [...otherLinks, ...others];
}

const isSame = (sent: Json, kept: Json) =>
	String(sent).trim().toLowerCase() === String(kept).trim().toLowerCase();
