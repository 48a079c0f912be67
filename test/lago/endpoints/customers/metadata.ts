import { Errors, invalid } from '../../errors';
import type { Customer } from '../../models/customer';
import { isPresent, toBoolean } from '../../params';
import type { Params, Value } from '../../rack';
import type { Store } from '../../store';

const MAX_COUNT = 5;
const MAX_KEY = 20;
const MAX_VALUE = 100;

export function checkMetadataCount({ metadata }: Params): void {
	if (Array.isArray(metadata) && metadata.length > MAX_COUNT) {
		throw invalid({ metadata: ['invalid_count'] });
	}
}

/**
 * Entries are known by their id alone: one without is created, those whose id is not in the list are
 * deleted — but only afterwards, so that a known key without its id is taken.
 */
export function updateMetadata(customer: Customer, list: Value | undefined, store: Store): void {
	if (!list) return;
	const entries = list as Params[];
	const listedIds = entries.map(({ id }) => id);
	const unlisted = customer.metadata.filter(({ lago_id }) => !listedIds.includes(lago_id));

	for (const { id, key, value, display_in_invoice } of entries) {
		const known = customer.metadata.find(({ lago_id }) => lago_id === id);
		const others = customer.metadata.filter((entry) => entry !== known);
		checkEntry(key, value, others);
		const attributes = {
			key: String(key),
			value: String(value),
			display_in_invoice: toBoolean(display_in_invoice) ?? false, // omitted means false, on updates too
		};
		if (known) Object.assign(known, attributes);
		else customer.metadata.push({ ...store.stamp(), ...attributes });
	}
	customer.metadata = customer.metadata.filter((entry) => !unlisted.includes(entry));
}

function checkEntry(
	key: Value | undefined,
	value: Value | undefined,
	others: Array<{ key: string }>,
): void {
	new Errors()
		.expect(isPresent(key), 'key', 'value_is_mandatory')
		.expect(String(key).length <= MAX_KEY, 'key', 'value_is_too_long')
		.expect(!others.some((other) => other.key === key), 'key', 'value_already_exist')
		.expect(isPresent(value), 'value', 'value_is_mandatory')
		.expect(String(value).length <= MAX_VALUE, 'value', 'value_is_too_long')
		.raise();
}
