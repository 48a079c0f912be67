/**
 * Strong parameters: what an endpoint does not permit in just this shape is dropped without a word.
 * A permit answers the part of a value that is kept, or undefined when nothing is.
 */
import { internalServerError, missingParam } from './errors';
import { isHash, type Params, type Value } from './rack';

export type Permit = (value: Value) => Value | undefined;

export const scalar: Permit = (value) => (typeof value === 'object' && value ? undefined : value);

export const scalars: Permit = (value) =>
	Array.isArray(value) && value.every((item) => scalar(item) !== undefined) ? value : undefined;

export const anyHash: Permit = (value) => (isHash(value) ? value : undefined);

export const hash =
	(fields: Record<string, Permit>): Permit =>
	(value) =>
		isHash(value) ? permit(value, fields) : undefined;

export const hashes =
	(fields: Record<string, Permit>): Permit =>
	(value) =>
		Array.isArray(value) ? value.filter(isHash).map((item) => permit(item, fields)) : undefined;

export function permit(params: Params, fields: Record<string, Permit>): Params {
	const permitted: Params = {};
	for (const [name, keep] of Object.entries(fields)) {
		if (!(name in params)) continue;
		const value = keep(params[name]);
		if (value !== undefined) permitted[name] = value;
	}
	return permitted;
}

/** The hash under a root key, which must be there and hold something. */
export function required(params: Params, root: string): Params {
	const value = params[root];
	if (!isHash(value) || !isPresent(value)) throw missingParam(root);
	return value;
}

export const isNil = (value: unknown): value is null | undefined =>
	value === undefined || value === null;

/** What Rails counts as something: not nil, not false, not blank, not empty. */
export const isPresent = (value: Value | undefined): boolean =>
	!isNil(value) &&
	value !== false &&
	(typeof value === 'object' ? Object.keys(value).length > 0 : String(value).trim() !== '');

/** ActiveModel's boolean: nil for nothing, false for a few words, true for any other. */
export function toBoolean(value: Value | undefined): boolean | null {
	if (isNil(value) || value === '') return null;
	return !['0', 'f', 'F', 'false', 'FALSE', 'off', 'OFF'].includes(String(value));
}

/** Ruby's String#to_i: the leading digits, else 0. */
export function toInteger(value: Value | undefined): number {
	if (typeof value === 'object' && value !== null) throw internalServerError(); // no to_i there
	return Number(/^\s*[-+]?\d+/.exec(String(value ?? ''))?.[0] ?? 0);
}

export const toStrings = (value: Value | undefined): string[] =>
	Array.isArray(value) ? value.map(String) : [];

export const toText = (value: Value | undefined): string | undefined =>
	isNil(value) ? undefined : String(value);

/** Amounts of credits are decimals in a string; a JSON number is refused. */
export const isDecimal = (value: Value | undefined): boolean =>
	typeof value === 'string' && /^\s*[-+]?\d+(\.\d+)?\s*$/.test(value);

export const isAmount = (value: Value | undefined): boolean =>
	isDecimal(value) && Number(value) >= 0;

/** Any form of a datetime, if it is to come; none is fine too. */
export const isFuture = (value: Value | undefined, { clock }: { clock(): number }): boolean =>
	!isPresent(value) || Date.parse(String(value)) > clock();

export const toDatetime = (value: Value | undefined): string | null =>
	isPresent(value) ? new Date(String(value)).toISOString() : null;

export const toCount = (value: Value | undefined) => (isPresent(value) ? Number(value) : null);
