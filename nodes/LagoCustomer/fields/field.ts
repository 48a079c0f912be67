import type { INodeProperties } from 'n8n-workflow';
import type { Json, JsonObject } from '../lago/json';

/** Lago's name for a kind of its objects, as in `wallet_not_found`. */
export type Thing =
	| 'alert'
	| 'applied_coupon'
	| 'billable_metric'
	| 'billing_entity'
	| 'charge'
	| 'customer'
	| 'metadata'
	| 'payment_method'
	| 'tax'
	| 'wallet';

/** Whether a record shows that a filter was obeyed that asked for this value. */
export type Proof = (record: JsonObject, wanted: Json) => boolean;

/** What Clear Fields can do to a field: the place in the body, and what is sent there. */
export interface Clearing {
	/** How it is listed. */
	name: string;
	at: readonly string[];
	to: null | [] | JsonObject;
}

/** The path of the request: one segment of it. */
export interface PathPlace {
	in: 'path';
	thing: Thing;
}

/** The query of the request. */
export interface QueryPlace {
	in: 'query';
	key: string;
	/** How a result shows that the server knows the filter; null where no result can. */
	provedBy: Proof | null;
	/** A value that Lago gets wrong: it is not sent, and the node itself keeps what the proof is true for. */
	nodeFilters?: Json;
	/** What the value names, for the error that Lago has no such thing. */
	thing?: Thing;
}

/** The body of the request. */
export interface BodyPlace {
	in: 'body';
	/** The keys that lead to the place: `['customer', 'billing_configuration', 'sync']`. */
	at: readonly string[];
	/**
	 * What is done there. A value is `set`; an object is `spread` among what is there; a `base` is an
	 * object that all other fields have the last word over; and `clear` empties the fields it lists.
	 */
	as: 'set' | 'spread' | 'base' | 'clear';
	thing?: Thing;
}

/** The node itself reads the field; it is never sent. */
export interface NodePlace {
	in: 'node';
}

/** A field of the editor, and where its value goes. */
export interface Field<P = PathPlace | QueryPlace | BodyPlace | NodePlace> {
	property: INodeProperties;
	place: P;
	/** Of a field that is made of others: what they become. */
	group?: Group;
	/** How Clear Fields lists it; without it, it cannot be cleared. */
	clearings?: Clearing[];
	/** Whether the value becomes the ID in a path later, and so must be fit for one. */
	becomesId?: boolean;
}

export type PathField = Field<PathPlace>;
export type QueryField = Field<QueryPlace>;
export type BodyField = Field<BodyPlace>;
export type NodeField = Field<NodePlace>;

/** Fields that one adds, and that are sent only then. */
export interface Collection {
	property: INodeProperties;
	fields: Field[];
}

/** The fields that make up another, and what becomes of them. */
export interface Group {
	/** `map` is `{ [key]: value }`; in a `multimap`, a key that comes twice has a list of values. */
	shape: 'object' | 'list' | 'map' | 'multimap';
	/** n8n's name of the group inside the field. */
	name: string;
	entries: Entry[];
}

/** A field inside a group, and the key that Lago has for it. */
export interface Entry {
	key: string;
	property: INodeProperties;
	group?: Group;
	/** Whether the value becomes the ID in a path later. */
	becomesId?: boolean;
	/** Whether an entry without this value is left out as a whole, as when an expression gives none. */
	carriesEntry?: boolean;
}

export const isCollection = (field: Field | Collection): field is Collection => 'fields' in field;

/** All fields, also those inside a collection. */
export const flat = (fields: ReadonlyArray<Field | Collection>): Field[] =>
	fields.flatMap((field) => (isCollection(field) ? field.fields : [field]));

export const isIn = <K extends 'path' | 'query' | 'body' | 'node'>(
	place: K,
	field: Field,
): field is Field<Extract<Field['place'], { in: K }>> => field.place.in === place;

