import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { isObject, type Json, type JsonObject } from '../lago/json';
import { findIdProblem } from '../lago/url';
import { toIsoDate, toIsoTime } from './dates';
import {
	flattenFields,
	isCollection,
	type Collection,
	type GroupField,
	type Field,
	type FieldGroup,
} from './field';
import { EMPTY_HINT, formatValue, invalid } from './invalid';

/** Reads a parameter of an item, its expression evaluated; empty where the editor hides it. */
export type ReadParameter = (name: string, options?: { extractValue: boolean }) => unknown;

/** The values of an item's fields, validated: `Map { walletCode → 'prepaid', … }`. Empty fields are left out. */
export type Values = ReadonlyMap<Field, Json>;

/** A field's value as n8n gives it. */
type Raw = [field: Field, value: unknown];

/**
 * Validates the values of an item's fields. This is the one place that does so: n8n itself lets any value
 * through that comes from an expression.
 *
 * Empty values are left out, as Lago gives many of them a meaning of their own: `currency=` finds
 * nothing, `apply_taxes=` switches taxes off, an empty payment provider disconnects it.
 *
 * @param timezone of times that name none, e.g. `Europe/Paris`
 * @throws InvalidInput that names the field
 */
export function parseParameters(
	fields: ReadonlyArray<Field | Collection>,
	read: ReadParameter,
	timezone: string,
): Values {
	const raw = fields.flatMap((field) =>
		isCollection(field) ? readRawCollection(field, read) : [readRaw(field, read)],
	);
	const values = new Map<Field, Json>();
	for (const [field, value] of raw) {
		const checked = parseField(field, value, timezone);
		if (checked !== undefined) values.set(field, checked);
	}
	for (const field of fields.filter(({ property }) => property.required)) {
		const isFilled = flattenFields([field]).some((inner) => values.has(inner));
		if (!isFilled) invalid(field.property.displayName, 'is empty', EMPTY_HINT);
	}
	return values;
}

const readRaw = (field: Field, read: ReadParameter): Raw => {
	const { name, type } = field.property;
	return [field, read(name, { extractValue: type === 'resourceLocator' })];
};

/** Of a collection, what was added to it. */
function readRawCollection({ property, fields }: Collection, read: ReadParameter): Raw[] {
	const added = read(property.name) || {};
	if (!isObject(added)) {
		invalid(property.displayName, 'is not made of fields', 'Add its fields one by one.');
	}
	return fields
		.filter((field) => Object.hasOwn(added, field.property.name))
		.map((field) => [field, added[field.property.name]]);
}

function parseField(field: Field, raw: unknown, timezone: string): Json | undefined {
	const { property, place, group, isPathId } = field;
	if (property.type === 'json') {
		return parseJson(property, raw, place.in === 'query' ? 'list' : 'object');
	}
	if (place.in === 'path' || isPathId) {
		// A locator without a choice arrives as an object: treat it as empty.
		const isUnfilled = place.in === 'path' && isObject(raw);
		const id = isUnfilled ? undefined : coerce(property, undefined, raw, timezone);
		return id === undefined ? undefined : assertPathId(property, String(id));
	}
	const value = coerce(property, group, raw, timezone);
	if (place.in === 'query' && isObject(value)) {
		const key = Object.keys(value).find((candidate) => /[[\]]/.test(candidate));
		if (key !== undefined) {
			const problem = `cannot have the key '${key}'`;
			invalid(property.displayName, problem, 'Lago reads no key with [ or ] in a filter.');
		}
	}
	return value;
}

/** An invalid ID in a path reaches another object, or creates one that cannot be read again. */
function assertPathId({ displayName }: INodeProperties, id: string): string {
	const problem = findIdProblem(id);
	return problem ? invalid(displayName, problem, EMPTY_HINT) : id;
}

/** Whether whitespace around a value belongs to it: the ID ' acme' is not 'acme'. */
const keepsWhitespace = ({ type }: INodeProperties) =>
	type === 'string' || type === 'resourceLocator';

