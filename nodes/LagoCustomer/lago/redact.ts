import { isObject } from './json';

/** What stands in the place of a key. */
const HIDDEN = '[API key]';

const HIDDEN_LINK = '[link]';

/** Lago's keys have 36 characters. A shorter one might be found in names and codes, where it is no key. */
const MIN_KEY_LENGTH = 16;

/**
 * Hides an API key in whatever a server sends back: a proxy that fails may repeat the request's headers.
 *
 * @returns a function that gives a copy without the key, or the value itself where it has none
 */
export function createRedactor(apiKey: string): <T>(value: T) => T {
	if (apiKey.length < MIN_KEY_LENGTH) return (value) => value;
	const inJson = JSON.stringify(apiKey).slice(1, -1);
	const forms = [...new Set([apiKey, encodeURIComponent(apiKey), inJson])];
	// Most texts are too short to have a key in them.
	const isFound = (text: string) =>
		text.length >= apiKey.length && forms.some((form) => text.includes(form));
	const hide = (text: string) => forms.reduce((rest, form) => rest.replaceAll(form, HIDDEN), text);
	return (value) => (someText(value, isFound) ? mapTexts(value, hide) : value);
}

/** A copy without links: some of Lago's open a customer's pages without a password. */
export const hideLinks = <T>(value: T): T =>
	mapTexts(value, (text) => text.replace(/https?:\/\/[^\s"'<>]+/gi, HIDDEN_LINK));

/** Whether a text in JSON, or a key of it, passes a test. */
function someText(value: unknown, test: (text: string) => boolean): boolean {
	if (typeof value === 'string') return test(value);
	if (Array.isArray(value)) return value.some((entry) => someText(entry, test));
	if (!isObject(value)) return false;
	// Every answer passes here, and a list of its keys would be made for each object in it.
	for (const key in value) if (test(key) || someText(value[key], test)) return true;
	return false;
}

/** A copy of JSON with all its texts and keys mapped. */
function mapTexts<T>(value: T, map: (text: string) => string): T;
function mapTexts(value: unknown, map: (text: string) => string): unknown {
	if (typeof value === 'string') return map(value);
	if (Array.isArray(value)) return value.map((entry: unknown) => mapTexts(entry, map));
	if (!isObject(value)) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, entry]) => [map(key), mapTexts(entry, map)]),
	);
}
