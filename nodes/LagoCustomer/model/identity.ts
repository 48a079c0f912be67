import { getPath, type JsonObject } from '../lago/json';
import type { Field } from './field';
import { invalid } from './invalid';
import { getIdFields, type Path } from './operation';
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

/** The external ID of the customer to whom an object says it belongs; undefined where it does not say. */
export const getCustomerOf = (record: JsonObject): string | undefined =>
	[record.external_customer_id, getPath(record, ['customer', 'external_id'])].find(
		(id): id is string => typeof id === 'string',
	);

/** Rejects an object that says it is another customer's than the one in the path. @throws InvalidInput */
export function assertSameCustomer(record: JsonObject, path: Path, values: Values): void {
	const field = getIdFields(path).find(({ place }) => place.lagoResource === 'customer');
	const [wanted, owner] = [field && values.get(field), getCustomerOf(record)];
	if (!field || owner === undefined || owner === wanted) return;
	invalid(
		field.property.displayName,
		`leads to another customer: Lago answers '${String(wanted)}' with what belongs to '${owner}'`,
		'Something between n8n and Lago changes the address or swaps answers. Nothing was changed.',
	);
}
