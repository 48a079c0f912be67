import { isPresent } from '../../params';
import type { Value } from '../../rack';
import type { Store } from '../../store';

/** Amounts of credits are decimals in a string; a JSON number is refused. */
export const isDecimal = (value: Value | undefined): boolean =>
	typeof value === 'string' && /^\s*[-+]?\d+(\.\d+)?\s*$/.test(value);

export const isAmount = (value: Value | undefined): boolean =>
	isDecimal(value) && Number(value) >= 0;

/** Any form of a datetime, if it is to come; none is fine too. */
export const isFuture = (value: Value | undefined, { clock }: Store): boolean =>
	!isPresent(value) || Date.parse(String(value)) > clock();

export const toDatetime = (value: Value | undefined): string | null =>
	isPresent(value) ? new Date(String(value)).toISOString() : null;

export const toCount = (value: Value | undefined) => (isPresent(value) ? Number(value) : null);
