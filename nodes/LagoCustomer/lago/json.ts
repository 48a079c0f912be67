/** A value as JSON has it. */
export type Json = string | number | boolean | null | Json[] | JsonObject;

export interface JsonObject {
	[key: string]: Json;
}

export function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What an object itself has under a key; undefined where there is nothing, or no object. */
export function getOwn(value: unknown, key: string): Json | undefined {
	return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** What is found by one key after the other; undefined where there is nothing. */
export function getPath(value: unknown, keys: readonly string[]): Json | undefined {
	return keys.reduce<unknown>(getOwn, value) as Json | undefined;
}

/** An object without one of its keys. */
export function omit(object: JsonObject, key: string): JsonObject {
	return Object.fromEntries(Object.entries(object).filter(([each]) => each !== key));
}

/** The objects in a list; none where there is no list. */
export function filterObjects(value: unknown): JsonObject[] {
	return Array.isArray(value) ? value.filter(isObject) : [];
}
