import { invalid } from './invalid';

/**
 * The times that a number of milliseconds may stand for: from 1973 to 5138. Fewer are seconds, and other
 * numbers, such as 20261122, are no points in time at all.
 */
const [MIN_EPOCH_MS, MAX_EPOCH_MS] = [1e11, 1e14];

const ISO_8601 =
	/^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;

/**
 * The day of a date in any form that n8n or ISO 8601 gives it, as `2026-11-22`; undefined for none. A
 * point in time falls on the day that it is in the given time zone, whatever form it has.
 */
export function toIsoDate(value: unknown, timezone: string): string | undefined {
	const moment = toEpochMs(value) ?? parseZonedTime(value);
	if (moment !== undefined) return formatInZone(moment, timezone)?.slice(0, 10);
	return parseIsoParts(value)?.date;
}

/** Milliseconds since 1970 of a text that names a time and its zone. */
function parseZonedTime(value: unknown): number | undefined {
	const { date, time, zone } = parseIsoParts(value) ?? {};
	return zone === undefined ? undefined : Date.parse(`${date}T${time}${zone}`);
}

/**
 * A point in time in any form that n8n or ISO 8601 gives it, as `2026-11-22T08:00:00.000Z`; undefined
 * for none. A time that names no zone is meant in the given one.
 */
export function toIsoTime(value: unknown, timezone: string): string | undefined {
	const moment = toEpochMs(value);
	if (moment !== undefined) return formatIso(moment);
	const parts = parseIsoParts(value);
	if (!parts) return undefined;
	const { date, time, zone } = parts;
	const utc = Date.parse(`${date}T${time}${zone ?? 'Z'}`);
	return formatIso(zone ? utc : utc - getZoneOffset(utc, timezone));
}

/** Milliseconds since 1970 of what holds a point in time; undefined for a text, and for what is none. */
function toEpochMs(value: unknown): number | undefined {
	if (value instanceof Date) return value.getTime();
	// A Luxon DateTime, such as `$now`. From n8n's isolated expression engine only its data arrives.
	const { ts, isLuxonDateTime } = Object(value) as { ts?: unknown; isLuxonDateTime?: unknown };
	const moment = typeof value === 'number' ? value : ts;
	if (typeof moment !== 'number') return undefined;
	const isMoment = isLuxonDateTime === true || (moment >= MIN_EPOCH_MS && moment < MAX_EPOCH_MS);
	return isMoment ? moment : undefined;
}

const formatIso = (moment: number) =>
	Number.isNaN(new Date(moment).getTime()) ? undefined : new Date(moment).toISOString();

function parseIsoParts(value: unknown) {
	const found = typeof value === 'string' ? ISO_8601.exec(value) : null;
	const [, date = '', time = '00:00', zone] = found ?? [];
	return isCalendarDay(date) ? { date, time, zone } : undefined;
}

/** Whether a text is a day that exists: 2026-02-30 does not. */
function isCalendarDay(text: string): boolean {
	return formatIso(Date.parse(`${text}T00:00:00Z`))?.startsWith(text) ?? false;
}

/** What the clocks of a time zone show, as `2026-11-22T09:00:00`; undefined if the moment is none. */
function formatInZone(moment: number, timeZone: string): string | undefined {
	if (formatIso(moment) === undefined) return undefined;
	return createZoneFormat(timeZone).format(moment).replace(' ', 'T');
}

/** @throws InvalidInput for a time zone that does not exist: n8n takes any text for it */
function createZoneFormat(timeZone: string): Intl.DateTimeFormat {
	try {
		return new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
	} catch {
		const hint =
			"Choose another one in the workflow's settings, or have the time zone of n8n corrected (GENERIC_TIMEZONE).";
		return invalid('Timezone', `of the workflow cannot be '${timeZone}'`, hint);
	}
}

/** How many milliseconds a zone's clocks are ahead of UTC when they show this time. */
function getZoneOffset(shown: number, timezone: string): number {
	const ahead = (utc: number) =>
		Date.parse(`${formatInZone(utc, timezone)}Z`) - Math.floor(utc / 1000) * 1000;
	// Near a change of the clocks the first guess is off; the second is taken at the right moment.
	return ahead(shown - ahead(shown));
}
