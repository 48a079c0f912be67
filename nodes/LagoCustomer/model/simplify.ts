import { getPath, filterObjects, getOwn, type Json, type JsonObject } from '../lago/json';
import { currencies } from '../lago/referenceData';

/**
 * How many of the smallest unit make one of a currency, where it is not 100. Lago takes it from the money
 * gem (`subunit_to_unit` in version 7.0.2), which differs from ISO 4217 for some currencies.
 */
const MINOR_UNITS: ReadonlyArray<[subunits: number, codes: string]> = [
	[1, 'BIF CLP DJF GNF HUF ISK JPY KMF KRW MGA PYG RWF UGX VND VUV XAF XOF XPF'],
	[5, 'MRO'],
	[1000, 'BHD JOD KWD'],
	[10_000, 'CLF'],
];

const minorUnitsByCurrency = new Map([
	...currencies.map(({ value }) => [value, 100] as const),
	...MINOR_UNITS.flatMap(([subunits, codes]) =>
		codes.split(' ').map((code) => [code, subunits] as const),
	),
]);

/** One field of a simplified object, or several that belong together, from Lago's object. */
export interface OutputField {
	names: readonly string[];
	values: (record: JsonObject) => Json[];
}

/** A field as it is. A nested one is named by its last key. */
export const field = (...keys: [string, ...string[]]): OutputField =>
	renamed(keys.at(-1) ?? '', ...keys);

/** A field under another name. */
export const renamed = (name: string, ...keys: string[]): OutputField => ({
	names: [name],
	values: (record) => [getPath(record, keys) ?? null],
});

/** A number that Lago sends as a text, such as credits. */
export const numeric = (key: string): OutputField => ({
	names: [key],
	values: (record) => [parseNumber(getOwn(record, key))],
});

/** An amount in cents, under the key that Lago has for it, and the same in the currency's units. */
export const amount = (name: string, key = `${name}_cents`): OutputField => ({
	names: [key, name],
	values: (record) => {
		const cents = parseNumber(getOwn(record, key));
		const currency = getOwn(record, 'currency') ?? getOwn(record, 'amount_currency');
		const isKnown = cents !== null && typeof currency === 'string';
		return [cents, isKnown ? toMajorUnits(cents, currency) : null];
	},
});

/**
 * An amount in cents, as Lago calls the smallest unit of any currency, as a number of whole units; null
 * in a currency that is not one of Lago's.
 */
function toMajorUnits(cents: number, currency: string): number | null {
	const subunits = minorUnitsByCurrency.get(currency);
	return subunits === undefined ? null : cents / subunits;
}

/** One number of each object in a list, which Lago sends as a text. */
export const pluck = (list: string, key: string): OutputField => ({
	names: [list],
	values: (record) => [
		filterObjects(getOwn(record, list)).map((entry) => parseNumber(getOwn(entry, key))),
	],
});

/** The units used, by the code of the billable metric. */
export const unitsByMetric = (name: string, key: string): OutputField => ({
	names: [name],
	values: (record) => {
		const used = new Map<string, number>();
		for (const charge of filterObjects(getOwn(record, 'charges_usage'))) {
			const metric = String(getPath(charge, ['billable_metric', 'code']));
			used.set(metric, (used.get(metric) ?? 0) + (parseNumber(getOwn(charge, key)) ?? 0));
		}
		return [Object.fromEntries(used)];
	},
});

function parseNumber(value: Json | undefined): number | null {
	if (typeof value !== 'number' && typeof value !== 'string') return null;
	const number = value === '' ? NaN : Number(value);
	return Number.isFinite(number) ? number : null;
}

/** A flat object of the given fields. */
export function simplifyRecord(record: JsonObject, fields: readonly OutputField[]): JsonObject {
	return Object.fromEntries(
		fields.flatMap(({ names, values }) => {
			const all = values(record);
			return names.map((name, index) => [name, all[index] ?? null]);
		}),
	);
}

/** The named fields of Lago's object as they are, and those by which it is found again. */
export function pickFields(record: JsonObject, names: string[]): JsonObject {
	const ids = ['external_id', 'code', 'lago_id'].filter((id) => Object.hasOwn(record, id));
	return Object.fromEntries(
		[...ids, ...names].map((name) => [name, getDeep(record, name.split('.')) ?? null]),
	);
}

/** What is found by one key after the other; of a list, what each of its objects has. */
function getDeep(value: Json | undefined, [key, ...rest]: string[]): Json | undefined {
	if (key === undefined) return value;
	if (!Array.isArray(value)) return getDeep(getOwn(value, key), rest);
	return value.map((entry) => getDeep(entry, [key, ...rest]) ?? null);
}