/** What is sent for a field's value; undefined sends nothing. */
function coerce(
	property: INodeProperties,
	group: FieldGroup | undefined,
	raw: unknown,
	timezone: string,
): Json | undefined {
	const value = typeof raw === 'string' && !keepsWhitespace(property) ? raw.trim() : raw;
	if (value === undefined || value === null || value === '') return undefined;
	if (group) return toGroup(property, group, value, timezone);
	switch (property.type) {
		case 'boolean':
			return toBoolean(property, value);
		case 'dateTime':
			return toDateText(property, value, timezone);
		case 'multiOptions':
			return toList(value, (entry) => toOption(property, entry));
		case 'number':
			return toNumber(property, value);
		case 'options':
			return toOption(property, value);
		default:
			return property.typeOptions?.multipleValues
				? toList(value, (entry) => toText(property, entry))
				: toText(property, value);
	}
}

function toList(value: unknown, entryOf: (entry: unknown) => Json): Json[] | undefined {
	const entries = [value].flat().filter((entry) => (entry ?? '') !== '');
	// Some of Lago's filters reject duplicates.
	return entries.length ? [...new Set(entries.map(entryOf))] : undefined;
}

function toText({ displayName }: INodeProperties, value: unknown): string {
	if (typeof value === 'object' || typeof value === 'function') {
		invalid(
			displayName,
			'is not a text',
			`It is ${formatValue(value)}: pick the one value to send.`,
		);
	}
	if (typeof value !== 'number') return String(value);
	return Number.isFinite(value)
		? toDecimalString(value)
		: invalid(displayName, `is ${value}, which is not a number`, EMPTY_HINT);
}

/** A number without an exponent, which Lago does not read: 1e-7 is 0.0000001. */
function toDecimalString(number: number): string {
	if (!String(number).includes('e')) return String(number);
	return number.toLocaleString('en', { useGrouping: false, maximumSignificantDigits: 21 });
}

function toDateText(
	{ displayName, typeOptions }: INodeProperties,
	value: unknown,
	timezone: string,
): string {
	const dateOnly = typeOptions?.dateOnly === true;
	const date = (dateOnly ? toIsoDate : toIsoTime)(value, timezone);
	const example = dateOnly ? '2026-11-22' : '2026-11-22T09:00:00Z';
	return (
		date ??
		invalid(displayName, 'is not a date', `It is ${formatValue(value)}. Write it like ${example}.`)
	);
}

function toBoolean({ displayName }: INodeProperties, value: unknown): boolean {
	if (value === true || value === 'true') return true;
	if (value === false || value === 'false') return false;
	return invalid(displayName, 'is neither true nor false', `It is ${formatValue(value)}.`);
}

function toNumber({ displayName, typeOptions }: INodeProperties, value: unknown): number {
	const number = typeof value === 'object' || typeof value === 'boolean' ? NaN : Number(value);
	const { minValue = -Infinity, maxValue = Infinity, numberPrecision } = typeOptions ?? {};
	if (!Number.isFinite(number))
		invalid(displayName, 'is not a number', `It is ${formatValue(value)}.`);
	if (numberPrecision === 0 && !Number.isSafeInteger(number)) {
		invalid(displayName, 'is not a whole number', `It is ${number}.`);
	}
	if (number < minValue) invalid(displayName, `is less than ${minValue}`, `It is ${number}.`);
	if (number > maxValue) invalid(displayName, `is more than ${maxValue}`, `It is ${number}.`);
	return number;
}

function toOption(property: INodeProperties, raw: unknown): Json {
	const options = getStaticOptions(property);
	// A list that is loaded from Lago is not known here: Lago itself timezone the value.
	if (!options) return toText(property, raw);
	const value = typeof raw === 'string' ? raw.trim() : raw;
	const allowed = options.map((option) => option.value).filter((option) => option !== '');
	// A text may stand for a switch's true or false.
	const chosen = allowed.find(
		(option) => option === value || (typeof value === 'string' && String(option) === value),
	);
	const few = allowed.length > 20 ? `one of the ${allowed.length} in the list` : allowed.join(', ');
	return (
		chosen ??
		invalid(property.displayName, `cannot be ${formatValue(value)}`, `Lago accepts ${few}.`)
	);
}

