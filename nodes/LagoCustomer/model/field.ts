import type { INodeProperties } from 'n8n-workflow';
import type { Json, JsonObject } from '../lago/json';
import type { AnswerFacts } from './answer';

/** Lago's name of a resource, as in `wallet_not_found`. */
export type LagoResourceName =
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

/** Whether a record matches a filter's value. */
export type FilterCheck = (record: JsonObject, wanted: Json) => boolean;

/** What Clear Fields can empty: the path in the body, and what is sent there. */
export interface ClearOption {
	/** How it is listed. */
	name: string;
	at: readonly string[];
	to: null | [] | JsonObject;
	answer?: AnswerFacts;
}

/** The path of the request: one segment of it. */
export interface PathPlace {
	in: 'path';
	lagoResource: LagoResourceName;
}

/** The query of the request. */
export interface QueryPlace {
	in: 'query';
	key: string;
	/** Checks a result against the filter, as older servers ignore it; null where no result shows it. */
	verify: FilterCheck | null;
	/** A value that Lago gets wrong: it is not sent, and the node itself keeps what `verify` accepts. */
	filterLocallyWhen?: Json;
	/** The field whose value this one must not be below: a range that is empty finds nothing. */
	notBelow?: Field;
	/** What the value names, for the error that Lago has no such resource. */
	lagoResource?: LagoResourceName;
}

/** The body of the request. */
export interface BodyPlace {
	in: 'body';
	/** The keys that lead to the place: `['customer', 'billing_configuration', 'sync']`. */
	at: readonly string[];
	/**
	 * What is done there. `set` writes the value; `assign` merges an object into what is there; `defaults`
	 * does so before all other fields, which overwrite it; `clear` empties the fields that were chosen.
	 */
	as: 'set' | 'assign' | 'defaults' | 'clear';
	lagoResource?: LagoResourceName;
}

/** The node itself reads the field; it is never sent. */
export interface NodePlace {
	in: 'node';
}

/** A field of the editor, and where its value goes. */
export interface Field<P = PathPlace | QueryPlace | BodyPlace | NodePlace> {
	property: INodeProperties;
	place: P;
	/** Of a fixedCollection: the fields in it, and what they become. */
	group?: FieldGroup;
	/** How Clear Fields lists it; a field without any cannot be cleared. */
	clearOptions?: ClearOption[];
	/** How the answer to a write shows the value. */
	answer?: AnswerFacts;
	/** Whether the value is the ID in a path of later requests, and must be valid there. */
	isPathId?: boolean;
}

export type PathField = Field<PathPlace>;
export type QueryField = Field<QueryPlace>;
export type BodyField = Field<BodyPlace>;
export type NodeField = Field<NodePlace>;

/** An n8n collection: its fields are sent only if the user adds them. */
export interface Collection {
	property: INodeProperties;
	fields: Field[];
}

/** The fields in a fixedCollection, and what becomes of them. */
export interface FieldGroup {
	/** `map` is `{ [key]: value }`; in a `multimap`, a key that comes twice has a list of values. */
	shape: 'object' | 'list' | 'map' | 'multimap';
	/** n8n's name of the group inside the field. */
	name: string;
	/** How many entries Lago takes at most. */
	maxEntries?: number;
	fields: GroupField[];
}

/** A field inside a group, and the key that Lago has for it. */
export interface GroupField {
	key: string;
	property: INodeProperties;
	group?: FieldGroup;
	/** How the answer to a write shows the value; `read` gets the entry that the answer has. */
	answer?: AnswerFacts;
	/** Whether the value is the ID in a path of later requests. */
	isPathId?: boolean;
	/** Whether an entry without this value is left out as a whole, as when an expression gives none. */
	omitEntryIfEmpty?: boolean;
	/** How many characters Lago takes at most. */
	maxLength?: number;
	/** Whether an expression may give an object or a list instead, which stands for several entries. */
	mayHoldEntries?: boolean;
}

export const isCollection = (field: Field | Collection): field is Collection => 'fields' in field;

/** All fields, also those inside a collection. */
export const flattenFields = (fields: ReadonlyArray<Field | Collection>): Field[] =>
	fields.flatMap((field) => (isCollection(field) ? field.fields : [field]));

export const isSentIn = <K extends 'path' | 'query' | 'body' | 'node'>(
	place: K,
	field: Field,
): field is Field<Extract<Field['place'], { in: K }>> => field.place.in === place;

/** A field in the query, under the key that Lago has for it. */
export const inQuery = (
	key: string,
	verify: FilterCheck | null,
	property: INodeProperties,
	more: Pick<QueryPlace, 'filterLocallyWhen' | 'lagoResource' | 'notBelow'> = {},
): QueryField => ({ property, place: { in: 'query', key, verify, ...more } });

