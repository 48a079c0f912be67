import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { isObject, type Json, type JsonObject } from '../lago/json';
import { idProblem } from '../lago/url';
import { EMPTY_ADVICE, shown, type Checks } from './checks';
import { toDate, toTime } from './dates';
import { flat, isCollection, type Collection, type Entry, type Field, type Group } from './field';

/** Reads a parameter of an item, its expression evaluated; empty where the editor hides it. */
export type ReadParameter = (name: string, options?: { extractValue: boolean }) => unknown;

/** What an item says to each field, checked; a field that is empty is not there. */
export type Values = ReadonlyMap<Field, Json>;

/** A field's raw value, to be checked. */
type Raw = [field: Field, value: unknown];

/**
 * The values of an item's fields. This is the one place that says no to what a user typed: n8n itself
 * lets any value through that comes from an expression.
 *
 * Empty values are left out, as Lago gives many of them a meaning of their own: `currency=` finds
 * nothing, `apply_taxes=` switches taxes off, an empty payment provider disconnects it.
 */
export function readValues(
	fields: ReadonlyArray<Field | Collection>,
	read: ReadParameter,
	checks: Checks,
): Values {
	const raw = fields.flatMap((field) =>
		isCollection(field) ? rawOfCollection(field, read, checks) : [rawOf(field, read)],
	);
	const values = new Map<Field, Json>();
	for (const [field, value] of raw) {
		const checked = checkedValue(field, value, checks);
		if (checked !== undefined) values.set(field, checked);
	}
	for (const field of fields.filter(({ property }) => property.required)) {
		const isFilled = flat([field]).some((inner) => values.has(inner));
		if (!isFilled) checks.refuse(field.property.displayName, 'is empty', EMPTY_ADVICE);
	}
	return values;
}

const rawOf = (field: Field, read: ReadParameter): Raw => {
	const { name, type } = field.property;
	return [field, read(name, { extractValue: type === 'resourceLocator' })];
};

/** Of a collection, what was added to it. */
function rawOfCollection(
	{ property, fields }: Collection,
	read: ReadParameter,
	checks: Checks,
): Raw[] {
	const added = read(property.name) || {};
	if (!isObject(added)) {
		checks.refuse(property.displayName, 'is not made of fields', 'Add its fields one by one.');
	}
	return fields
		.filter((field) => Object.hasOwn(added, field.property.name))
		.map((field) => [field, added[field.property.name]]);
}

function checkedValue(field: Field, raw: unknown, checks: Checks): Json | undefined {
	const { property, place, group, becomesId } = field;
	if (property.type === 'json') {
		return jsonOf(property, raw, place.in === 'query' ? 'list' : 'object', checks);
	}
	if (place.in === 'path' || becomesId) {
		// What an unfilled locator holds is as good as nothing.
		const isUnfilled = place.in === 'path' && isObject(raw);
		const id = isUnfilled ? undefined : valueOf(property, undefined, raw, checks);
		return id === undefined ? undefined : fitForPath(property, String(id), checks);
	}
	const value = valueOf(property, group, raw, checks);
	if (place.in === 'query' && isObject(value)) {
		const key = Object.keys(value).find((candidate) => /[[\]]/.test(candidate));
		if (key !== undefined) {
			const problem = `cannot have the key '${key}'`;
			checks.refuse(property.displayName, problem, 'Lago reads no key with [ or ] in a filter.');
		}
	}
	return value;
}

/** An ID that no path can hold leads to another object, or makes one that nobody can read again. */
function fitForPath({ displayName }: INodeProperties, id: string, { refuse }: Checks): string {
	const problem = idProblem(id);
	return problem ? refuse(displayName, problem, EMPTY_ADVICE) : id;
}

/** Whether blanks around a value belong to it: the ID ' acme' is not 'acme'. */
const isVerbatim = ({ type }: INodeProperties) => type === 'string' || type === 'resourceLocator';

