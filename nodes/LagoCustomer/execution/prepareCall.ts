import { getPath, isObject, getOwn, type Json, type JsonObject } from '../lago/json';
import { getClearOptionValue, isSentIn, type BodyPlace, type Field } from '../model/field';
import { EMPTY_HINT, invalid } from '../model/invalid';
import {
	buildSegments,
	type Get,
	type List,
	type Operation,
	type Write,
	type WriteRequest,
} from '../model/operation';
import { limit, page, perPage, returnAll } from '../model/outputOptions';
import type { Values } from '../model/validation';
import type { ListWindow } from './paginate';

/** What an item asks of Lago: checked, and in Lago's form. */
export type PreparedCall = { values: Values } & (
	| { kind: 'get'; operation: Get }
	| { kind: 'list'; operation: List; window: ListWindow | undefined }
	| { kind: 'write'; operation: Write; request: WriteRequest }
);

export type CallOfKind<K extends PreparedCall['kind']> = Extract<PreparedCall, { kind: K }>;

/** @throws InvalidInput where fields contradict each other: two paging modes, a cleared field that is set */
export function prepareCall(operation: Operation, values: Values): PreparedCall {
	assertEncodable(values);
	switch (operation.kind) {
		case 'get':
			return { kind: 'get', operation, values };
		case 'list':
			rejectEmptyRanges(values);
			return { kind: 'list', operation, values, window: getListWindow(operation, values) };
		case 'write':
			return { kind: 'write', operation, values, request: prepareWrite(operation, values) };
	}
}

/** From after To finds nothing, which looks like a result. */
function rejectEmptyRanges(values: Values): void {
	for (const [{ property, place }, to] of values) {
		const lowest = place.in === 'query' ? place.notBelow : undefined;
		const from = lowest && values.get(lowest);
		if (!lowest || from === undefined || from === null || to === null || from <= to) continue;
		const problem = `is ${String(to)}, which is less than '${lowest.property.displayName}': ${String(from)}`;
		invalid(property.displayName, problem, 'Enter the lower value in the first of the two.');
	}
}

/** @throws InvalidInput for half of a character in a filter, which has no form in a URL */
function assertEncodable(values: Values): void {
	for (const [{ property, place }, value] of values) {
		if (place.in !== 'query' || isWellFormed(value)) continue;
		const problem = 'contains half of a character (an unpaired surrogate)';
		invalid(property.displayName, problem, 'Check the expression that cuts the text.');
	}
}

function isWellFormed(value: Json): boolean {
	if (typeof value === 'string') return value.isWellFormed();
	if (Array.isArray(value)) return value.every(isWellFormed);
	if (!isObject(value)) return true;
	return Object.entries(value).every(([key, entry]) => key.isWellFormed() && isWellFormed(entry));
}

/** The query that an item asks for, under Lago's keys; without values that Lago gets wrong. */
export function buildQueryParams(values: Values): JsonObject {
	const filters: Array<[string, Json]> = [];
	for (const [{ place }, value] of values) {
		if (place.in === 'query' && value !== place.filterLocallyWhen) filters.push([place.key, value]);
	}
	return Object.fromEntries(filters);
}

/** Keeps the records that match the filters of which Lago gets a value wrong. */
export const createLocalFilter = (values: Values) => (record: JsonObject) =>
	[...values].every(
		([{ place }, value]) =>
			place.in !== 'query' || value !== place.filterLocallyWhen || place.verify?.(record, value),
	);

/** Which part of a list an item asks for; undefined where Lago answers in one piece. */
function getListWindow(
	{ isPaged, unpagedWith, exclusiveFilters }: List,
	values: Values,
): ListWindow | undefined {
	if (exclusiveFilters?.every((field) => values.has(field))) {
		const [first, second] = exclusiveFilters.map(({ property }) => property.displayName);
		const problem = `cannot be combined with '${second}'`;
		invalid(String(first), problem, `Lago would ignore '${second}'. Remove one of them.`);
	}
	if (!isPaged) return undefined;
	const [onePage, size] = [page, perPage].map((field) => asNumber(values.get(field)));
	if (unpagedWith && values.has(unpagedWith)) {
		if (onePage === undefined && size === undefined) return undefined;
		const problem = "cannot be combined with 'Page' or 'Per Page'";
		invalid(unpagedWith.property.displayName, problem, 'Remove one of them.');
	}
	const isUnlimited = onePage !== undefined || values.get(returnAll) === true;
	return {
		page: onePage,
		perPage: size,
		limit: isUnlimited
			? Infinity
			: (asNumber(values.get(limit)) ??
				invalid(limit.property.displayName, 'is empty', EMPTY_HINT)),
	};
}

const asNumber = (value: Json | undefined) => (typeof value === 'number' ? value : undefined);

/** The write that an item asks for, as far as it can be known without reading what Lago has. */
function prepareWrite(operation: Write, values: Values): WriteRequest {
	const { method, path, envelope, prepareBody } = operation;
	const body = buildBody(values);
	const prepared = prepareBody ? prepareBody(body) : body;
	return {
		method,
		segments: buildSegments(path, values),
		envelope,
		...(Object.keys(prepared).length && { body: prepared }),
	};
}

/** JSON first, so that the fields of the editor have the last word, and what is cleared at the end. */
const APPLY_ORDER: Array<BodyPlace['as']> = ['defaults', 'set', 'assign', 'clear'];

/** The body that an item's fields make. What a user typed is a value in it, and never a path. */
function buildBody(values: Values): JsonObject {
	let body: JsonObject = {};
	for (const as of APPLY_ORDER) {
		for (const [field, value] of values) {
			if (!isSentIn('body', field) || field.place.as !== as) continue;
			if (as === 'clear') body = applyClearOptions(body, field, value);
			else if (as === 'set') body = setIn(body, field.place.at, value);
			else {
				const existing = getPath(body, field.place.at);
				const merged = { ...(isObject(existing) && existing), ...(isObject(value) && value) };
				body = setIn(body, field.place.at, merged);
			}
		}
	}
	return body;
}

/** A copy of an object with a value at a path: `setIn({}, ['customer', 'name'], 'Acme')`. */
function setIn(object: JsonObject, [key, ...rest]: readonly string[], value: Json): JsonObject {
	if (key === undefined) return object;
	if (!rest.length) return { ...object, [key]: value };
	const inner = getOwn(object, key) ?? {};
	if (!isObject(inner)) {
		invalid('Other Fields (JSON)', `has '${key}', which is not an object`, 'Remove it there.');
	}
	return { ...object, [key]: setIn(inner, rest, value) };
}

function applyClearOptions(body: JsonObject, field: Field, chosen: Json): JsonObject {
	let result = body;
	for (const option of field.clearOptions ?? []) {
		if (!Array.isArray(chosen) || !chosen.includes(getClearOptionValue(option))) continue;
		if (getPath(body, option.at) !== undefined) {
			const problem = `clears '${option.name}', which is also set`;
			invalid(field.property.displayName, problem, 'Do one of the two.');
		}
		result = setIn(result, option.at, option.to);
	}
	return result;
}
