import type {
	IDataObject,
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
} from 'n8n-workflow';
import { toDate, toTime } from './dates';

/** Says no to a field's value: `'Limit' is not a number`, and how to go on. Never returns. */
export type Refuse = (field: string, problem: string, advice: string) => never;

export interface Checks {
	refuse: Refuse;
	/** Where the times of day are meant that say nothing of a time zone, e.g. `Europe/Paris`. */
	timezone: string;
}

export const EMPTY_ADVICE = 'Enter a value, or check the expression that gives it.';

export type Target = 'query' | 'body';

export interface Built {
	qs: IDataObject;
	body: IDataObject;
}

/**
 * Turns what n8n put together from the fields into what Lago reads, checking each value against its
 * field: n8n itself lets any value through that comes from an expression.
 *
 * Empty values are left out, as Lago gives many of them a meaning of their own: `currency=` finds
 * nothing, `apply_taxes=` switches taxes off, an empty payment provider disconnects it.
 */
export function toWire(fields: INodeProperties[], sent: Built, checks: Checks): Built {
	const wire: Built = { qs: {}, body: {} };
	for (const field of sentFields(fields)) {
		const { type: target = 'query', property = '' } = field.routing?.send ?? {};
		const from = target === 'body' ? sent.body : sent.qs;
		const to = target === 'body' ? wire.body : wire.qs;
		const value = valueOf(field, getPath(from, property), target, checks);
		if (value !== undefined) setPath(to, property, value);
		else if (field.required) checks.refuse(field.displayName, 'is empty', EMPTY_ADVICE);
	}
	return wire;
}

/** The fields that say where they are sent, also those inside a collection. */
export function sentFields(fields: INodeProperties[]): INodeProperties[] {
	return fields.flatMap((field) => {
		if (field.routing?.send?.property) return [field];
		return field.type === 'collection' ? sentFields(field.options as INodeProperties[]) : [];
	});
}

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
			return groupOf(field, value as IDataObject, target, checks);
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
	const entries = [value].flat().filter((entry) => entry !== '' && entry !== null);
	return entries.length ? entries.map(entryOf) : undefined;
}

function textOf({ displayName }: INodeProperties, value: unknown, checks: Checks): string {
	if (typeof value === 'object') {
		checks.refuse(
			displayName,
			'is not a text',
			`It is ${JSON.stringify(value)}: pick the one value to send.`,
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
		refuse(
			displayName,
			'is not a date',
			`It is ${JSON.stringify(value)}. Write it like ${example}.`,
		)
	);
}

function booleanOf({ displayName }: INodeProperties, value: unknown, checks: Checks): boolean {
	if (value === true || value === 'true') return true;
	if (value === false || value === 'false') return false;
	return checks.refuse(displayName, 'is neither true nor false', `It is ${JSON.stringify(value)}.`);
}

function numberOf({ displayName, typeOptions }: INodeProperties, value: unknown, checks: Checks) {
	const number = typeof value === 'object' || typeof value === 'boolean' ? NaN : Number(value);
	const { minValue = -Infinity, maxValue = Infinity, numberPrecision } = typeOptions ?? {};
	if (!Number.isFinite(number)) {
		checks.refuse(displayName, 'is not a number', `It is ${JSON.stringify(value)}.`);
	}
	if (numberPrecision === 0 && !Number.isSafeInteger(number)) {
		checks.refuse(displayName, 'is not a whole number', `It is ${number}.`);
	}
	if (number < minValue) checks.refuse(displayName, `is less than ${minValue}`, `It is ${number}.`);
	if (number > maxValue) checks.refuse(displayName, `is more than ${maxValue}`, `It is ${number}.`);
	return number;
}

function optionOf({ displayName, options }: INodeProperties, value: unknown, checks: Checks) {
	// A list that is loaded from Lago is not known here: Lago itself checks the value.
	const allowed = (options as INodePropertyOptions[] | undefined)?.map((option) => option.value);
	if (allowed && !allowed.includes(value as string)) {
		const shown =
			allowed.length > 20 ? `one of the ${allowed.length} in the list` : allowed.join(', ');
		checks.refuse(displayName, `cannot be ${JSON.stringify(value)}`, `Lago accepts ${shown}.`);
	}
	return value;
}

/** Parsed JSON; in a query, where Lago reads JSON from a text, its text. */
function jsonOf(
	{ displayName, routing }: INodeProperties,
	value: unknown,
	target: Target,
	checks: Checks,
) {
	let parsed = value;
	if (typeof value === 'string') {
		try {
			parsed = JSON.parse(value);
		} catch (error) {
			checks.refuse(displayName, 'is not valid JSON', `${(error as Error).message}.`);
		}
	}
	const spread = routing?.send?.property?.endsWith('*');
	if (spread && (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))) {
		checks.refuse(displayName, 'is not a JSON object', 'Write it as { "field": "value" }.');
	}
	return target === 'query' ? JSON.stringify(parsed) : parsed;
}

/**
 * A group of fields as an object with Lago's names; a group that can be added several times as a
 * list of such objects or, if its entries are pairs, as `{ [key]: value }`.
 */
function groupOf(field: INodeProperties, value: IDataObject, target: Target, checks: Checks) {
	const [{ name, values }] = field.options as INodePropertyCollection[];
	const entries = [value[name] ?? []].flat() as IDataObject[];
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

function getPath(from: IDataObject, path: string): unknown {
	return path.split('.').reduce<unknown>((value, key) => (value as IDataObject)?.[key], from);
}

/** Sets a value at a dotted path; `*` at its end spreads an object into the place instead. */
function setPath(to: IDataObject, path: string, value: unknown): void {
	const keys = path.split('.');
	const last = keys.pop()!;
	const place = keys.reduce((object, key) => (object[key] ??= {}) as IDataObject, to);
	if (last === '*') Object.assign(place, value);
	else place[last] = value as IDataObject;
}