/** What is sent for a field's value; undefined sends nothing. */
function valueOf(
	property: INodeProperties,
	group: Group | undefined,
	raw: unknown,
	checks: Checks,
): Json | undefined {
	const value = typeof raw === 'string' && !isVerbatim(property) ? raw.trim() : raw;
	if (value === undefined || value === null || value === '') return undefined;
	if (group) return groupValue(property, group, value, checks);
	switch (property.type) {
		case 'boolean':
			return booleanOf(property, value, checks);
		case 'dateTime':
			return dateOf(property, value, checks);
		case 'multiOptions':
			return listOf(value, (entry) => optionOf(property, entry, checks));
		case 'number':
			return numberOf(property, value, checks);
		case 'options':
			return optionOf(property, value, checks);
		default:
			return property.typeOptions?.multipleValues
				? listOf(value, (entry) => textOf(property, entry, checks))
				: textOf(property, value, checks);
	}
}

function listOf(value: unknown, entryOf: (entry: unknown) => Json): Json[] | undefined {
	const entries = [value].flat().filter((entry) => (entry ?? '') !== '');
	// Some of Lago's filters refuse a value that comes twice.
	return entries.length ? [...new Set(entries.map(entryOf))] : undefined;
}

function textOf({ displayName }: INodeProperties, value: unknown, { refuse }: Checks): string {
	if (typeof value === 'object' || typeof value === 'function') {
		refuse(displayName, 'is not a text', `It is ${shown(value)}: pick the one value to send.`);
	}
	if (typeof value !== 'number') return String(value);
	return Number.isFinite(value)
		? plain(value)
		: refuse(displayName, `is ${value}, which is not a number`, EMPTY_ADVICE);
}

/** A number without an exponent, which Lago does not read: 1e-7 is 0.0000001. */
function plain(number: number): string {
	if (!String(number).includes('e')) return String(number);
	return number.toLocaleString('en', { useGrouping: false, maximumSignificantDigits: 21 });
}

function dateOf(
	{ displayName, typeOptions }: INodeProperties,
	value: unknown,
	{ refuse, timezone }: Checks,
): string {
	const dateOnly = typeOptions?.dateOnly === true;
	const date = (dateOnly ? toDate : toTime)(value, timezone);
	const example = dateOnly ? '2026-11-22' : '2026-11-22T09:00:00Z';
	return (
		date ?? refuse(displayName, 'is not a date', `It is ${shown(value)}. Write it like ${example}.`)
	);
}

function booleanOf({ displayName }: INodeProperties, value: unknown, { refuse }: Checks): boolean {
	if (value === true || value === 'true') return true;
	if (value === false || value === 'false') return false;
	return refuse(displayName, 'is neither true nor false', `It is ${shown(value)}.`);
}

function numberOf(
	{ displayName, typeOptions }: INodeProperties,
	value: unknown,
	{ refuse }: Checks,
): number {
	const number = typeof value === 'object' || typeof value === 'boolean' ? NaN : Number(value);
	const { minValue = -Infinity, maxValue = Infinity, numberPrecision } = typeOptions ?? {};
	if (!Number.isFinite(number)) refuse(displayName, 'is not a number', `It is ${shown(value)}.`);
	if (numberPrecision === 0 && !Number.isSafeInteger(number)) {
		refuse(displayName, 'is not a whole number', `It is ${number}.`);
	}
	if (number < minValue) refuse(displayName, `is less than ${minValue}`, `It is ${number}.`);
	if (number > maxValue) refuse(displayName, `is more than ${maxValue}`, `It is ${number}.`);
	return number;
}

function optionOf(property: INodeProperties, raw: unknown, checks: Checks): Json {
	const options = choicesOf(property);
	// A list that is loaded from Lago is not known here: Lago itself checks the value.
	if (!options) return textOf(property, raw, checks);
	const value = typeof raw === 'string' ? raw.trim() : raw;
	const allowed = options.map((option) => option.value).filter((option) => option !== '');
	// A text may stand for a switch's true or false.
	const chosen = allowed.find(
		(option) => option === value || (typeof value === 'string' && String(option) === value),
	);
	const few = allowed.length > 20 ? `one of the ${allowed.length} in the list` : allowed.join(', ');
	return (
		chosen ??
		checks.refuse(property.displayName, `cannot be ${shown(value)}`, `Lago accepts ${few}.`)
	);
}

/** The choices of a dropdown; undefined where they are loaded from Lago. */
export function choicesOf({ options }: INodeProperties): INodePropertyOptions[] | undefined {
	return options?.filter((option): option is INodePropertyOptions => 'value' in option);
}

