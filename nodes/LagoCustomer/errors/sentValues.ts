import { getOwn, isObject, type Json } from '../lago/json';
import { flattenFields, type Collection, type Field, type FieldGroup } from '../model/field';
import { formatValue } from '../model/invalid';
import type { Values } from '../model/validation';

/** A value that was sent: the field's name in the editor, and Lago's keys that lead to it. */
interface SentValue {
	label: string;
	keys: string[];
	value: Json;
	maxLength: number | undefined;
}

/** Names by which Lago's errors call something else than the key under which it was sent. */
const ALIASES: Record<string, string> = {
	applies_to: 'fee_types',
	billable_metrics: 'billable_metric_codes',
	invoice_custom_sections: 'invoice_custom_section_codes',
	payment_method: 'payment_method_id',
	wallet_id: 'wallet',
};

/** Lago keeps no longer texts. */
const MAX_TEXT = 255;

/** All values of an item, also those in groups, in the order in which a wallet's own go before its rule's. */
function listSentValues(fields: ReadonlyArray<Field | Collection>, values: Values): SentValue[] {
	return flattenFields(fields)
		.flatMap((field): SentValue[] => {
			const value = values.get(field);
			const { place, property, group } = field;
			if (value === undefined || place.in === 'node') return [];
			const key =
				place.in === 'path'
					? place.lagoResource
					: place.in === 'query'
						? place.key
						: (place.at.at(-1) ?? '');
			const own = { label: property.displayName, keys: [key], value, maxLength: MAX_TEXT };
			return group ? [own, ...listGroupValues(own, group)] : [own];
		})
		.sort((a, b) => a.keys.length - b.keys.length);
}

function listGroupValues(outer: SentValue, { shape, fields }: FieldGroup): SentValue[] {
	const entries =
		shape === 'map' && isObject(outer.value)
			? Object.entries(outer.value).map(([key, value]) => ({ key, value }))
			: [outer.value].flat().filter(isObject);
	return entries.flatMap((entry) =>
		fields.flatMap(({ key, property, group, maxLength }): SentValue[] => {
			const value = getOwn(entry, key);
			if (value === undefined) return [];
			const inner = {
				label: `${outer.label} > ${property.displayName}`,
				keys: [...outer.keys, key],
				value,
				maxLength,
			};
			return group ? [inner, ...listGroupValues(inner, group)] : [inner];
		}),
	);
}

/** Whether a value can be what the code is about; undefined where that cannot be told. */
const OFFENDING: Record<string, (sent: SentValue) => boolean> = {
	'is not a number': ({ value }) => isNoNumber(value),
	invalid_granted_credits: ({ value }) => isNoNumber(value),
	invalid_paid_credits: ({ value }) => isNoNumber(value),
	value_is_too_long: ({ value, maxLength = Infinity }) => String(value).length > maxLength,
};

const isNoNumber = (value: Json) => Number.isNaN(Number(value));

/**
 * What Lago refuses about the values that were sent, in a sentence that names the field as the editor does,
 * with the value and the limit: `'Metadata > Key' "customer_success" has 16 characters; 10 are allowed`.
 * Undefined where no sent value shows it.
 *
 * @param path Lago's keys: `['metadata', '0', 'key']`, `['thresholds:value']`
 */
export function describeSentValue(
	path: readonly string[],
	code: string,
	fields: ReadonlyArray<Field | Collection>,
	values: Values,
	describe: (label: string) => string,
): string | undefined {
	const all = listSentValues(fields, values);
	const [, wrongKey, limit] =
		/^(?:value for )?key '(.*)' must be .*String up to (\d+) characters$/.exec(code) ?? [];
	if (wrongKey !== undefined && limit !== undefined)
		return describeMapEntry(all, code, wrongKey, Number(limit));
	const keys = path
		.flatMap((key) => key.split(':'))
		.filter((key) => key !== 'base' && !/^\d+$/.test(key));
	const last = keys.at(-1);
	if (last === undefined) return undefined;
	const matching = all.filter(
		(sent) =>
			[last, ALIASES[last]].includes(sent.keys.at(-1) ?? '') &&
			(keys.length < 2 || !last || sent.keys.at(-2) === keys.at(-2) || sent.keys.length === 1),
	);
	const isOffending = Object.hasOwn(OFFENDING, code) ? OFFENDING[code] : undefined;
	const found = (isOffending && matching.find(isOffending)) ?? matching[0];
	if (!found) return undefined;
	const { label, value, maxLength } = found;
	const named = typeof value === 'object' ? `'${label}'` : `'${label}' ${show(value)}`;
	if (code === 'value_is_too_long' && maxLength !== undefined && typeof value === 'string') {
		return `${named} has ${value.length} characters; ${maxLength} are allowed`;
	}
	if (typeof value !== 'object' && isNoNumber(value) && (isOffending ?? last === 'value')) {
		return `${named} is not a number${describeComma(String(value))}`;
	}
	if (code === 'value_is_mandatory' || typeof value === 'object') return describe(label);
	return describe(label).replace(`'${label}'`, () => named);
}

function describeMapEntry(
	all: SentValue[],
	code: string,
	key: string,
	limit: number,
): string | undefined {
	const isKey = code.startsWith('key');
	const label = all.find(({ keys }) => keys.at(-1) === (isKey ? 'key' : 'value'))?.label;
	if (label === undefined) return undefined;
	if (isKey) return `'${label}' ${show(key)} has ${key.length} characters; ${limit} are allowed`;
	const value = getOwn(
		all.find(({ keys }) => keys.length === 1 && keys[0] === 'metadata')?.value,
		key,
	);
	return `'${label}' of the key ${show(key)} has ${String(value).length} characters; ${limit} are allowed`;
}

/** A text that is a number but for its comma. */
const describeComma = (text: string) =>
	/^\d+,\d+$/.test(text) ? `. Write a point: ${text.replace(',', '.')}` : '';

const show = (value: Json) => {
	const text = formatValue(value);
	return text.length > 120 ? `${text.slice(0, 120)}…` : text;
};

/** Whether an ID is one of Lago's own, a UUID. */
export const isLagoId = (id: unknown) =>
	typeof id === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
