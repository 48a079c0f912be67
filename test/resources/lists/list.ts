import type { INodeParameters } from 'n8n-workflow';

/** One of the node's lists, and what is in it. */
export interface ListOfLago {
	/** The operation: `invoice getAll`. */
	id: string;
	/** Its required parameters. */
	parameters: INodeParameters;
	/** The address below /api/v1 without the page, ending in ? or &. */
	url: string;
	envelope: string;
	/** Gives Lago the customer whose list it is. */
	addOwner: () => void;
	/** Creates so many objects in the list of the owner. */
	add: (count: number) => void;
	/** Creates some that filters tell apart, with an owner and others beside them. */
	addSome: () => void;
	/** What names them, and those that come without a filter. */
	key: string;
	names: string[];
	/** The first of them, simplified. */
	simplified?: object;
	filters?: Filters;
}

interface Filters {
	/** The collection, and a value for each of its fields, in the order of the alphabet. */
	collection: string;
	values: INodeParameters;
	/** The query with all of them, what follows it, and what is found. */
	sent: string[];
	then?: string[];
	found: string[];
	/** What filters find. */
	finds: Array<[what: string, values: INodeParameters, names: string[]]>;
}

/** The Metadata of a filter. */
export const metadata = (
	...entries: Array<{ key: string; value?: string; unset?: boolean }>
): INodeParameters => ({
	metadata: { pair: entries.map((given) => ({ value: '', unset: false, ...given })) },
});
