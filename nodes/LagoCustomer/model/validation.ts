import type { INodeProperties } from 'n8n-workflow';
import { getOwn, isObject, type Json, type JsonObject } from '../lago/json';
import { findIdProblem } from '../lago/url';
import { BROKEN_ID_HINT, findBrokenIdProblem } from './brokenId';
import {
	isEmpty,
	keepsWhitespace,
	parseJson,
	toBoolean,
	toDateText,
	toList,
	toNumber,
	toOption,
	toText,
	type Input,
} from './coerce';
import {
	flattenFields,
	isCollection,
	isSentIn,
	type Collection,
	type GroupField,
	type Field,
	type FieldGroup,
} from './field';
import { expandRow, type Row } from './groupRows';
import { EMPTY_HINT, formatValue, invalid } from './invalid';
import { page, perPage } from './outputOptions';
import { getOrigin, getWrittenPart } from './written';

/** Reads a parameter of an item, its expression evaluated; empty where the editor hides it. */
export type ReadParameter = (name: string, options?: { extractValue: boolean }) => unknown;

/** The values of an item's fields, validated: `Map { walletCode → 'prepaid', … }`. Empty fields are left out. */
export type Values = ReadonlyMap<Field, Json>;

/**
 * Validates the values of an item's fields. This is the one place that does so: n8n itself lets any value
 * through that comes from an expression.
 *
 * Empty values are left out, as Lago gives many of them a meaning of their own: `currency=` finds
 * nothing, `apply_taxes=` switches taxes off, an empty payment provider disconnects it.
 *
 * @param timezone of times that name none, e.g. `Europe/Paris`
 * @param written the parameters as the user wrote them, with their expressions
 * @throws InvalidInput that names the field
 */
export function parseParameters(
	fields: ReadonlyArray<Field | Collection>,
	read: ReadParameter,
	timezone: string,
	written: unknown = {},
): Values {
	const inputs = fields.flatMap((field) =>
		isCollection(field) ? readCollection(field, read, written) : [readField(field, read, written)],
	);
	const values = new Map<Field, Json>();
	for (const [field, input] of inputs) {
		const checked = parseField(field, input, timezone);
		if (checked !== undefined) values.set(field, checked);
		else if (selectsResults(field)) assertLeftOut(field.property, input);
	}
	for (const field of fields.filter(({ property }) => property.required)) {
		const isFilled = flattenFields([field]).some((inner) => values.has(inner));
		if (!isFilled) invalid(field.property.displayName, 'is empty', EMPTY_HINT);
	}
	return values;
}

/** A field with its input. */
type FieldInput = [field: Field, input: Input];

const readField = (field: Field, read: ReadParameter, written: unknown): FieldInput => {
	const { name, type } = field.property;
	const value = read(name, { extractValue: type === 'resourceLocator' });
	return [field, { value, written: getWrittenPart(written, name) }];
};

/** Of a collection, what was added to it. */
function readCollection(
	{ property, fields }: Collection,
	read: ReadParameter,
	written: unknown,
): FieldInput[] {
	const added = read(property.name) || {};
	if (!isObject(added)) {
		invalid(property.displayName, 'is not made of fields', 'Add its fields one by one.');
	}
	const writtenFields = getWrittenPart(written, property.name);
	return fields
		.filter((field) => Object.hasOwn(added, field.property.name))
		.map((field) => {
			const { name } = field.property;
			return [field, { value: added[name], written: getWrittenPart(writtenFields, name) }];
		});
}

/** Whether it depends on the field which results Lago returns. */
const selectsResults = (field: Field) =>
	isSentIn('query', field) ? !field.property.required : field === page || field === perPage;

/** Rejects an expression that gives nothing, where a person did not mean to leave the field out. */
function assertLeftOut({ displayName }: INodeProperties, { written }: Input): void {
	if (getOrigin(written) !== 'expression') return;
	invalid(
		displayName,
		'is empty: its expression gives nothing',
		'Without it, Lago would return other results than you asked for. Check the expression, or remove the field.',
	);
}

