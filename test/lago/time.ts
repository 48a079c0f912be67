/** The day the demo data is about. */
export const TODAY = '2026-11-15';

/** Lago's datetimes have whole seconds. */
export const seconds = <T extends string | null>(datetime: T): T =>
	(datetime && `${new Date(datetime).toISOString().slice(0, 19)}Z`) as T;

/** A bill's month: from its first second to its last. */
export function monthOf(day: string): { from: string; to: string } {
	const [year, month] = day.split('-').map(Number);
	return {
		from: new Date(Date.UTC(year, month - 1, 1)).toISOString(),
		to: new Date(Date.UTC(year, month, 1) - 1000).toISOString(),
	};
}

/** The date at the start of a datetime or date; undefined for what is neither. */
export const toDate = (text: string): string | undefined =>
	/^\d{4}-\d{2}-\d{2}/.test(text) && !Number.isNaN(Date.parse(text.slice(0, 10)))
		? text.slice(0, 10)
		: undefined;
