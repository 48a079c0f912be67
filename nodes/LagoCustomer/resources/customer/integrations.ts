import { filterObjects, getOwn, omit, type Json, type JsonObject } from '../../lago/json';
import { notShown, type AnswerFacts } from '../../model/answer';
import { fixedCollection, type GroupField, groupField, inBody, notSent } from '../../model/field';
import { invalid } from '../../model/invalid';
import type { Cells } from '../../model/operation';
import { yesNoOrLeaveUnchanged } from '../common/options';

const integrationTypes = [
	{ name: 'Anrok', value: 'anrok' },
	{ name: 'Avalara', value: 'avalara' },
	{ name: 'HubSpot', value: 'hubspot' },
	{ name: 'NetSuite', value: 'netsuite' },
	{ name: 'Salesforce', value: 'salesforce' },
	{ name: 'Xero', value: 'xero' },
];

/** What Lago keeps as a link has it from the start. */
const fixedAtStart: AnswerFacts = {
	whyIgnored: () => 'Lago keeps it for a link that exists: unlink the customer first.',
};

/** Lago writes it to a link that exists some seconds after its answer, but not for all types. */
const externalCustomerId: AnswerFacts = {
	...fixedAtStart,
	read: (link) =>
		['anrok', 'salesforce'].includes(String(link.type)) ? link.external_customer_id : undefined,
};

const entries: GroupField[] = [
	groupField(
		'integration_type',
		{
			displayName: 'Integration Type',
			name: 'integrationType',
			type: 'options',
			options: integrationTypes,
			default: 'netsuite',
			required: true,
			description: 'The system to which the customer is linked. One link per type.',
		},
		{ answer: notShown },
	),
	groupField('integration_code', {
		displayName: 'Integration Code',
		name: 'integrationCode',
		type: 'string',
		required: true,
		placeholder: 'e.g. netsuite-eu-1',
		default: '',
		description: "The code that the connection has in Lago's settings",
	}),
	groupField(
		'external_customer_id',
		{
			displayName: 'Customer ID There',
			name: 'externalCustomerId',
			type: 'string',
			placeholder: 'e.g. 21432',
			default: '',
			description: "The customer's ID in that system",
		},
		{ answer: externalCustomerId },
	),
	groupField(
		'sync_with_provider',
		{
			displayName: 'Sync With Provider',
			name: 'syncWithProvider',
			type: 'options',
			options: yesNoOrLeaveUnchanged,
			default: '',
			description: 'Whether Lago creates and updates the customer in that system',
		},
		{ answer: fixedAtStart },
	),
	groupField(
		'subsidiary_id',
		{
			displayName: 'Subsidiary ID',
			name: 'subsidiaryId',
			type: 'string',
			placeholder: 'e.g. 2',
			default: '',
			displayOptions: { show: { integrationType: ['netsuite'] } },
			description: 'The subsidiary in NetSuite',
		},
		{ answer: fixedAtStart },
	),
	groupField(
		'targeted_object',
		{
			displayName: 'Targeted Object',
			name: 'targetedObject',
			type: 'options',
			options: [
				{ name: 'Company', value: 'companies' },
				{ name: 'Contact', value: 'contacts' },
				{ name: 'Not Given', value: '' },
			],
			default: '',
			displayOptions: { show: { integrationType: ['hubspot'] } },
			description: 'Whether the customer is a company or a contact in HubSpot',
		},
		{ answer: fixedAtStart },
	),
	groupField(
		'code',
		{
			displayName: 'Link Code',
			name: 'code',
			type: 'string',
			placeholder: 'e.g. acme-netsuite',
			default: '',
			description: 'Your own code of the link',
		},
		{ answer: fixedAtStart },
	),
	groupField(
		'id',
		{
			displayName: 'ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 1a901a90-1a90-1a90-1a90-1a901a901a90',
			default: '',
			description: "The link's 'lago_id'. Without it, the link of the same type is changed.",
		},
		{ answer: notShown },
	),
];

/** The links of the types that were given. Lago makes new ones in a job, after its answer. */
const readLinks = (record: JsonObject, sent: Json): Json | undefined => {
	const types = filterObjects(sent).map((link) => link.integration_type);
	const links = filterObjects(getOwn(record, 'integration_customers'));
	const found = links.filter(({ type }) => types.includes(type));
	return found.length === types.length ? found : undefined;
};

