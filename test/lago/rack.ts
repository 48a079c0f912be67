/**
 * How Rack reads a query string: `a=1` is a scalar, `a[]=1` an array, `a[b]=1` and `a[0]=1` hashes.
 */
import { malformedRequest } from './errors';

export type Value = string | number | boolean | null | Value[] | { [key: string]: Value };
export type Params = { [key: string]: Value };

export const isHash = (value: unknown): value is Params =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

export function parseQuery(query: string): Params {
	const params = newHash();
	for (const pair of query.split(/& */)) {
		if (pair === '') continue;
		const [name, ...value] = pair.split('=');
		store(params, decode(name), value.length ? decode(value.join('=')) : null, 0);
	}
	return withoutNilItems(params) as Params;
}

/** Parameters of a body, whatever its root: Rails keeps what is not an object under `_json`. */
export function parseJson(text: string): Params {
	try {
		const value = withoutNilItems(JSON.parse(text) as Value);
		return isHash(value) ? value : { _json: value };
	} catch {
		throw malformedRequest();
	}
}

/** Path captures are unescaped after routing, and wrong escapes are left as they are. */
export function unescapePath(segment: string): string {
	const bytes = segment.replace(/%(?![0-9a-f]{2})/gi, '%25');
	try {
		return decodeURIComponent(bytes);
	} catch {
		throw malformedRequest(); // not UTF-8
	}
}

// Without a prototype, so that `constructor` and `__proto__` are names like any other.
const newHash = () => Object.create(null) as Params;

function decode(text: string): string {
	try {
		return decodeURIComponent(text.replace(/\+/g, ' '));
	} catch {
		throw malformedRequest();
	}
}

function store(params: Params, name: string, value: Value, depth: number): Params {
	const [key, rest] = splitName(name, depth);
	if (key === '') return params;

	if (rest === '' || rest === '[') {
		params[rest ? name : key] = value;
		return params;
	}
	if (!rest.startsWith('[]')) {
		const hash = (params[key] ??= newHash());
		if (!isHash(hash)) throw malformedRequest();
		store(hash, rest, value, depth + 1);
		return params;
	}

	const list = (params[key] ??= []);
	if (!Array.isArray(list)) throw malformedRequest();
	if (rest === '[]') {
		list.push(value);
		return params;
	}
	// `a[][b]=1&a[][c]=2` fills one hash until a key of it comes again.
	const child = rest.replace(/^\[\](?:\[([^[\]]+)\]$)?/, '$1');
	const last = list.at(-1);
	if (isHash(last) && !(splitName(child, 0)[0] in last)) store(last, child, value, depth + 1);
	else list.push(store(newHash(), child, value, depth + 1));
	return params;
}

function splitName(name: string, depth: number): [key: string, rest: string] {
	if (depth === 0) {
		const start = name.indexOf('[', 1);
		return start === -1 ? [name, ''] : [name.slice(0, start), name.slice(start)];
	}
	const end = name.indexOf(']', 1);
	if (!name.startsWith('[') || end === -1) return [name, ''];
	return [name.slice(1, end), name.slice(end + 1)];
}

/** Rails drops null items of arrays, at any depth, from queries and bodies. */
function withoutNilItems(value: Value): Value {
	if (Array.isArray(value)) return value.filter((item) => item !== null).map(withoutNilItems);
	if (!isHash(value)) return value;
	for (const key of Object.keys(value)) value[key] = withoutNilItems(value[key]);
	return value;
}
