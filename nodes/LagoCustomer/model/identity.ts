import type { JsonObject } from '../lago/json';
import type { Field } from './field';
import { invalid } from './invalid';
import type { Values } from './validation';

/**
 * Rejects an object that is not the one asked for, as when a proxy decodes `%2E` and Rails then cuts the
 * ID at the dot.
 *
 * @param identity its key that holds the value of the field; null where there is none to compare
 * @throws InvalidInput
 */
export function assertSameObject(
	record: JsonObject,
	identity: string | null,
	field: Field | undefined,
	values: Values,
): void {
	if (identity === null || !field || record[identity] === values.get(field)) return;
	invalid(
		field.property.displayName,
		`leads to another object: Lago answers '${String(values.get(field))}' with '${String(record[identity])}'`,
		'Something between n8n and Lago changes the address. Nothing was changed. Use an ID without dots and slashes.',
	);
}
