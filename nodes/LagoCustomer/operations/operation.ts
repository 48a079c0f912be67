import type { Refuse } from '../fields/checks';
import { collection, type Collection, type Field, type PathField } from '../fields/field';
import { limit, output, outputFields, pagingOptions, returnAll, simplify } from '../fields/results';
import type { Values } from '../fields/values';
import type { Request } from '../lago/client';
import type { JsonObject } from '../lago/json';
import type { Outcome } from '../lago/outcome';
import type { Simple } from '../output/simplify';

/** A path below `/api/v1`: its words, and the fields that hold the IDs in it. */
export type Path = ReadonlyArray<string | PathField>;

/** What the editor lists. */
export interface Option {
	name: string;
	value: string;
	action: string;
	description: string;
}

/** What is the same of one of Lago's objects, whatever is done to it. */
export interface LagoObject {
	path: Path;
	/** The key around it: `customer` in `{ customer: {…} }`; null where the answer itself is the object. */
	envelope: string | null;
	/** Its key that holds the last ID of the path; null where it has none. */
	identity: 'external_id' | 'code' | 'lago_id' | null;
	/** Its simplified form; null where it is small enough as it is. */
	simple: readonly Simple[] | null;
}

/** Most objects that come twice have the same ID of Lago's. */
export const lagoId = (record: JsonObject) => record.lago_id;

/** What is the same of a list of Lago's objects, which comes in pages: `{ customers: […], meta: {…} }`. */
export interface LagoList {
	path: Path;
	envelope: string;
	simple: readonly Simple[] | null;
	/** What is the same of an object that comes twice while the list is read. */
	identity: (record: JsonObject) => unknown;
}

/** What a safeguard may ask of Lago. */
export interface Reader {
	/** An object. @throws NodeApiError where Lago does not have it */
	get(segments: readonly string[], envelope: string): Promise<JsonObject>;
	/** An object, or undefined where Lago does not have it. */
	find(segments: readonly string[], envelope: string): Promise<JsonObject | undefined>;
	/** A short list. */
	list(segments: readonly string[], envelope: string): Promise<JsonObject[]>;
}

/** A request that changes something, and how its answer is read. */
export interface WriteRequest extends Request {
	envelope: string | null;
	/** What the operation returns of the object that Lago answers with. */
	result?: (record: JsonObject) => JsonObject;
}

/** What an item asks of Lago, for those who look at it. */
export interface Asked {
	values: Values;
	refuse: Refuse;
}

/** Turns a write into one that loses nothing that Lago has, or refuses it. */
export type Safeguard = (
	request: WriteRequest,
	asked: Asked,
	lago: Reader,
) => Promise<WriteRequest>;

interface Base {
	option: Option;
	path: Path;
	fields: ReadonlyArray<Field | Collection>;
	simple: readonly Simple[] | null;
	/** Fields whose values Lago's answer lacks; they come first in the item, under these keys. */
	labels: ReadonlyArray<readonly [key: string, field: Field]>;
	/** How to go on when the request fails in a way that Lago does not explain. */
	advice: ((values: Values, outcome: Outcome) => string | undefined) | null;
}

/** Looks for an object that Lago takes for granted, so that an unknown one is not an empty answer. */
interface LooksUp {
	takenForGranted: LagoObject | null;
}

export interface Get extends Base, LooksUp {
	kind: 'get';
	envelope: string;
	identity: LagoObject['identity'];
	/** Refuses an object that may not be the one that was meant. */
	check: ((record: JsonObject, asked: Asked, lago: Reader) => Promise<void>) | null;
}

export interface List extends Base, LooksUp {
	kind: 'list';
	envelope: string;
	identity: LagoList['identity'];
	/** The field with which Lago answers in one piece; it must not get page parameters beside it. */
	wholeWith: Field | null;
}

export interface Write extends Base {
	kind: 'write';
	method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	envelope: string | null;
	identity: LagoObject['identity'];
	/** Whether Lago may carry the request out twice, when nobody knows if it did so once. */
	repeatable: (body: JsonObject) => boolean;
	/** The fields that name what is changed: writes to the same one take place in turn. */
	changes: (values: Values) => readonly [customer: Field, ...parts: Field[]];
	/** Completes and checks the body before anything is sent. */
	prepare: ((body: JsonObject, asked: Asked) => JsonObject) | null;
	safeguard: Safeguard | null;
	/** Whether a refusal comes of another write at the same time, so that it helps to begin again. */
	isRace: (outcome: Outcome) => boolean;
	/** What Lago kept otherwise than it was sent, in words for the user. */
	keptOtherwise: (values: Values, record: JsonObject) => string[];
	/**
	 * Of a delete, what Lago answers to a second one: that there is nothing, or the same as before. Null for
	 * other writes. The items of a delete say `deleted: true`.
	 */
	secondDelete: 'not found' | 'the same' | null;
}

