/** What n8n's `$now` and the like are. Only its data may be there: functions do not leave every engine. */
interface DateTimeLike {
	toISODate?: () => string | null;
	toISO?: () => string | null;
	ts?: number;
}

const ISO =
	/^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;

/** The day of a date in any form that n8n or ISO 8601 gives it, as `2026-11-22`; undefined for none. */
export function toDate(value: unknown): string | undefined {
	return toText(value, 'toISODate', (text) => ISO.exec(text)?.[1]);
}

/**
 * A point in time in any form that n8n or ISO 8601 gives it, as `2026-11-22T08:00:00.000Z`; undefined
 * for none. A time that names no zone is meant in the given one.
 */
export function toTime(value: unknown, timezone: string): string | undefined {
	return toText(value, 'toISO', (text) => {
		const [, date, time = '00:00', zone] = ISO.exec(text) ?? [];
		const utc = Date.parse(`${date}T${time}${zone ?? 'Z'}`);
		if (Number.isNaN(utc)) return undefined;
		return new Date(zone ? utc : utc - offset(utc, timezone)).toISOString();
	});
}

function toText(
	value: unknown,
	method: 'toISODate' | 'toISO',
	read: (text: string) => string | undefined,
): string | undefined {
	const { [method]: format, ts } = (value ?? {}) as DateTimeLike;
	if (typeof format === 'function') return format.call(value) ?? undefined;
	if (value instanceof Date || typeof ts === 'number') {
		const date = new Date(typeof ts === 'number' ? ts : (value as Date));
		return Number.isNaN(date.getTime()) ? undefined : read(date.toISOString());
	}
	const text = typeof value === 'string' ? value.trim() : '';
	return isCalendarDay(text.slice(0, 10)) ? read(text) : undefined;
}

/** Whether a text is a day that exists: 2026-02-30 does not. */
function isCalendarDay(text: string): boolean {
	const date = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** How many milliseconds a zone's clocks are ahead of UTC when they show this time. */
function offset(shown: number, timezone: string): number {
	const clock = new Intl.DateTimeFormat('sv', {
		timeZone: timezone,
		dateStyle: 'short',
		timeStyle: 'medium',
	});
	const ahead = (utc: number) =>
		Date.parse(`${clock.format(utc).replace(' ', 'T')}Z`) - Math.floor(utc / 1000) * 1000;
	// Near a change of the clocks the first guess is off; the second is taken at the right moment.
	return ahead(shown - ahead(shown));
}
