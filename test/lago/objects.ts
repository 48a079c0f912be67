/** What the rows of the store are made of, and what is answered of them. */
import { seconds } from './time';

/** Attributes that are empty for now, of the type that they may have. */
export const noText: string | null = null;
export const noNumber: number | null = null;
export const noMetadata: Record<string, string | null> | null = null;

/** A value that may be empty, too. */
export const orEmpty = <T>(value: T): T | null => value;

export function omit<T extends object, K extends keyof T>(object: T, ...keys: K[]): Omit<T, K> {
	const rest = { ...object };
	for (const key of keys) delete rest[key];
	return rest;
}

export function pick<T extends object, K extends keyof T>(object: T, ...keys: K[]) {
	return Object.fromEntries(keys.map((key) => [key, object[key]])) as Pick<T, K>;
}

export const keysOf = <T extends object>(object: T) =>
	Object.keys(object) as Array<keyof T & string>;

/** A row as it is answered: without what Lago keeps to itself, its moments in whole seconds. */
export function shown<T extends object, K extends keyof T = never>(row: T, ...internal: K[]) {
	const entries = Object.entries(omit(row, ...internal)).map(([key, value]) => [
		key,
		/_(at|datetime)$/.test(key) ? seconds(value as string | null) : value,
	]);
	return Object.fromEntries(entries) as Omit<T, K>;
}

type Words<T extends string> = T extends `${infer First} ${infer Rest}` ? First | Words<Rest> : T;

/** The words of a text, which are parted by blanks. */
export const words = <T extends string>(text: T) => text.split(' ') as Array<Words<T>>;

/** The same value under each of these names. */
export const each = <T extends string, V>(names: T, value: V) =>
	Object.fromEntries(words(names).map((name) => [name, value])) as Record<Words<T>, V>;

const laterFields = new Set<string>();

/** The object and the name of a field: `['customers', 'note']` of `body.customers[0].note`. */
export function splitPart(part: string): [object: string, name: string] {
	const [name, object = ''] = part.split('.').reverse();
	return [object.replace(/\[\d+\]$/, ''), name];
}

/** The same for an object alone and in a list. */
const keyOf = (object: string, name: string) => `${object.replace(/s$/, '')}.${name}`;

/**
 * The names of fields of an object that Lago has only since after it was recorded:
 * `each(later('customer', 'note'), noText)`.
 */
export const later = <T extends string>(object: string, names: T): T => {
	for (const name of words<string>(names)) laterFields.add(keyOf(object, name));
	return names;
};

/** Whether a part of an answer is one of them: `customers[0].note`. */
export const isLater = (part: string) => laterFields.has(keyOf(...splitPart(part)));
