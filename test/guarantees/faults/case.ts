import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Store } from '../../lago';

export interface Case {
	resource: string;
	operation: string;
	/** With expressions on the input item, which holds `id` and what `seed` returns. */
	parameters: INodeParameters;
	/** Gives Lago what the item of this ID is about. */
	seed: (store: Store, id: string) => IDataObject | void;
}

/** An operation that returns what Lago has, in one piece. */
export interface ReadCase extends Case {
	/** Where Lago has it, below `/api/v1`, and the key around it. */
	path: (item: IDataObject) => string;
	envelope: string;
	/** What the node adds of the item, as Lago does not say whose it is. */
	labels?: (item: IDataObject) => IDataObject;
	/** What of it is another one each time, and how that looks. */
	varying?: IDataObject;
}

/** A list, of as many rows as one likes. */
export interface ListCase extends Case {
	/** Where Lago has it, below `/api/v1`, without the page; ending in ? or &. */
	path: (item: IDataObject) => string;
	envelope: string;
	/** Adds a row in front of all others and returns its ID. */
	add: (store: Store, id: string) => string;
	/** Takes a row away. */
	remove: (store: Store, rowId: string) => void;
	/** The key of a result that tells rows apart. */
	key: string;
}

export const nameOf = ({ resource, operation }: Case) => `${resource} ${operation}`;
