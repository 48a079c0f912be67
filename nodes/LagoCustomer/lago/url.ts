import type { Json, JsonObject } from './json';

/** The end of an address as users type it: slashes, with or without /api/v1. */
const TRAILING_API_PATH = /(\/+api\/+v1)?\/*$/i;

const SCHEME = /^[a-z][a-z\d+.-]*:\/\//i;

/** Lago stores at most 255 characters, which are up to 1,020 bytes; proxies reject long request lines. */
const MAX_ID_BYTES = 2000;

/** Which Base URL to enter, as a sentence of errors and of the credential. */
export const BASE_URL_HELP =
	"It is https://api.getlago.com for Lago Cloud in the US, https://api.eu.getlago.com in the EU, and the address of your own server's API otherwise.";

/** The address of Lago's API for any spelling of the credential's Base URL; without a scheme, https. */
export function buildApiUrl(baseUrl: string): string {
	const address = baseUrl.trim().replace(TRAILING_API_PATH, '');
	return `${SCHEME.test(address) ? '' : 'https://'}${address}/api/v1`;
}

/** The same as an n8n expression, for the credential test, which n8n allows no code. */
export const API_URL_EXPRESSION = `={{ (${SCHEME}.test($credentials.baseUrl.trim()) ? '' : 'https://') + $credentials.baseUrl.trim().replace(${TRAILING_API_PATH}, '') }}/api/v1`;

/** What is wrong with an address, in words that follow its field's name; undefined if it can be requested. */
export function findBaseUrlProblem(url: string): string | undefined {
	if (!URL.canParse(url)) return 'is not the address of a server';
	const { protocol, search, hash, username, password } = new URL(url);
	if (protocol !== 'http:' && protocol !== 'https:')
		return 'begins with neither https:// nor http://';
	// The path would become a part of them.
	if (search || hash) return 'contains a ? or #';
	// n8n would send them as basic authentication, in place of the API key.
	if (username || password) return 'contains a user name or password';
	return undefined;
}

/** Why an ID cannot be sent in a path, in words that follow its field's name; undefined if it can. */
export function findIdProblem(id: string): string | undefined {
	if (id.trim() === '') return 'is empty';
	if (id === '.' || id === '..') return `cannot be '${id}'`;
	if (id.includes('\0')) return 'contains a null character';
	if (!id.isWellFormed()) return 'contains half of a character (an unpaired surrogate)';
	if (new TextEncoder().encode(id).length > MAX_ID_BYTES)
		return `is longer than ${MAX_ID_BYTES} bytes`;
	return undefined;
}

/**
 * A path below `/api/v1` such that Lago reads exactly these segments.
 *
 * Rails takes what follows a dot in the last segment for a format: /customers/acme.com would read or
 * delete the customer "acme". An encoded dot is part of the ID.
 */
export function buildPath(segments: readonly string[]): string {
	return segments
		.map((segment) => `/${encodeURIComponent(segment).replaceAll('.', '%2E')}`)
		.join('');
}

/** A query as Rails reads it, with its question mark: lists as `key[]=`, objects as `key[inner]=`. */
export function buildQuery(query: JsonObject): string {
	const pairs = Object.entries(query).flatMap(([key, value]) => toQueryPairs(key, value));
	const text = pairs.map((pair) => pair.map(encodeURIComponent).join('=')).join('&');
	return text && `?${text}`;
}

function toQueryPairs(key: string, value: Json): Array<[string, string]> {
	if (Array.isArray(value)) return value.flatMap((entry) => toQueryPairs(`${key}[]`, entry));
	if (typeof value !== 'object' || value === null) return [[key, String(value ?? '')]];
	return Object.entries(value).flatMap(([inner, entry]) => toQueryPairs(`${key}[${inner}]`, entry));
}
