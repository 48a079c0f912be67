import type { IDataObject } from 'n8n-workflow';
import { fillPath } from '../../engine/path';
import type { ReadFirst } from '../../engine/operation';
import type { Refuse } from '../../engine/values';

interface MetadataEntry {
	id?: string;
	key: string;
	value?: string;
	display_in_invoice?: boolean;
}

interface IntegrationLink extends IDataObject {
	id?: string;
	integration_type: string;
}

/** Beside the customer, the body holds what the user wants done with the entries that Lago has. */
interface Body extends IDataObject {
	customer: IDataObject & { external_id: string };
	/** Whether the given metadata take the place of all others. */
	replace_metadata?: boolean;
	remove_metadata?: string[];
	unlink_integrations?: string[];
}

const MOST_ENTRIES = 5;

/**
 * Lago replaces metadata and integration customers as a whole: what is not listed with its ID is
 * removed, and a link to another system with it. So both are completed with what Lago has.
 */
export const keepEntries: ReadFirst = {
	path: (_ids, body) => fillPath('/customers/{id}', () => (body as Body).customer.external_id),
	envelope: 'customer',
	optional: true,
	when: (_ids, body) => {
		const { customer, remove_metadata: removed, unlink_integrations: unlinked } = body as Body;
		return [customer.metadata, customer.integration_customers, removed, unlinked].some(Boolean);
	},
	change(write, current = {}, refuse) {
		const {
			customer,
			replace_metadata: replaces,
			remove_metadata: removed,
			unlink_integrations: unlinked,
		} = write.body as Body;
		const body = {
			customer: {
				...customer,
				...((customer.metadata || removed) && {
					metadata: mergedMetadata(
						(customer.metadata ?? []) as unknown as MetadataEntry[],
						(current.metadata ?? []) as IDataObject[],
						replaces ? () => true : (key) => removed?.includes(key) ?? false,
						refuse,
					),
				}),
				...((customer.integration_customers || unlinked) && {
					integration_customers: mergedLinks(
						(customer.integration_customers ?? []) as IntegrationLink[],
						(current.integration_customers ?? []) as IDataObject[],
						unlinked ?? [],
					),
				}),
			},
		};
		return { ...write, body: body as unknown as IDataObject };
	},
};

/** The entries that Lago has, with their IDs, as changed by those given; what is removed is left out. */
function mergedMetadata(
	given: MetadataEntry[],
	current: IDataObject[],
	isRemoved: (key: string) => boolean,
	refuse: Refuse,
): IDataObject[] {
	const known = current.map(({ lago_id: id, key, value, display_in_invoice }) => ({
		id: id as string,
		key: key as string,
		value: value as string,
		display_in_invoice: display_in_invoice === true,
	}));
	const isSame = (entry: MetadataEntry, { id, key }: MetadataEntry) =>
		id ? id === entry.id : key === entry.key;
	const kept = known.flatMap((entry) => {
		const change = given.find((candidate) => isSame(entry, candidate));
		if (change) return [{ ...entry, ...change, id: entry.id }];
		return isRemoved(entry.key) ? [] : [entry];
	});
	const added = given
		.filter((candidate) => !known.some((entry) => isSame(entry, candidate)))
		.map((entry) => ({ display_in_invoice: false, ...entry }));
	const merged = [...kept, ...added];
	const keys = merged.map(({ key }) => key);
	const twice = keys.find((key, index) => keys.indexOf(key) !== index);
	if (twice) refuse('Metadata', `has the key '${twice}' twice`, 'Keep one of the two entries.');
	if (merged.length > MOST_ENTRIES) {
		refuse(
			'Metadata',
			`would have ${merged.length} entries: ${keys.join(', ')}`,
			`Lago keeps ${MOST_ENTRIES}. Remove some with 'Metadata Keys to Remove', or switch on 'Replace Metadata'.`,
		);
	}
	return merged;
}

/** The links that Lago has, with their IDs, as changed by those given; unlinked types are left out. */
function mergedLinks(
	given: IntegrationLink[],
	current: IDataObject[],
	unlinked: string[],
): IDataObject[] {
	const known = current.map(({ lago_id: id, type, ...link }): IntegrationLink => {
		const { integration_code, external_customer_id, sync_with_provider } = link;
		const { subsidiary_id, targeted_object } = link;
		const own = { integration_code, external_customer_id, sync_with_provider };
		const special = { subsidiary_id, targeted_object };
		return withoutNull({ id, integration_type: type, ...own, ...special }) as IntegrationLink;
	});
	const isSame = (link: IntegrationLink, { id, integration_type: type }: IntegrationLink) =>
		id ? id === link.id : type === link.integration_type;
	const kept = known.flatMap((link) => {
		const change = given.find((candidate) => isSame(link, candidate));
		if (change) return [{ ...link, ...change, id: link.id }];
		return unlinked.includes(link.integration_type) ? [] : [link];
	});
	const added = given.filter((candidate) => !known.some((link) => isSame(link, candidate)));
	return [...kept, ...added];
}

const withoutNull = (object: IDataObject) =>
	Object.fromEntries(Object.entries(object).filter(([, value]) => (value ?? null) !== null));
