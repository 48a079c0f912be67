/** Says no to a field's value: `'Limit' is not a number`, and how to go on. Never returns. */
export type Refuse = (field: string, problem: string, advice: string) => never;

export interface Checks {
	refuse: Refuse;
	/** Where the times of day are meant that say nothing of a time zone, e.g. `Europe/Paris`. */
	timezone: string;
}

export const EMPTY_ADVICE = 'Enter a value, or check the expression that gives it.';

/** A value as an error shows it. */
export function shown(value: unknown): string {
	if (typeof value === 'number') return String(value);
	try {
		const text = JSON.stringify(value) ?? String(value);
		return text.length > 200 ? `${text.slice(0, 200)}…` : text;
	} catch {
		return 'something that is no data';
	}
}
