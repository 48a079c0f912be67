import { isObject, getOwn, type JsonObject } from '../lago/json';
import { flattenFields, type Collection, type Field, type FieldGroup } from '../model/field';
import type { Values } from '../model/validation';
import { describeCode, humanize } from './lagoErrorCodes';
import { describeSentValue } from './sentValues';

/** The fields of an operation, and what was sent in them. */
export interface SentFields {
	fields: ReadonlyArray<Field | Collection>;
	values: Values;
}

/** How many characters of a server's text an error shows, and how many of its lines. */
const MAX_SERVER_TEXT = 500;
const MAX_LINES = 20;

export const truncate = (text: string) =>
	text.length > MAX_SERVER_TEXT ? `${text.slice(0, MAX_SERVER_TEXT).toWellFormed()}…` : text;

export const joinLines = (lines: string[]) =>
	[...lines.slice(0, MAX_LINES), ...(lines.length > MAX_LINES ? ['…'] : [])].join('; ');

export interface Detail {
	code: string;
	line: string;
}

/** What Lago says about single values. */
export function collectDetails(body: JsonObject, context: SentFields): Detail[] {
	const provider = getOwn(getOwn(body, 'provider'), 'code');
	return [
		...(typeof provider === 'string'
			? [{ code: provider, line: truncate(humanize(provider)) }]
			: []),
		...collectDetailsUnder(getOwn(body, 'error_details'), [], context),
	];
}

/**
 * The codes in a structure of any depth, named by the keys that lead to them.
 *
 * Of a batch, Lago repeats what was sent beside its errors, which are JSON in a text:
 * `{ "0": { params: { code: 'low' }, errors: 'Validation errors: {"base":["alert_already_exists"]}' } }`.
 */
function collectDetailsUnder(value: unknown, path: string[], context: SentFields): Detail[] {
	if (isObject(value) && Object.hasOwn(value, 'errors')) {
		const code = getOwn(getOwn(value, 'params'), 'code');
		const number = Number(path.at(-1));
		const entry = Number.isInteger(number) ? `Alert ${number + 1}` : path.join(' > ');
		const which = `${entry}${typeof code === 'string' ? ` ('${code}')` : ''}`;
		const own = { ...context, values: keepEntry(context.values, number) };
		return collectDetailsUnder(parseErrors(value.errors), [], own).map((detail) => ({
			...detail,
			line: truncate(`${which}: ${detail.line}`),
		}));
	}
	if (Array.isArray(value))
		return value.flatMap((entry) => collectDetailsUnder(entry, path, context));
	if (isObject(value)) {
		return Object.entries(value).flatMap(([key, entry]) =>
			collectDetailsUnder(entry, [...path, key], context),
		);
	}
	if (value === undefined || value === null) return [];
	const code = String(value);
	const line =
		describeSentValue(path, code, context.fields, context.values, (label) =>
			describeCode(code, label),
		) ?? describeUnsentValue(path, code, context);
	return [{ code, line: truncate(line) }];
}

/** What is missing is named as in the editor; a field that was not used has nothing else to blame. */
function describeUnsentValue(path: string[], code: string, { fields, values }: SentFields) {
	const [first = '', ...rest] = path.filter((key) => key !== 'base');
	if (first === 'code' && code === 'value_already_exist') {
		const name = flattenFields(fields).find(
			(field) => field.property.name === 'name' && values.has(field),
		);
		if (name)
			return "the code that Lago makes of 'Name' is already taken: enter a 'Code' of your own";
	}
	// A wallet without one gets the customer's, which may have none.
	if (first === 'currency' && code === 'value_is_invalid')
		return "the customer has no currency yet: choose a 'Currency'";
	const label = code === 'value_is_mandatory' ? buildLabels(fields).get(first) : undefined;
	return describeCode(code, [label ?? first, ...rest].filter(Boolean).join(' > '));
}

/** Of a batch, only the entry that was refused. */
const keepEntry = (values: Values, index: number): Values =>
	new Map(
		[...values].map(([field, value]) => [
			field,
			field.group && Array.isArray(value) ? value.slice(index, index + 1) : value,
		]),
	);

function parseErrors(text: unknown): unknown {
	if (typeof text !== 'string') return text;
	try {
		return JSON.parse(text.slice(text.indexOf('{')));
	} catch {
		return text;
	}
}

/** The names that the editor shows, by the keys that Lago has for the fields. */
function buildLabels(fields: SentFields['fields']): Map<string, string> {
	const labels = new Map<string, string>();
	const add = (key: string, label: string, group: FieldGroup | undefined, isNamed: boolean) => {
		if (isNamed && !labels.has(key)) labels.set(key, label);
		for (const entry of group?.fields ?? []) {
			add(entry.key, `${label} > ${entry.property.displayName}`, entry.group, true);
		}
	};
	// What stands by itself goes before what is inside a group.
	const sent = flattenFields(fields).sort((a, b) => Number(!!a.group) - Number(!!b.group));
	for (const { property, place, group } of sent) {
		const key =
			place.in === 'query' ? place.key : place.in === 'body' ? place.at.at(-1) : undefined;
		const isNamed = place.in === 'query' || (place.in === 'body' && place.as === 'set');
		add(key ?? '', property.displayName, group, isNamed);
	}
	return labels;
}
