import type {
	IDataObject,
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
} from 'n8n-workflow';
import { toDate, toTime } from './dates';

/** Says no to a field's value: `'Limit' is not a number`, and how to go on. Never returns. */
export type Refuse = (field: string, problem: string, advice: string) => never;

/** Reads a parameter of an item, its expression evaluated; empty where the editor hides it. */
export type ReadParameter = (name: string, options?: { extractValue: boolean }) => unknown;

export interface Checks {
	refuse: Refuse;
	/** Where the times of day are meant that say nothing of a time zone, e.g. `Europe/Paris`. */
	timezone: string;
}

export const EMPTY_ADVICE = 'Enter a value, or check the expression that gives it.';

export type Target = 'query' | 'body';

/** The name that Lago has for a field inside a group: `addressLine1` is `address_line1`. */
export const snakeCase = (name: string) =>
	name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** What is sent for a field's value; undefined sends nothing. */
export function valueOf(
	field: INodeProperties,
	raw: unknown,
	target: Target,
	checks: Checks,
): unknown {
	const value = typeof raw === 'string' && field.type !== 'string' ? raw.trim() : raw;
	if (value === undefined || value === null || value === '') return undefined;
	switch (field.type) {
		case 'boolean':
			return booleanOf(field, value, checks);
		case 'dateTime':
			return dateOf(field, value, checks);
		case 'fixedCollection':
			return groupOf(field, value, target, checks);
		case 'json':
			return jsonOf(field, value, target, checks);
		case 'multiOptions':
			return listOf(value, (entry) => optionOf(field, entry, checks));
		case 'number':
			return numberOf(field, value, checks);
		case 'options':
			return optionOf(field, value, checks);
		default:
			return field.typeOptions?.multipleValues
				? listOf(value, (entry) => textOf(field, entry, checks))
				: textOf(field, value, checks);
	}
}

function listOf(value: unknown, entryOf: (entry: unknown) => unknown) {
	const entries = [value].flat().filter((entry) => (entry ?? '') !== '');
	// Some of Lago's filters refuse a value that comes twice.
	return entries.length ? [...new Set(entries.map(entryOf))] : undefined;
}

function textOf({ displayName }: INodeProperties, value: unknown, checks: Checks): string {
	if (typeof value === 'object') {
		checks.refuse(
			displayName,
			'is not a text',
			`It is ${shownAs(value)}: pick the one value to send.`,
		);
	}
	return typeof value === 'number' ? plain(value) : String(value);
}

/** A number without an exponent, which Lago does not read: 1e-7 is 0.0000001. */
function plain(number: number): string {
	if (!/e/.test(String(number))) return String(number);
	return number.toLocaleString('en', { useGrouping: false, maximumSignificantDigits: 21 });
}

function dateOf(
	{ displayName, typeOptions }: INodeProperties,
	value: unknown,
	{ refuse, timezone }: Checks,
): string {
	const dateOnly = typeOptions?.dateOnly === true;
	const date = dateOnly ? toDate(value) : toTime(value, timezone);
	const example = dateOnly ? '2026-11-22' : '2026-11-22T09:00:00Z';
	return (
		date ??
		refuse(displayName, 'is not a date', `It is ${shownAs(value)}. Write it like ${example}.`)
	);
}

function booleanOf({ displayName }: INodeProperties, value: unknown, checks: Checks): boolean {
	if (value === true || value === 'true') return true;
	if (value === false || value === 'false') return false;
	return checks.refuse(displayName, 'is neither true nor false', `It is ${shownAs(value)}.`);
}

function numberOf({ displayName, typeOptions }: INodeProperties, value: unknown, checks: Checks) {
	const number = typeof value === 'object' || typeof value === 'boolean' ? NaN : Number(value);
	const { minValue = -Infinity, maxValue = Infinity, numberPrecision } = typeOptions ?? {};
	if (!Number.isFinite(number)) {
		checks.refuse(displayName, 'is not a number', `It is ${shownAs(value)}.`);
	}
	if (numberPrecision === 0 && !Number.isSafeInteger(number)) {
		checks.refuse(displayName, 'is not a whole number', `It is ${number}.`);
	}
	if (number < minValue) checks.refuse(displayName, `is less than ${minValue}`, `It is ${number}.`);
	if (number > maxValue) checks.refuse(displayName, `is more than ${maxValue}`, `It is ${number}.`);
	return number;
}

