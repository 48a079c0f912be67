import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Store } from '../lago';
import type { CustomerState } from './state';

export interface Case {
	resource: string;
	operation: string;
	/** What sets it apart from other cases of the operation. */
	when?: string;
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

/** An operation that changes something. */
export interface WriteCase extends Case {
	/** Does to a copy of the item's customers what Lago is to do; where Lago keeps nothing of it, says so. */
	done: ((customers: CustomerState[]) => void) | 'nothing is kept';
	/** What the node returns, at least: of a delete that was repeated it cannot know more. */
	results: (item: IDataObject) => IDataObject[];
	/**
	 * What comes of a second one after the first was done: the same end, also where Lago says that
	 * there is nothing left to delete; a refusal; or something that must not happen, so that nobody
	 * may send it.
	 */
	second: 'the same' | 'refused' | 'forbidden';
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

export const nameOf = ({ resource, operation, when }: Case) =>
	[resource, operation, when].filter(Boolean).join(' ');