/** The options of a dropdown; undefined where they are loaded from Lago. */
export function getStaticOptions({ options }: INodeProperties): INodePropertyOptions[] | undefined {
	return options?.filter((option): option is INodePropertyOptions => 'value' in option);
}

function parseJson(
	{ displayName }: INodeProperties,
	raw: unknown,
	wanted: 'list' | 'object',
): Json | undefined {
	if (raw === undefined || raw === null || (typeof raw === 'string' && raw.trim() === '')) {
		return undefined;
	}
	let parsed: unknown;
	try {
		// What n8n hands over belongs to n8n: only a copy goes on.
		parsed = JSON.parse(typeof raw === 'string' ? raw : JSON.stringify(raw, rejectNonFinite));
	} catch (error) {
		invalid(displayName, 'is not valid JSON', `${error instanceof Error ? error.message : ''}.`);
	}
	if (wanted === 'list') {
		// Lago reads the text of a list.
		if (Array.isArray(parsed)) return JSON.stringify(parsed);
		return invalid(displayName, 'is not a JSON list', 'Write it as ["value"].');
	}
	if (isObject(parsed)) return parsed;
	return invalid(displayName, 'is not a JSON object', 'Write it as { "field": "value" }.');
}

/** JSON.stringify turns NaN into null, which would empty a field. */
function rejectNonFinite(key: string, value: unknown): unknown {
	if (typeof value !== 'number' || Number.isFinite(value)) return value;
	throw new Error(`'${key}' is ${value}, which is not a number`);
}

/** A group of fields with Lago's keys. */
function toGroup(
	property: INodeProperties,
	{ shape, name, fields }: FieldGroup,
	group: unknown,
	timezone: string,
): Json | undefined {
	if (!isObject(group)) {
		return invalid(
			property.displayName,
			'is not made of entries',
			`It is ${formatValue(group)}: fill in its fields one by one.`,
		);
	}
	const given = [Object.hasOwn(group, name) ? group[name] : []].flat();
	const objects: JsonObject[] = [];
	for (const entry of given) {
		if (entry === null || entry === undefined) continue;
		if (isObject(entry)) {
			const value = toGroupEntry(property, fields, entry, timezone);
			if (value) objects.push(value);
		} else
			invalid(
				property.displayName,
				'has an entry that is not made of fields',
				`It is ${formatValue(entry)}: fill in its fields one by one.`,
			);
	}
	const [first] = objects;
	if (!first) return undefined;
	if (shape === 'object') return first;
	return shape === 'list' ? objects : toMap(property, objects, shape === 'multimap');
}

/** One entry of a group. @throws where something in it is missing */
function toGroupEntry(
	{ displayName }: INodeProperties,
	entries: GroupField[],
	given: JsonObject,
	timezone: string,
): JsonObject | undefined {
	const values: Array<[string, Json]> = [];
	const missing: Array<[GroupField, INodeProperties]> = [];
	const ids: Array<[INodeProperties, Json]> = [];
	for (const entry of entries) {
		const { key, property, group, isPathId } = entry;
		const named = { ...property, displayName: `${displayName} > ${property.displayName}` };
		const raw = Object.hasOwn(given, property.name) ? given[property.name] : undefined;
		const value = coerce(named, group, raw, timezone);
		if (value !== undefined) {
			values.push([key, value]);
			if (isPathId) ids.push([named, value]);
		} else if (property.required) missing.push([entry, named]);
	}
	if (missing.some(([{ omitEntryIfEmpty }]) => omitEntryIfEmpty)) return undefined;
	for (const [, named] of missing) {
		invalid(named.displayName, 'is empty', 'Enter a value or remove the entry.');
	}
	for (const [named, id] of ids) assertPathId(named, String(id));
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
