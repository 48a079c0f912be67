import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { SimpleFields } from './simplify';

/** One endpoint of Lago, as an operation of the node. */
export interface LagoOperation {
	/**
	 * What the editor lists. `routing.request` holds the method and the path below `/api/v1`, in which
	 * `{name}` stands for the field of that name.
	 */
	option: INodePropertyOptions;
	/** The operation's fields, required ones first. An object used by several operations is one field. */
	fields: INodeProperties[];
	/**
	 * The key around Lago's answer: `customer` in `{ customer: {…} }`. Without it, the answer itself is
	 * the result, also an empty one.
	 */
	envelope?: string;
	/** The fields of the simplified output, for objects with more than ten. */
	simpleFields?: SimpleFields;
	/** Whether the answer is a list that Lago hands out in pages: `{ customers: […], meta: {…} }`. */
	paged?: boolean;
	/** The field with which Lago answers in one piece; it must not get page parameters beside it. */
	wholeWith?: string;
	/**
	 * Whether a request with this body may be sent again when nobody knows if Lago carried it out.
	 * Without it, any may.
	 */
	repeatable?: (body: IDataObject) => boolean;
}

export interface LagoResource {
	name: string;
	value: string;
	operations: LagoOperation[];
}