/** A field that only the node reads. */
export const notSent = (property: INodeProperties): NodeField => ({
	property,
	place: { in: 'node' },
});

interface BodyOptions {
	lagoResource?: LagoResourceName;
	isPathId?: boolean;
	/** The name under which Clear Fields lists the field. */
	clear?: string;
	/** What clearing sends; null unless given. */
	clearTo?: [] | JsonObject;
	/** How the answer to a write shows the value. */
	answer?: AnswerFacts;
}

/**
 * Makes fields whose values are sent under these keys of the body: `inBody('customer')('email', { … })`.
 * Clear Fields lists those made by `clearable` under their own name.
 */
export function inBody(...parents: string[]) {
	const field = (
		key: string,
		property: INodeProperties,
		{ lagoResource, isPathId, clear, clearTo, answer }: BodyOptions = {},
	): BodyField => {
		const at = [...parents, key];
		return {
			property,
			place: { in: 'body', at, as: 'set', ...(lagoResource && { lagoResource }) },
			...(isPathId && { isPathId }),
			...(answer && { answer }),
			...(clear !== undefined && {
				clearOptions: [{ name: clear, at, to: clearTo ?? null, ...(answer && { answer }) }],
			}),
		};
	};
	const clearable = (key: string, property: INodeProperties, answer?: AnswerFacts) =>
		field(key, property, { clear: property.displayName, ...(answer && { answer }) });
	return Object.assign(field, { clearable });
}

/** Clear Fields, whose options empty the clearable ones among these fields. */
export const clearFieldsField = (root: string, description: string, fields: Field[]): BodyField => {
	const clearOptions = fields
		.flatMap((field) => field.clearOptions ?? [])
		.sort((a, b) => a.name.localeCompare(b.name, 'en'));
	const options = clearOptions.map((option) => ({
		name: option.name,
		value: getClearOptionValue(option),
	}));
	return {
		property: {
			displayName: 'Clear Fields',
			name: 'clearFields',
			type: 'multiOptions',
			options,
			default: [],
			description,
		},
		place: { in: 'body', at: [root], as: 'clear' },
		clearOptions,
	};
};

/**
 * Update Fields of an operation, in which something must be filled in, with Clear Fields among them.
 *
 * @param root the key around the object in the body
 * @param name n8n's name, under which workflows are saved
 */
export const updateFields = (
	root: string,
	name: string,
	fields: Field[],
	clearDescription: string,
): Collection =>
	collection({ displayName: 'Update Fields', name, placeholder: 'Add Field', required: true }, [
		...fields,
		clearFieldsField(root, clearDescription, fields),
	]);

/** The value of an option of Clear Fields in saved workflows: `tax_codes[]` is emptied as a list. */
export const getClearOptionValue = ({ at: [, ...keys], to }: ClearOption): string =>
	`${keys.join('.')}${Array.isArray(to) ? '[]' : ''}`;

/** A field inside a group, under the key that Lago has for it. */
export const groupField = (
	key: string,
	property: INodeProperties,
	more: Omit<GroupField, 'group' | 'key' | 'property'> = {},
): GroupField => ({ key, property, ...more });

/** A collection, whose fields are sent only if the user adds them; in alphabetical order. */
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
			options: sorted.map(({ property, group }) => (group ? keepEmpty(property, group) : property)),
		},
		fields: sorted,
	};
}

/** A group in a collection, as n8n keeps it when it was just added and has nothing in it yet. */
const keepEmpty = (property: INodeProperties, { shape, name }: FieldGroup): INodeProperties =>
	shape === 'object'
		? { ...property, typeOptions: { multipleValues: false } }
		: { ...property, default: { [name]: [] } };

interface GroupLabels {
	/** The name of one entry: on the button that adds it, and above its fields. */
	entry: string;
	/** n8n's name of the group, under which workflows are saved. */
	name: string;
	/** How many entries Lago takes at most. */
	maxEntries?: number;
}

/** Makes a fixedCollection of a field: `fixedCollection(inBody('customer')('metadata', { … }), 'list', …)`. */
export function fixedCollection<T extends { property: INodeProperties }>(
	field: T,
	shape: FieldGroup['shape'],
	{ entry, name, maxEntries }: GroupLabels,
	fields: GroupField[],
): T & { group: FieldGroup } {
	const add = `Add ${entry}`;
	const several = {
		multipleValues: true,
		multipleValueButtonText: add,
		...(maxEntries !== undefined && { maxAllowedFields: maxEntries }),
	};
	return {
		...field,
		property: {
			...field.property,
			placeholder: add,
			...(shape !== 'object' && { typeOptions: several }),
			options: [{ displayName: entry, name, values: fields.map(({ property }) => property) }],
		},
		group: { shape, name, fields, ...(maxEntries !== undefined && { maxEntries }) },
	};
}