function optionOf(field: INodeProperties, raw: unknown, checks: Checks) {
	// A list that is loaded from Lago is not known here: Lago itself checks the value.
	if (!field.options) return textOf(field, raw, checks);
	const value = typeof raw === 'string' ? raw.trim() : raw;
	const options = field.options as INodePropertyOptions[];
	const allowed = options.map((option) => option.value).filter((option) => option !== '');
	// A text may stand for a switch's true or false.
	const chosen = allowed.find(
		(option) => option === value || (typeof value === 'string' && String(option) === value),
	);
	if (chosen === undefined) {
		const shown =
			allowed.length > 20 ? `one of the ${allowed.length} in the list` : allowed.join(', ');
		checks.refuse(field.displayName, `cannot be ${shownAs(value)}`, `Lago accepts ${shown}.`);
	}
	return chosen;
}

/** A value as an error shows it. */
function shownAs(value: unknown): string {
	return typeof value === 'number' ? String(value) : JSON.stringify(value);
}

/** Parsed JSON: an object in a body; in a query, where Lago reads the text of a list, that text. */
function jsonOf(
	{ displayName }: INodeProperties,
	value: unknown,
	target: Target,
	{ refuse }: Checks,
) {
	let parsed = value;
	if (typeof value === 'string') {
		try {
			parsed = JSON.parse(value);
		} catch (error) {
			refuse(displayName, 'is not valid JSON', `${(error as Error).message}.`);
		}
	}
	if (target === 'query') {
		if (Array.isArray(parsed)) return JSON.stringify(parsed);
		refuse(displayName, 'is not a JSON list', 'Write it as ["value"].');
	}
	if (isObject(parsed)) return parsed;
	return refuse(displayName, 'is not a JSON object', 'Write it as { "field": "value" }.');
}

export function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * A group of fields as an object with Lago's names; a group that can be added several times as a
 * list of such objects or, if its entries are pairs, as `{ [key]: value }`.
 */
function groupOf(field: INodeProperties, group: unknown, target: Target, checks: Checks) {
	if (!isObject(group)) {
		return checks.refuse(
			field.displayName,
			'is not made of entries',
			`It is ${shownAs(group)}: fill in its fields one by one.`,
		);
	}
	const [{ name, values }] = field.options as INodePropertyCollection[];
	const entries = [group[name] ?? []].flat() as IDataObject[];
	const objects = entries.map((entry) => groupEntry(field, values, entry, target, checks));
	if (!objects.length) return undefined;
	if (!field.typeOptions?.multipleValues) {
		return Object.keys(objects[0]).length ? objects[0] : undefined;
	}
	return name === 'pair' ? keyed(field, objects, target, checks) : objects;
}

function groupEntry(
	group: INodeProperties,
	fields: INodeProperties[],
	entry: IDataObject,
	target: Target,
	checks: Checks,
): IDataObject {
	const object: IDataObject = {};
	for (const field of fields) {
		const named = { ...field, displayName: `${group.displayName} > ${field.displayName}` };
		const value = valueOf(named, entry[field.name], target, checks);
		if (value !== undefined) object[snakeCase(field.name)] = value as IDataObject;
		else if (field.required)
			checks.refuse(named.displayName, 'is empty', 'Enter a value or remove the entry.');
	}
	return object;
}

function keyed(
	{ displayName }: INodeProperties,
	entries: IDataObject[],
	target: Target,
	checks: Checks,
): IDataObject {
	const values = new Map<string, string>();
	for (const { key, value, unset } of entries as Array<{
		key: string;
		value?: string;
		unset?: boolean;
	}>) {
		if (target === 'query' && /[[\]]/.test(key)) {
			checks.refuse(
				displayName,
				`cannot have the key '${key}'`,
				'Lago reads no key with [ or ] in a filter.',
			);
		}
		if (values.has(key)) {
			checks.refuse(displayName, `has the key '${key}' twice`, 'Keep one of the two entries.');
		}
		if (!unset && value === undefined) {
			checks.refuse(displayName, `has no value for the key '${key}'`, EMPTY_ADVICE);
		}
		values.set(key, unset ? '' : value!);
	}
	return Object.fromEntries(values);
}