function jsonOf(
	{ displayName }: INodeProperties,
	raw: unknown,
	wanted: 'list' | 'object',
	{ refuse }: Checks,
): Json | undefined {
	if (raw === undefined || raw === null || (typeof raw === 'string' && raw.trim() === '')) {
		return undefined;
	}
	let parsed: unknown;
	try {
		// What n8n hands over belongs to n8n: only a copy goes on.
		parsed = JSON.parse(typeof raw === 'string' ? raw : JSON.stringify(raw, onlyJson));
	} catch (error) {
		refuse(displayName, 'is not valid JSON', `${error instanceof Error ? error.message : ''}.`);
	}
	if (wanted === 'list') {
		// Lago reads the text of a list.
		if (Array.isArray(parsed)) return JSON.stringify(parsed);
		return refuse(displayName, 'is not a JSON list', 'Write it as ["value"].');
	}
	if (isObject(parsed)) return parsed;
	return refuse(displayName, 'is not a JSON object', 'Write it as { "field": "value" }.');
}

/** JSON would make null of NaN, which empties a field. */
function onlyJson(key: string, value: unknown): unknown {
	if (typeof value !== 'number' || Number.isFinite(value)) return value;
	throw new Error(`'${key}' is ${value}, which is not a number`);
}

/** A group of fields with Lago's keys. */
function groupValue(
	property: INodeProperties,
	{ shape, name, entries }: Group,
	group: unknown,
	checks: Checks,
): Json | undefined {
	if (!isObject(group)) {
		return checks.refuse(
			property.displayName,
			'is not made of entries',
			`It is ${shown(group)}: fill in its fields one by one.`,
		);
	}
	const given = [Object.hasOwn(group, name) ? group[name] : []].flat();
	const objects: JsonObject[] = [];
	for (const entry of given) {
		if (entry === null || entry === undefined) continue;
		if (isObject(entry)) {
			const value = entryValue(property, entries, entry, checks);
			if (value) objects.push(value);
		} else
			checks.refuse(
				property.displayName,
				'has an entry that is not made of fields',
				`It is ${shown(entry)}: fill in its fields one by one.`,
			);
	}
	const [first] = objects;
	if (!first) return undefined;
	if (shape === 'object') return first;
	return shape === 'list' ? objects : keyed(property, objects, shape === 'multimap', checks);
}

/** One entry of a group. @throws where something in it is missing */
function entryValue(
	{ displayName }: INodeProperties,
	entries: Entry[],
	given: JsonObject,
	checks: Checks,
): JsonObject | undefined {
	const values: Array<[string, Json]> = [];
	const missing: Array<[Entry, INodeProperties]> = [];
	const ids: Array<[INodeProperties, Json]> = [];
	for (const entry of entries) {
		const { key, property, group, becomesId } = entry;
		const named = { ...property, displayName: `${displayName} > ${property.displayName}` };
		const raw = Object.hasOwn(given, property.name) ? given[property.name] : undefined;
		const value = valueOf(named, group, raw, checks);
		if (value !== undefined) {
			values.push([key, value]);
			if (becomesId) ids.push([named, value]);
		} else if (property.required) missing.push([entry, named]);
	}
	if (missing.some(([{ carriesEntry }]) => carriesEntry)) return undefined;
	for (const [, named] of missing) {
		checks.refuse(named.displayName, 'is empty', 'Enter a value or remove the entry.');
	}
	for (const [named, id] of ids) fitForPath(named, String(id), checks);
	return values.length ? Object.fromEntries(values) : undefined;
}

/** Entries of keys and values as one object. */
function keyed(
	{ displayName }: INodeProperties,
	entries: JsonObject[],
	multiple: boolean,
	{ refuse }: Checks,
): JsonObject {
	const values = new Map<string, Json[]>();
	for (const { key, value, unset } of entries) {
		const name = String(key);
		if (value === undefined && unset !== true) {
			refuse(displayName, `has no value for the key '${name}'`, EMPTY_ADVICE);
		}
		const known = values.get(name) ?? [];
		if (known.length && !multiple) {
			refuse(displayName, `has the key '${name}' twice`, 'Keep one of the two entries.');
		}
		values.set(name, [...known, unset === true || value === undefined ? '' : value]);
	}
	return Object.fromEntries(
		[...values].map(([key, list]) => [key, list.length > 1 ? list : (list[0] ?? '')]),
	);
}
