import type { Request } from '../lago/client';
import type { Json, JsonObject } from '../lago/json';
import type { RequestResult } from '../lago/response';
import type { Collection, Field, PathField } from './field';
import type { OutputField } from './simplify';
import type { Values } from './validation';

/** A path below `/api/v1`: its words, and the fields that hold the IDs in it. */
export type Path = ReadonlyArray<string | PathField>;

/** The versions of the node. A saved workflow keeps the one with which it was made. */
const NODE_VERSIONS = [1, 1.1];

/** An operation as the editor lists it. */
export interface OperationOption {
	name: string;
	value: string;
	action: string;
	description: string;
}

/** What all operations on one of Lago's objects have in common. */
export interface LagoObject {
	path: Path;
	/** The key around it: `customer` in `{ customer: {…} }`; null where the answer itself is the object. */
	envelope: string | null;
	/** Its key that holds the last ID of the path; null where it has none. */
	identity: 'external_id' | 'code' | 'lago_id' | null;
	/** Its simplified form; null where it is small enough as it is. */
	simplified: readonly OutputField[] | null;
}

/** A list of Lago's objects, which comes in pages: `{ customers: […], meta: {…} }`. */
export interface LagoList {
	path: Path;
	envelope: string;
	simplified: readonly OutputField[] | null;
	/** What two copies of a record have in common: records shift between pages while a list is read. */
	identity: (record: JsonObject) => unknown;
	/** Whether the total that Lago announces may be old, and that of another customer. */
	isTotalCached?: boolean;
}

/** The identity of most records. */
export const getLagoId = (record: JsonObject) => record.lago_id;

/** What a safeguard may read. */
export interface LagoReader {
	/** An object. @throws NodeApiError where Lago does not have it */
	get(segments: readonly string[], envelope: string): Promise<JsonObject>;
	/** An object, or undefined where Lago does not have it. */
	find(segments: readonly string[], envelope: string): Promise<JsonObject | undefined>;
	/** All of a list, which is short, whatever its pages. */
	list(segments: readonly string[], envelope: string): Promise<JsonObject[]>;
	/** The same, or undefined where the API key may not read it. */
	listIfAllowed(
		segments: readonly string[],
		envelope: string,
		query: JsonObject,
	): Promise<JsonObject[] | undefined>;
}

/** What puts back what a write took away. */
export interface LagoWriter extends LagoReader {
	/** The object that Lago answers with. @throws NodeApiError */
	write(request: WriteRequest & { envelope: string }): Promise<JsonObject>;
}

/**
 * Reads the object that was written, so many milliseconds after that at the least; undefined where there
 * is nothing to see any more.
 */
export type AfterWriteReader = (milliseconds: number) => Promise<JsonObject | undefined>;

/** Where one of Lago's objects is read. */
export interface ObjectAddress {
	segments: readonly string[];
	envelope: string;
}

/** Parts of an object by name, in a form that can be compared: `Map { plan → 'pro' }`. */
export type Cells = ReadonlyMap<string, string>;

/** A field that is written as a whole, and so was merged with what had been read. */
export interface MergedField {
	/** Its name in the editor. */
	name: string;
	/** What the object had when it was read. */
	before: Cells;
	/** What it has after the write. */
	after: Cells;
	getCells: (object: JsonObject) => Cells;
	/** Whether Lago's answer shows every change: links come later, some fields need a licence. */
	isShownAtOnce: boolean;
}

/**
 * A field as it was merged.
 *
 * @param before the object as it was read; undefined where there is none
 * @param after the object as it is sent
 */
export const mergedField = (
	{ property }: Field,
	before: JsonObject | undefined,
	after: JsonObject,
	getCells: MergedField['getCells'],
	{ isShownAtOnce }: Pick<MergedField, 'isShownAtOnce'>,
): MergedField => ({
	name: property.displayName,
	before: getCells(before ?? {}),
	after: getCells(after),
	getCells,
	isShownAtOnce,
});

/** A request that changes something, and how its answer is read. */
export interface WriteRequest extends Request {
	envelope: string | null;
	/** Where to see whether another write has undone this one, which then is merged again. */
	merge?: { object: ObjectAddress; fields: MergedField[] };
	/** The Lago ID of the object, where it was read before. */
	targetId?: Json;
	/**
	 * Puts back what the write took away although nobody asked for it.
	 *
	 * @param record the object that Lago answered with
	 * @returns what Lago did not do, as sentences
	 * @throws UnexpectedAnswer where there was something to put back
	 */
	restoreLosses?: (
		record: JsonObject,
		lago: LagoWriter,
		readAfterWrite: AfterWriteReader,
	) => Promise<string[]>;
	/** What the operation returns of the object that Lago answers with. */
	result?: (record: JsonObject) => JsonObject;
}

/**
 * Completes a write with what Lago has and would otherwise lose.
 *
 * @throws InvalidInput where the write would do harm
 */
