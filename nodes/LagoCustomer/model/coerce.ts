import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { isObject, type Json } from '../lago/json';
import { toIsoDate, toIsoTime } from './dates';
import { EMPTY_HINT, formatValue, invalid } from './invalid';
import { describeOptions, matchOption, parseBoolean } from './matchOption';
import { getWrittenPart, isExpression } from './written';

/** A value as n8n gives it, and what the user wrote for it, with its expressions. */
export interface Input {
	value: unknown;
	written: unknown;
}

/** Whitespace alone is what is left of an expression like `{{ $json.first }} {{ $json.last }}`. */
export const isEmpty = (value: unknown): boolean =>
	value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/** Whether whitespace around a value belongs to it: the ID ' acme' is not 'acme'. */
export const keepsWhitespace = ({ type }: INodeProperties) =>
	type === 'string' || type === 'resourceLocator';

export function toList(input: Input, entryOf: (entry: unknown) => Json): Json[] | undefined {
	const entries = splitList(input).filter((entry) => !isEmpty(entry));
	// Some of Lago's filters reject duplicates.
	return entries.length ? [...new Set(entries.map(entryOf))] : undefined;
}

/**
 * The entries of a list. A text is one of JSON, or of values between commas: of a value with a comma in
 * it, an expression gives a list, or it is typed as an entry of its own.
 */
function splitList({ value, written }: Input): unknown[] {
	if (typeof value === 'string') {
		return parseTextList(value) ?? value.split(',').map((entry) => entry.trim());
	}
	if (!Array.isArray(value)) return [value];
	if (isExpression(written)) return value;
	return value.flatMap((entry: unknown, index) => {
		const writtenEntry = getWrittenPart(written, index);
		return isExpression(writtenEntry)
			? splitList({ value: entry, written: writtenEntry })
			: [entry];
	});
}

/** What a text such as `["a", "b"]` holds; undefined for any other. */
function parseTextList(text: string): unknown[] | undefined {
	if (!text.trim().startsWith('[')) return undefined;
	try {
		const parsed: unknown = JSON.parse(text);
		return Array.isArray(parsed) ? parsed : undefined;
	} catch {
		return undefined;
	}
}

export function toText({ displayName }: INodeProperties, value: unknown): string {
	if (typeof value === 'object' || typeof value === 'function') {
		invalid(
			displayName,
			'is not a text',
			`It is ${formatValue(value)}: pick the one value to send.`,
		);
	}
	if (typeof value !== 'number') return String(value);
	if (!Number.isFinite(value)) {
		invalid(displayName, `is ${value}, which is not a number`, EMPTY_HINT);
	}
	if (isRounded(value)) invalid(displayName, `is ${value}, ${ROUNDED}`, ROUNDED_HINT);
	return toDecimalString(value);
}

/** Whether other numbers, read from JSON, would have become the same one. */
const isRounded = (value: unknown) => Number.isInteger(value) && !Number.isSafeInteger(value);

const ROUNDED = 'a number with more digits than JavaScript keeps';

const ROUNDED_HINT =
	'Its last digits may have changed already, so that it could be the ID of something else. Where the value comes from, make it a text.';

/** A number without an exponent, which Lago does not read: 1e-7 is 0.0000001. */
function toDecimalString(number: number): string {
	if (!String(number).includes('e')) return String(number);
	return number.toLocaleString('en', { useGrouping: false, maximumSignificantDigits: 21 });
}

export function toDateText(
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

export function toBoolean({ displayName }: INodeProperties, value: unknown): boolean {
	return (
		parseBoolean(value) ??
		invalid(displayName, 'is neither true nor false', `It is ${formatValue(value)}.`)
	);
}

export function toNumber({ displayName, typeOptions }: INodeProperties, value: unknown): number {
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

export function toOption(property: INodeProperties, raw: unknown): Json {
	const options = getStaticOptions(property);
	// A list that is loaded from Lago is not known here: Lago itself checks the value.
	if (!options) return toText(property, raw);
	const value = typeof raw === 'string' ? raw.trim() : raw;
	return (
		matchOption(options, value) ??
		invalid(
			property.displayName,
			`cannot be ${formatValue(value)}`,
			describeOptions(options, value),
		)
	);
}

/** The options of a dropdown; undefined where they are loaded from Lago. */
export function getStaticOptions({ options }: INodeProperties): INodePropertyOptions[] | undefined {
	return options?.filter((option): option is INodePropertyOptions => 'value' in option);
}

export function parseJson(
	{ displayName }: INodeProperties,
	raw: unknown,
	wanted: 'list' | 'object',
): Json | undefined {
	if (isEmpty(raw)) return undefined;
	let parsed: unknown;
	const rounded: Array<[key: string, value: unknown]> = [];
	try {
		// What n8n hands over belongs to n8n: only a copy goes on.
		const text = typeof raw === 'string' ? raw : JSON.stringify(raw, rejectNonFinite);
		parsed = JSON.parse(text, (key, value: unknown) => {
			if (isRounded(value)) rounded.push([key, value]);
			return value;
		});
	} catch (error) {
		invalid(displayName, 'is not valid JSON', `${error instanceof Error ? error.message : ''}.`);
	}
	for (const [key, value] of rounded) {
		invalid(displayName, `has ${String(value)} as '${key}', ${ROUNDED}`, ROUNDED_HINT);
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
