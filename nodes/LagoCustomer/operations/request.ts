import { EMPTY_ADVICE, type Refuse } from '../fields/checks';
import { clearingChoice, isIn, type BodyPlace, type Field } from '../fields/field';
import { limit, page, perPage, returnAll } from '../fields/results';
import type { Values } from '../fields/values';
import { at, isObject, own, type Json, type JsonObject } from '../lago/json';
import type { Range } from '../lago/paginate';
import {
	segmentsOf,
	type Asked,
	type Get,
	type List,
	type Operation,
	type Write,
	type WriteRequest,
} from './operation';

/** What an item asks of Lago: checked, and in Lago's form. */
export type Call = { asked: Asked } & (
	| { kind: 'get'; operation: Get }
	| { kind: 'list'; operation: List; range: Range | undefined }
	| { kind: 'write'; operation: Write; request: WriteRequest }
);

/** @throws NodeOperationError where the fields do not go together */
export function callOf(operation: Operation, asked: Asked): Call {
	switch (operation.kind) {
		case 'get':
			return { kind: 'get', operation, asked };
		case 'list':
			return { kind: 'list', operation, asked, range: rangeOf(operation, asked) };
		case 'write':
			return { kind: 'write', operation, asked, request: writeOf(operation, asked) };
	}
}

/** The query that an item asks for, under Lago's keys; without values that Lago gets wrong. */
export function filtersOf(values: Values): JsonObject {
	const filters: Array<[string, Json]> = [];
	for (const [{ place }, value] of values) {
		if (place.in === 'query' && value !== place.nodeFilters) filters.push([place.key, value]);
	}
	return Object.fromEntries(filters);
}

/** Whether the node must keep a record; Lago gets the filters wrong that this looks at. */
export const isKept = (values: Values) => (record: JsonObject) =>
	[...values].every(
		([{ place }, value]) =>
			place.in !== 'query' || value !== place.nodeFilters || place.provedBy?.(record, value),
	);

/** Which part of a list an item asks for; undefined where Lago answers in one piece. */
function rangeOf({ wholeWith }: List, { values, refuse }: Asked): Range | undefined {
	const [onePage, size] = [page, perPage].map((field) => values.get(field));
	if (wholeWith && values.has(wholeWith)) {
		if (onePage === undefined && size === undefined) return undefined;
		refuse(
			wholeWith.property.displayName,
			"cannot be combined with 'Page' or 'Per Page'",
			'Remove one of them.',
		);
	}
	const most =
		onePage !== undefined || values.get(returnAll) === true ? Infinity : values.get(limit);
	return {
		page: numberOr(onePage, undefined),
		perPage: numberOr(size, undefined),
		limit:
			numberOr(most, undefined) ?? refuse(limit.property.displayName, 'is empty', EMPTY_ADVICE),
	};
}

const numberOr = <T>(value: Json | undefined, other: T) =>
	typeof value === 'number' ? value : other;

/** The write that an item asks for, as far as it can be known without reading what Lago has. */
function writeOf(operation: Write, asked: Asked): WriteRequest {
	const { method, path, envelope, prepare } = operation;
	const body = bodyOf(asked);
	const prepared = prepare ? prepare(body, asked) : body;
	return {
		method,
		segments: segmentsOf(path, asked.values),
		envelope,
		...(Object.keys(prepared).length && { body: prepared }),
	};
}

/** JSON first, so that the fields of the editor have the last word, and what is cleared at the end. */
const ORDER: Array<BodyPlace['as']> = ['base', 'set', 'spread', 'clear'];

/** The body that an item's fields make. What a user typed is a value in it, and never a path. */
function bodyOf({ values, refuse }: Asked): JsonObject {
	let body: JsonObject = {};
	for (const as of ORDER) {
		for (const [field, value] of values) {
			if (!isIn('body', field) || field.place.as !== as) continue;
			if (as === 'clear') body = cleared(body, field, value, refuse);
			else if (as === 'set') body = set(body, field.place.at, value, refuse);
			else {
				const there = at(body, field.place.at);
				const both = { ...(isObject(there) && there), ...(isObject(value) && value) };
				body = set(body, field.place.at, both, refuse);
			}
		}
	}
	return body;
}

/** An object with a value at a place in it. */
export function set(
	object: JsonObject,
	[key, ...rest]: readonly string[],
	value: Json,
	refuse: Refuse,
): JsonObject {
	if (key === undefined) return object;
	if (!rest.length) return { ...object, [key]: value };
	const inner = own(object, key) ?? {};
	if (!isObject(inner)) {
		refuse('Other Fields (JSON)', `has '${key}', which is not an object`, 'Remove it there.');
	}
	return { ...object, [key]: set(inner, rest, value, refuse) };
}

function cleared(body: JsonObject, field: Field, choices: Json, refuse: Refuse): JsonObject {
	let result = body;
	for (const clearing of field.clearings ?? []) {
		if (!Array.isArray(choices) || !choices.includes(clearingChoice(clearing))) continue;
		if (at(body, clearing.at) !== undefined) {
			const problem = `clears '${clearing.name}', which is also set`;
			refuse(field.property.displayName, problem, 'Do one of the two.');
		}
		result = set(result, clearing.at, clearing.to, refuse);
	}
	return result;
}

/**
 * Says no to an object that is not the one asked for.
 *
 * @param identity its key that holds the value of the field; null where there is none to compare
 */
export function refuseOther(
	record: JsonObject,
	identity: string | null,
	field: Field | undefined,
	{ values, refuse }: Asked,
): void {
	if (identity === null || !field || record[identity] === values.get(field)) return;
	refuse(
		field.property.displayName,
		`leads to another object: Lago answers '${String(values.get(field))}' with '${String(record[identity])}'`,
		'Something between n8n and Lago changes the address. Nothing was changed. Use an ID without dots and slashes.',
	);
}