function parseField(field: Field, input: Input, timezone: string): Json | undefined {
	const { property, place, group, isPathId } = field;
	if (property.type === 'json') {
		return parseJson(property, input.value, place.in === 'query' ? 'list' : 'object');
	}
	if (place.in === 'path' || isPathId || property.type === 'resourceLocator') {
		return parseId(property, input, place.in === 'query');
	}
	const value = coerce(property, group, input, timezone);
	if (place.in === 'query' && isObject(value)) {
		const key = Object.keys(value).find((candidate) => /[[\]]/.test(candidate));
		if (key !== undefined) {
			const problem = `cannot have the key '${key}'`;
			invalid(property.displayName, problem, 'Lago reads no key with [ or ] in a filter.');
		}
	}
	return value;
}

function parseId(property: INodeProperties, input: Input, isInQuery: boolean): string | undefined {
	const { value, written } = input;
	// n8n takes no value out of a locator without a mode.
	const isLocator = property.type === 'resourceLocator' && isObject(value);
	const id = isLocator ? getOwn(value, 'value') : value;
	if (isEmpty(id)) return undefined;
	const text = toText(property, id);
	if (!isInQuery) assertPathId(property, text);
	assertMeantId(property, id, written);
	return text;
}

/** An invalid ID in a path reaches another object, or creates one that cannot be read again. */
function assertPathId({ displayName }: INodeProperties, id: string): void {
	const problem = findIdProblem(id);
	if (problem) invalid(displayName, problem, EMPTY_HINT);
}

/** Rejects an ID that only a broken expression gives. */
function assertMeantId({ displayName }: INodeProperties, id: unknown, written: unknown): void {
	if (typeof id === 'boolean') invalid(displayName, `is ${id}, which is not an ID`, EMPTY_HINT);
	if (getOrigin(written) === 'fixed') return;
	const problem = findBrokenIdProblem(String(id));
	if (problem) invalid(displayName, problem, BROKEN_ID_HINT);
}

/** What is sent for a field's value; undefined sends nothing. */
function coerce(
	property: INodeProperties,
	group: FieldGroup | undefined,
	{ value: raw, written }: Input,
	timezone: string,
): Json | undefined {
	if (isEmpty(raw)) return undefined;
	const value = typeof raw === 'string' && !keepsWhitespace(property) ? raw.trim() : raw;
	if (group) return toGroup(property, group, { value, written }, timezone);
	switch (property.type) {
		case 'boolean':
			return toBoolean(property, value);
		case 'dateTime':
			return toDateText(property, value, timezone);
		case 'multiOptions':
			return toList({ value, written }, (entry) => toOption(property, entry));
		case 'number':
			return toNumber(property, value);
		case 'options':
			return toOption(property, value);
		default:
			return property.typeOptions?.multipleValues
				? toList({ value, written }, (entry) => toText(property, entry))
				: toText(property, value);
	}
}

