import type {
	IDataObject,
	IHttpRequestMethods,
	INodePropertyOptions,
	INodeProperties,
} from 'n8n-workflow';
import type { SimpleFields } from './simplify';
import type { Refuse } from './values';

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
	/** Whether the answer is a list that Lago hands out in pages: `{ customers: […], meta: {…} }`. */
	paged?: boolean;
	/** The field with which Lago answers in one piece; it must not get page parameters beside it. */
	wholeWith?: string;
	/** The fields of the simplified output, for objects with more than ten. */
	simpleFields?: SimpleFields;
	/**
	 * Whether a request with this body may be sent again when nobody knows if Lago carried it out.
	 * Without it, any may.
	 */
	repeatable?: (body: IDataObject) => boolean;
	/** The field whose value becomes an ID, and so must be fit for one. */
	newId?: string;
	/** The key of Lago's object that holds the last ID of the path. */
	identity?: 'external_id' | 'code';
	/** What to read before a write so that it loses nothing. */
	readFirst?: ReadFirst;
	/** For query parameters that some servers ignore, the key of a result that shows whether this one did. */
	checkedFilters?: Record<string, string>;
	/** Values of query parameters that Lago gets wrong: they are not sent, and the node applies them. */
	ownFilters?: Record<string, { value: unknown; keep: (record: IDataObject) => boolean }>;
	/** The path of the object that must exist for an empty list to be true. */
	emptyOnlyIf?: string;
}

/** A request that changes something. */
export interface Write {
	method: IHttpRequestMethods;
	url: string;
	body: IDataObject;
	envelope?: string;
	/** What the operation returns of the object that Lago answers with. */
	result?: (record: IDataObject) => IDataObject;
}

export interface ReadFirst {
	/** The path of the object that is read, and the key around it. */
	path: (ids: Record<string, string>, body: IDataObject) => string;
	envelope: string;
	/** Whether this write can lose something. */
	when?: (ids: Record<string, string>, body: IDataObject) => boolean;
	/** Whether Lago may not have the object yet. */
	optional?: boolean;
	/** The write that leaves what Lago has as it is where the user did not touch it. */
	change: (write: Write, current: IDataObject | undefined, refuse: Refuse) => Write;
}