export type Operation = Get | List | Write;

/** Operations on one kind of Lago's objects, in the order of the editor. */
export interface Resource {
	name: string;
	value: string;
	/** The operation that the editor starts with, never one that destroys. */
	initial: string;
	operations: Operation[];
}

export const resource = (
	words: Pick<Resource, 'name' | 'value'>,
	initial: Operation,
	operations: Operation[],
): Resource => ({ ...words, initial: initial.option.value, operations });

/** The segments of a path, with the IDs that an item gives. */
export const segmentsOf = (path: Path, values: Values): string[] =>
	path.map((part) => (typeof part === 'string' ? part : String(values.get(part) ?? '')));

const isId = (part: string | PathField): part is PathField => typeof part !== 'string';

/** The fields that hold the IDs in a path. */
export const idsIn = (path: Path): PathField[] => path.filter(isId);

const simplifiers = (simple: readonly Simple[] | null): Field[] =>
	simple ? [simplify, output, outputFields] : [];

/** An operation that reads one object. */
export function get(
	{ path, envelope, identity, simple }: LagoObject & { envelope: string },
	option: Option,
	more: Partial<Pick<Get, 'fields' | 'check' | 'takenForGranted' | 'labels'>> = {},
): Get {
	const { fields = [], check = null, takenForGranted = null, labels = [] } = more;
	return {
		...{ kind: 'get', option, path, envelope, identity, simple, check, takenForGranted, labels },
		advice: null,
		fields: [
			...idsIn(path),
			...fields.filter((field) => field.property.required),
			...simplifiers(simple),
			...fields.filter((field) => !field.property.required),
		],
	};
}

/** An operation that reads a list: paging and Simplify come with it. */
export function list(
	{ path, envelope, identity, simple }: LagoList,
	option: Option,
	/** n8n's name of the collection, under which workflows are saved, and what is in it. */
	filters: { name: string; fields: Field[] } | null,
	more: Partial<Pick<List, 'fields' | 'takenForGranted' | 'wholeWith' | 'labels'>> = {},
): List {
	const { fields = [], takenForGranted = null, wholeWith = null, labels = [] } = more;
	return {
		...{
			kind: 'list',
			option,
			path,
			envelope,
			identity,
			simple,
			takenForGranted,
			wholeWith,
			labels,
		},
		advice: null,
		fields: [
			...idsIn(path),
			...fields,
			returnAll,
			limit,
			...simplifiers(simple),
			...(filters ? [filtersOf(filters)] : []),
			pagingOptions,
		],
	};
}

export const filtersOf = ({ name, fields }: { name: string; fields: Field[] }) =>
	collection({ displayName: 'Filters', name, placeholder: 'Add Filter' }, fields);

/** What must be said of every write. */
type WriteFacts = Pick<Write, 'method' | 'repeatable' | 'changes'> & {
	fields: ReadonlyArray<Field | Collection>;
};

/** What can be said of a write. */
type WriteOptions = Partial<
	Pick<Write, 'prepare' | 'safeguard' | 'isRace' | 'keptOtherwise' | 'advice'>
>;

/** An operation that creates or changes an object. */
export function write(
	{ path, envelope, identity }: Omit<LagoObject, 'simple'>,
	option: Option,
	{ fields, ...facts }: WriteFacts & WriteOptions,
): Write {
	return {
		...{ kind: 'write', option, path, envelope, identity, simple: null, labels: [] },
		...{
			prepare: null,
			safeguard: null,
			isRace: () => false,
			keptOtherwise: () => [],
			advice: null,
		},
		secondDelete: null,
		...facts,
		fields: [...idsIn(path), ...fields],
	};
}

/** An operation that takes an object away for good. Lago may get it twice. */
export function remove(
	object: Omit<LagoObject, 'simple'>,
	option: Option,
	facts: Pick<Write, 'changes' | 'secondDelete'> & Pick<WriteOptions, 'safeguard'>,
): Write {
	const own = { method: 'DELETE', repeatable: () => true, fields: [] } as const;
	return { ...write(object, option, { ...own, ...facts }), secondDelete: facts.secondDelete };
}

/** The operations that Lago cannot undo, as `wallet terminate`. */
export const destructive = (resources: Resource[]): string[] =>
	resources.flatMap(({ value, operations }) =>
		operations
			.filter((operation) => operation.kind === 'write' && operation.method === 'DELETE')
			.map(({ option }) => `${value} ${option.value}`),
	);