export type Safeguard = (
	request: WriteRequest,
	values: Values,
	lago: LagoReader,
) => Promise<WriteRequest>;

interface OperationBase {
	option: OperationOption;
	path: Path;
	fields: ReadonlyArray<Field | Collection>;
	simplified: readonly OutputField[] | null;
	/** Fields whose values Lago's answer lacks; they come first in the item, under these keys. */
	addedFields: ReadonlyArray<readonly [key: string, field: Field]>;
	/** How to go on when the request fails in a way that Lago does not explain. */
	getErrorHint: ((values: Values, result: RequestResult) => string | undefined) | null;
	/** The operation in version 1 of the node, where that is other. */
	inVersion1: Operation | null;
}

interface ParentCheck {
	/**
	 * Some endpoints answer 200 with an empty list for a customer that does not exist. If the result is
	 * empty, this parent is fetched, so that its 404 is reported.
	 */
	parentToVerify: LagoObject | null;
}

export interface Get extends OperationBase, ParentCheck {
	kind: 'get';
	envelope: string;
	identity: LagoObject['identity'];
	/** @throws InvalidInput when the object may not be the one that was meant */
	check: ((record: JsonObject, values: Values, lago: LagoReader) => Promise<void>) | null;
}

export interface List extends OperationBase, ParentCheck {
	kind: 'list';
	envelope: string;
	identity: LagoList['identity'];
	isTotalCached: boolean;
	/** Whether Lago answers in pages, and not with all records at once. */
	isPaged: boolean;
	/** The field with which a paged list comes in one piece; it must not get page parameters beside it. */
	unpagedWith: Field | null;
	/** Two filters of which Lago ignores one where both are given. */
	exclusiveFilters: readonly [Field, Field] | null;
	/** Why there may be no results, other than that there are none. @throws InvalidInput */
	checkEmpty: ((values: Values, lago: LagoReader) => Promise<void>) | null;
}

export interface Write extends OperationBase {
	kind: 'write';
	method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	envelope: string | null;
	identity: LagoObject['identity'];
	/** Whether Lago may carry the request out twice, when nobody knows if it did so once. */
	isIdempotent: (body: JsonObject) => boolean;
	/** Whether it takes something away that Lago cannot give back. */
	isDestructive: boolean;
	/** The fields that identify what is changed: writes with the same values run one after the other. */
	getLockFields: (values: Values) => readonly [customer: Field, ...parts: Field[]];
	/** Completes and validates the body before anything is sent. */
	prepareBody: ((body: JsonObject) => JsonObject) | null;
	safeguard: Safeguard | null;
	/** Whether the error comes from a concurrent write, so that reading again and retrying can succeed. */
	isConflict: (result: RequestResult) => boolean;
	/** What the answer shows when Lago has done it; null where the values that were sent show it. */
	outcome: {
		/** In words that follow "does not show that". */
		text: string;
		isIn: (records: JsonObject[], body: JsonObject, values: Values) => boolean;
	} | null;
	/**
	 * How Lago answers a DELETE of something already deleted: 404, or the same 200 again. Null for other
	 * writes. The items of a delete say `deleted: true`.
	 */
	onRepeatedDelete: 'not found' | 'the same' | null;
}

export type Operation = Get | List | Write;

/** An operation as a version of the node has it. */
export const getOperationForVersion = (version: number, operation: Operation): Operation =>
	(version === 1 && operation.inVersion1) || operation;

/** The fields of an operation, in each version of the node. */
export const getFieldsByVersion = (operation: Operation) =>
	NODE_VERSIONS.map((version) => ({
		version,
		fields: getOperationForVersion(version, operation).fields,
	}));

/** Whether a field is shown in all versions of the node. */
export const isInAllVersions = (versions: readonly number[]) =>
	versions.length === NODE_VERSIONS.length;

/** Operations on one kind of Lago's objects, in the order of the editor. */
export interface Resource {
	name: string;
	value: string;
	/** The operation that the editor starts with, never one that destroys. */
	defaultOperation: string;
	operations: Operation[];
}

/** The segments of a path, with the IDs that an item gives: `['customers', 'acme.com']`. */
export const buildSegments = (path: Path, values: Values): string[] =>
	path.map((part) => (typeof part === 'string' ? part : String(values.get(part) ?? '')));

const isIdField = (part: string | PathField): part is PathField => typeof part !== 'string';

/** The fields that hold the IDs in a path. */
export const getIdFields = (path: Path): PathField[] => path.filter(isIdField);

/** The operations that Lago cannot undo, as `wallet terminate`. */
export const listDestructive = (resources: Resource[]): string[] =>
	resources.flatMap(({ value, operations }) =>
		operations
			.filter((operation) => operation.kind === 'write' && operation.isDestructive)
			.map(({ option }) => `${value} ${option.value}`),
	);
