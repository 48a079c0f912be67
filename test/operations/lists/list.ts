import type { INodeParameters } from 'n8n-workflow';
import { lago } from '../../n8n/support';

/** One of the node's lists, and what is in it. */
export interface ListOfLago {
	/** The operation: `invoice getAll`. */
	id: string;
	/** Its required parameters. */
	parameters: INodeParameters;
	/** The address below /api/v1 without the page, ending in ? or &. */
	url: string;
	envelope: string;
	/** Creates some that filters tell apart, with an owner and others beside them. */
	addSome: () => void;
	/** What names them, and those that come without a filter. */
	key: string;
	names: string[];
	/** What they have simplified that Lago's objects do not have like this: each of them, or one by one. */
	simplified?: object | object[];
	filters?: Filters;
}

interface Filters {
	collection: string;
	/** What each of them finds, alone and beside others. */
	finds: Array<[values: INodeParameters, names: string[]]>;
}

/** The Metadata of a filter. */
export const metadata = (
	...entries: Array<{ key: string; value?: string; unset?: boolean }>
): INodeParameters => ({
	metadata: { pair: entries.map((given) => ({ value: '', unset: false, ...given })) },
});

/** A list in the customer's path. */
type OfCustomer = Omit<ListOfLago, 'id' | 'parameters' | 'url'> & { resource: string };

/** Adds the customer whose lists are read. */
export const addAcme = () => lago.store.addCustomer({ external_id: 'acme', currency: 'EUR' });

/** A list of that customer. */
export const ofCustomer = ({ resource, ...list }: OfCustomer): ListOfLago => ({
	id: `${resource} getAll`,
	parameters: { customerId: 'acme' },
	url: `/customers/acme/${list.envelope}?`,
	...list,
});