/** A group of fields with Lago's keys. */
function toGroup(
	property: INodeProperties,
	{ shape, name, fields, maxEntries = Infinity }: FieldGroup,
	{ value: group, written }: Input,
	timezone: string,
): Json | undefined {
	if (!isObject(group)) {
		return invalid(
			property.displayName,
			'is not made of entries',
			`It is ${formatValue(group)}: fill in its fields one by one.`,
		);
	}
	const given: unknown[] = [Object.hasOwn(group, name) ? group[name] : []].flat();
	const writtenRows = getWrittenPart(written, name);
	assertNotSplit(property, fields, given, writtenRows);
	const objects: JsonObject[] = [];
	for (const [index, entry] of given.entries()) {
		if (entry === null || entry === undefined) continue;
		if (!isObject(entry)) {
			invalid(
				property.displayName,
				'has an entry that is not made of fields',
				`It is ${formatValue(entry)}: fill in its fields one by one.`,
			);
		}
		const writtenRow = Array.isArray(writtenRows)
			? getWrittenPart(writtenRows, index)
			: writtenRows;
		for (const row of expandRow(property.displayName, fields, entry)) {
			const value = toGroupEntry(property, fields, { value: row, written: writtenRow }, timezone);
			if (value) objects.push(value);
		}
	}
	const [first] = objects;
	if (!first) return undefined;
	if (shape === 'object') return first;
	if (objects.length > maxEntries) {
		const hint = `Lago takes ${maxEntries} at most: remove the others.`;
		invalid(property.displayName, `has ${objects.length} entries`, hint);
	}
	return shape === 'list' ? objects : toMap(property, objects, shape === 'multimap');
}

/** `={{}}` is the shortest expression. */
const MIN_EXPRESSION_LENGTH = 5;

/** n8n makes an empty entry of each letter of an expression that is meant to give all entries. */
function assertNotSplit(
	{ displayName }: INodeProperties,
	fields: GroupField[],
	rows: unknown[],
	written: unknown,
): void {
	const carrier = fields.find(({ mayHoldEntries }) => mayHoldEntries)?.property;
	if (!carrier || rows.length < MIN_EXPRESSION_LENGTH || getOrigin(written) !== 'fixed') return;
	if (!rows.every((row) => isObject(row) && isEmpty(getOwn(row, carrier.name)))) return;
	invalid(
		displayName,
		`has ${rows.length} entries, and all are empty`,
		`n8n takes no expression for all entries at once. Add one entry, and put the expression into its '${carrier.displayName}': it may give an object or a list.`,
	);
}

/** One entry of a group. @throws where something in it is missing */
function toGroupEntry(
	{ displayName }: INodeProperties,
	entries: GroupField[],
	{ value: given, written }: { value: Row; written: unknown },
	timezone: string,
): JsonObject | undefined {
	const values: Array<[string, Json]> = [];
	const missing: Array<[GroupField, INodeProperties]> = [];
	const ids: Array<[INodeProperties, Input]> = [];
	for (const entry of entries) {
		const { key, property, group, isPathId } = entry;
		const named = { ...property, displayName: `${displayName} > ${property.displayName}` };
		const raw = Object.hasOwn(given, property.name) ? given[property.name] : undefined;
		const input = { value: raw, written: getWrittenPart(written, property.name) };
		const value = coerce(named, group, input, timezone);
		if (value !== undefined) {
			values.push([key, value]);
			if (isPathId) ids.push([named, input]);
		} else if (property.required) missing.push([entry, named]);
	}
	if (missing.some(([{ omitEntryIfEmpty }]) => omitEntryIfEmpty)) return undefined;
	for (const [, named] of missing) {
		invalid(named.displayName, 'is empty', 'Enter a value or remove the entry.');
	}
	for (const [named, input] of ids) parseId(named, input, false);
	return values.length ? Object.fromEntries(values) : undefined;
}

/** Entries of keys and values as one object. */
function toMap(
	{ displayName }: INodeProperties,
	entries: JsonObject[],
	multiple: boolean,
): JsonObject {
	const values = new Map<string, Json[]>();
	for (const { key, value, unset } of entries) {
		const name = String(key);
		if (value === undefined && unset !== true) {
			invalid(displayName, `has no value for the key '${name}'`, EMPTY_HINT);
		}
		const known = values.get(name) ?? [];
		if (known.length && !multiple) {
			invalid(displayName, `has the key '${name}' twice`, 'Keep one of the two entries.');
		}
		values.set(name, [...known, unset === true || value === undefined ? '' : value]);
	}
	return Object.fromEntries(
		[...values].map(([key, list]) => [key, list.length > 1 ? list : (list[0] ?? '')]),
	);
}
