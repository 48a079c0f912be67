/** A value that the node does not send. n8n's error is made of it where the item is known. */
export class InvalidInput extends Error {
	constructor(
		field: string,
		problem: string,
		readonly hint: string,
	) {
		super(`'${field}' ${problem}`);
	}
}

/**
 * Rejects a field's value: `invalid('Limit', 'is not a number', 'It is "ten".')`.
 *
 * @param field its name in the editor
 * @param problem what is wrong, in words that follow the name
 * @param hint how to go on, in whole sentences
 * @throws InvalidInput always
 */
export function invalid(field: string, problem: string, hint: string): never {
	throw new InvalidInput(field, problem, hint);
}

export const EMPTY_HINT = 'Enter a value, or check the expression that gives it.';

/** A value as an error shows it. */
export function formatValue(value: unknown): string {
	if (typeof value === 'number') return String(value);
	try {
		const text = JSON.stringify(value) ?? String(value);
		return text.length > 200 ? `${text.slice(0, 200)}…` : text;
	} catch {
		return 'something that is no data';
	}
}