/** A field in the query, under the key that Lago has for it. */
export const inQuery = (
	key: string,
	provedBy: Proof | null,
	property: INodeProperties,
	more: Pick<QueryPlace, 'nodeFilters' | 'thing'> = {},
): QueryField => ({ property, place: { in: 'query', key, provedBy, ...more } });

/** A field that only the node reads. */
export const inNode = (property: INodeProperties): NodeField => ({
	property,
	place: { in: 'node' },
});

interface BodyOptions {
	thing?: Thing;
	becomesId?: boolean;
	/** Clear Fields lists the field: under its own name, or this one. */
	clear?: true | string;
	/** What clearing sends; null unless said. */
	clearTo?: [] | JsonObject;
}

/** Makes fields that are found under these keys in the body. */
export const inBody =
	(...parents: string[]) =>
	(
		key: string,
		property: INodeProperties,
		{ thing, becomesId, clear, clearTo = undefined }: BodyOptions = {},
	): BodyField => {
		const at = [...parents, key];
		const name = clear === true ? property.displayName : clear;
		return {
			property,
			place: { in: 'body', at, as: 'set', ...(thing && { thing }) },
			...(becomesId && { becomesId }),
			...(name !== undefined && { clearings: [{ name, at, to: clearTo ?? null }] }),
		};
	};

/** The field whose choices empty all of these that can be emptied. */
export const clears = (
	root: string,
	property: Omit<INodeProperties, 'type' | 'default' | 'options'>,
	fields: Field[],
): BodyField => {
	const clearings = fields
		.flatMap((field) => field.clearings ?? [])
		.sort((a, b) => a.name.localeCompare(b.name, 'en'));
	const options = clearings.map((clearing) => ({
		name: clearing.name,
		value: clearingChoice(clearing),
	}));
	return {
		property: { ...property, type: 'multiOptions', options, default: [] },
		place: { in: 'body', at: [root], as: 'clear' },
		clearings,
	};
};

/** A choice of Clear Fields, under which workflows are saved: `tax_codes[]` is emptied as a list. */
export const clearingChoice = ({ at: [, ...keys], to }: Clearing): string =>
	`${keys.join('.')}${Array.isArray(to) ? '[]' : ''}`;

/** A field inside a group, under the key that Lago has for it. */
export const entry = (
	key: string,
	property: INodeProperties,
	more: Pick<Entry, 'becomesId' | 'carriesEntry'> = {},
): Entry => ({ key, property, ...more });

/** Fields that one adds, in the order of the alphabet unless they are given in another that says more. */
export function collection(
	property: Omit<INodeProperties, 'type' | 'default'>,
	fields: Field[],
): Collection {
	const sorted = [...fields].sort((a, b) =>
		a.property.displayName.localeCompare(b.property.displayName, 'en'),
	);
	return {
		property: {
			...property,
			type: 'collection',
			default: {},
			options: sorted.map((field) => field.property),
		},
		fields: sorted,
	};
}

interface GroupWords {
	/** What one of them is called: on the button that adds it, and above its fields. */
	entry: string;
	/** n8n's name of the group, under which workflows are saved. */
	name: string;
	/** The most that can be added. */
	most?: number;
}

/** A field that is made of others. */
export function asGroup<T extends { property: INodeProperties }>(
	field: T,
	shape: Group['shape'],
	{ entry, name, most }: GroupWords,
	entries: Entry[],
): T & { group: Group } {
	const add = `Add ${entry}`;
	const several = {
		multipleValues: true,
		multipleValueButtonText: add,
		...(most !== undefined && { maxAllowedFields: most }),
	};
	return {
		...field,
		property: {
			...field.property,
			placeholder: add,
			...(shape !== 'object' && { typeOptions: several }),
			options: [{ displayName: entry, name, values: entries.map(({ property }) => property) }],
		},
		group: { shape, name, entries },
	};
}