/** The customer's links to accounting, tax and CRM systems. */
export const integrationCustomers = fixedCollection(
	inBody('customer')(
		'integration_customers',
		{
			displayName: 'Integration Customers',
			name: 'integrationCustomers',
			type: 'fixedCollection',
			default: {},
			description:
				'Links to accounting, tax and CRM systems to add or change, one per type; other links stay',
		},
		{ answer: { read: readLinks } },
	),
	'list',
	{ entry: 'Integration Customer', name: 'integrationCustomer' },
	entries,
);

export const replaceIntegration = notSent({
	displayName: 'Replace Integration',
	name: 'replaceIntegration',
	type: 'boolean',
	default: true,
	description:
		"Whether a link may move to the connection given in 'Integration Code' from another one of the same type. Lago then deletes the link that is there.",
});

export const integrationsToUnlink = notSent({
	displayName: 'Integrations to Unlink',
	name: 'integrationsToUnlink',
	type: 'multiOptions',
	options: integrationTypes,
	default: [],
	description: 'The systems from which to unlink the customer',
});

/** The keys of a link that are sent back when it is changed; Lago computes the others. */
const PRESERVED_KEYS = [
	'integration_code',
	'external_customer_id',
	'sync_with_provider',
	'subsidiary_id',
	'targeted_object',
];

/**
 * The existing links, with their IDs, as changed by those given; unlinked types are left out. Lago destroys
 * every link that is not listed with its ID.
 *
 * @param mayMove whether a link may be deleted for one to another connection
 * @throws InvalidInput where it may not
 */
export function mergeLinks(
	given: JsonObject[],
	current: JsonObject[],
	unlinked: readonly unknown[],
	mayMove: boolean,
): JsonObject[] {
	// To Lago, a link with an unknown ID is a new one. It keeps one per type.
	const links = given.map((entry) =>
		current.some(({ lago_id: id }) => id === entry.id) ? entry : omit(entry, 'id'),
	);
	const left = new Set(links);
	const kept = current.flatMap((link) => {
		const { lago_id: id = null, type = null } = link;
		const known = Object.fromEntries(
			PRESERVED_KEYS.flatMap((key) => {
				const value = getOwn(link, key) ?? null;
				return value === null ? [] : [[key, value] as const];
			}),
		);
		const change = links.find((entry) =>
			entry.id === undefined ? entry.integration_type === type : entry.id === id,
		);
		if (!change) return unlinked.includes(type) ? [] : [{ id, integration_type: type, ...known }];
		left.delete(change);
		// Another connection is another link: the values of the old one do not apply to it.
		if (change.integration_code === known.integration_code) {
			return [{ integration_type: type, ...known, ...change, id }];
		}
		if (!mayMove && !unlinked.includes(type)) {
			invalid(
				'Integration Code',
				`of the link to ${String(type)} is not the one that the customer has: ${String(known.integration_code)}`,
				"Lago would delete the link, also where it has no connection of the new code. If you want another connection, switch on 'Replace Integration'.",
			);
		}
		return [omit(change, 'id')];
	});
	return [...kept, ...left];
}

/** For a link without a type, Lago answers 500 after it has removed the others. */
export function validateLinks(given: JsonObject[]): void {
	const types = given.map((link) => link.integration_type);
	if (types.some((type) => typeof type !== 'string' || type === '')) {
		invalid('Integration Customers', "has a link without 'Integration Type'", 'Choose the type.');
	}
	const twice = types.find((type, index) => types.indexOf(type) !== index);
	if (twice !== undefined) {
		const problem = `has two links of the type '${String(twice)}'`;
		invalid('Integration Customers', problem, 'Lago keeps one per type: remove one of them.');
	}
}

/** Each link of a customer, by its type, which has another name where it is sent. */
export const getLinkCells = (customer: JsonObject): Cells =>
	new Map(
		filterObjects(customer.integration_customers).map((link) => [
			String(link.type ?? link.integration_type),
			JSON.stringify([link.integration_code, link.external_customer_id ?? null]),
		]),
	);
