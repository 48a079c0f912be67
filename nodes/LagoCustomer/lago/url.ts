import type { Json, JsonObject } from './json';

/** What may stand at the end of an address that a user types: slashes, with or without /api/v1. */
const ENDING = /(\/+api\/+v1)?\/*$/i;

const SCHEME = /^[a-z][a-z\d+.-]*:\/\//i;

/** Longer IDs cannot be stored by Lago, and servers cut longer paths. */
const MAX_BYTES = 2000;

/** Where a Base URL leads, for whoever must enter one. */
export const WHAT_BASE_URL_IS =
	"It is https://api.getlago.com for Lago Cloud in the US, https://api.eu.getlago.com in the EU, and the address of your own server's API otherwise.";

/** The address of Lago's API for any spelling of the credential's Base URL; without a scheme, https. */
export function apiUrl(baseUrl: string): string {
	const address = baseUrl.trim().replace(ENDING, '');
	return `${SCHEME.test(address) ? '' : 'https://'}${address}/api/v1`;
}

/** The same as an n8n expression, for the credential test, which n8n allows no code. */
export const API_URL_EXPRESSION = `={{ (${SCHEME}.test($credentials.baseUrl.trim()) ? '' : 'https://') + $credentials.baseUrl.trim().replace(${ENDING}, '') }}/api/v1`;

/** Why an address cannot be asked, in words that follow its field's name; undefined if it can. */
export function addressProblem(url: string): string | undefined {
	if (!URL.canParse(url)) return 'is not the address of a server';
	const { protocol, search, hash, username, password } = new URL(url);
	if (protocol !== 'http:' && protocol !== 'https:')
		return 'begins with neither https:// nor http://';
	// What stands behind them would swallow the path.
	if (search || hash) return 'contains a ? or #';
	// They would take the place of the API key.
	if (username || password) return 'contains a user name or password';
	return undefined;
}

/** Why an ID can never be part of a path, in words that follow its field's name; undefined if it can. */
export function idProblem(id: string): string | undefined {
	if (id.trim() === '') return 'is empty';
	if (id === '.' || id === '..') return `cannot be '${id}'`;
	if (id.includes('\0')) return 'contains a null character';
	if (!id.isWellFormed()) return 'contains half of a character (an unpaired surrogate)';
	if (new TextEncoder().encode(id).length > MAX_BYTES) return `is longer than ${MAX_BYTES} bytes`;
	return undefined;
}

/**
 * A path below `/api/v1` such that Lago reads exactly these segments.
 *
 * Rails takes what follows a dot in the last segment for a format: /customers/acme.com would read or
 * delete the customer "acme". An encoded dot is part of the ID.
 */
export function pathOf(segments: readonly string[]): string {
	return segments
		.map((segment) => `/${encodeURIComponent(segment).replaceAll('.', '%2E')}`)
		.join('');
}

/** A query as Rails reads it, with its question mark: lists as `key[]=`, objects as `key[inner]=`. */
export function queryOf(query: JsonObject): string {
	const pairs = Object.entries(query).flatMap(([key, value]) => pairsOf(key, value));
	const text = pairs.map((pair) => pair.map(encodeURIComponent).join('=')).join('&');
	return text && `?${text}`;
}

function pairsOf(key: string, value: Json): Array<[string, string]> {
	if (Array.isArray(value)) return value.flatMap((entry) => pairsOf(`${key}[]`, entry));
	if (typeof value !== 'object' || value === null) return [[key, String(value ?? '')]];
	return Object.entries(value).flatMap(([inner, entry]) => pairsOf(`${key}[${inner}]`, entry));
}
