import type { Json, JsonObject } from './json';

const SCHEME = /^[a-z][a-z\d+.-]*:\/\//i;

/** Lago stores at most 255 characters, which are up to 1,020 bytes; proxies reject long request lines. */
const MAX_ID_BYTES = 2000;

/** Which Base URL to enter, as a sentence of errors and of the credential. */
export const BASE_URL_HELP =
	"It is https://api.getlago.com for Lago Cloud in the US, https://api.eu.getlago.com in the EU, and the address of your own server's API otherwise.";

/** Browsers and proxies take no longer ones. */
const MAX_BASE_URL_LENGTH = 2000;

/**
 * The address of Lago's API for any spelling of the credential's Base URL: with or without /api/v1 and
 * slashes; without a scheme, https.
 */
export function buildApiUrl(baseUrl: string): string {
	const given = trimSlashes(baseUrl.trim());
	const [version, api, ...rest] = given.split(/\/+/).reverse();
	const isApi = version?.toLowerCase() === 'v1' && api?.toLowerCase() === 'api' && rest.length > 0;
	const address = isApi ? trimSlashes(given.slice(0, given.lastIndexOf(api))) : given;
	return `${SCHEME.test(address) ? '' : 'https://'}${address}/api/v1`;
}

/** Without slashes at the end. A pattern would try each slash as the first one, which takes for ever. */
function trimSlashes(text: string): string {
	let end = text.length;
	while (text[end - 1] === '/') end -= 1;
	return text.slice(0, end);
}

/** What is wrong with a Base URL, in words that follow its field's name; undefined if it can be requested. */
export function findBaseUrlProblem(baseUrl: unknown): string | undefined {
	if (baseUrl === undefined || baseUrl === null) return 'is empty';
	if (typeof baseUrl !== 'string') return 'is not a text';
	if (baseUrl.trim() === '') return 'is empty';
	if (baseUrl.length > MAX_BASE_URL_LENGTH) {
		return `is longer than ${MAX_BASE_URL_LENGTH} characters`;
	}
	const url = buildApiUrl(baseUrl);
	// Of `http:///api/v1` and `http:/x`, a URL would make the hosts `api` and `http`.
	const [host = ''] = url.replace(SCHEME, '').split(/[/\\?#]/);
	if (host === '' || host.endsWith(':') || !URL.canParse(url))
		return 'is not the address of a server';
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
