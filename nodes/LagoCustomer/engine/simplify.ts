import type { IDataObject } from 'n8n-workflow';

/**
 * The fields of a simplified object, most used first: paths in Lago's object such as
 * `billing_configuration.payment_provider` or, through a list, `thresholds[].value`. Of an amount in
 * cents, the amount in the currency comes with it.
 */
export type SimpleFields = string[];

/** A flat object of the given fields, under the last part of their path. */
export function simplify(record: IDataObject, fields: SimpleFields): IDataObject {
	const simple: IDataObject = {};
	for (const path of fields) {
		const name = path
			.replace(/\[\].*$/, '')
			.split('.')
			.at(-1)!;
		const value = read(record, path.split('.'));
		simple[name] = value as IDataObject;
		if (name.endsWith('_cents')) {
			simple[name.replace(/_cents$/, '')] = inCurrency(
				value,
				record.currency ?? record.amount_currency,
			);
		}
	}
	return simple;
}

/** The given fields of Lago's object as they are, and those by which it is found again. */
export function select(record: IDataObject, fields: string[]): IDataObject {
	const ids = ['external_id', 'code', 'lago_id'].filter((id) => record[id] !== undefined);
	return Object.fromEntries(
		[...ids, ...fields].map((field) => [field, read(record, field.split('.'))]),
	) as IDataObject;
}

function read(value: unknown, [key, ...rest]: string[]): unknown {
	if (key === undefined) return value ?? null;
	const name = key.replace('[]', '');
	const inner = (value as IDataObject | null | undefined)?.[name];
	if (name === key) return read(inner, rest);
	return Array.isArray(inner) ? inner.map((entry) => read(entry, rest)) : null;
}

/** An amount in cents as a number of the currency's units; null where one of the two is missing. */
function inCurrency(cents: unknown, currency: unknown): number | null {
	if (typeof cents !== 'number' || !/^[A-Z]{3}$/.test(String(currency))) return null;
	return cents / 10 ** decimals(currency as string);
}

const known = new Map<string, number>();

/** How many decimals a currency has: 2 for USD, 0 for JPY, 3 for KWD. */
function decimals(currency: string): number {
	let digits = known.get(currency);
	if (digits === undefined) {
		const format = new Intl.NumberFormat('en', { style: 'currency', currency });
		digits = format.resolvedOptions().maximumFractionDigits ?? 2;
		known.set(currency, digits);
	}
	return digits;
}
