/** Filters that several lists have. */
import { invalid, internalServerError, notFound, type ErrorDetails, type Said } from './errors';
import { isNil, isPresent, toBoolean, toStrings } from './params';
import { isHash, type Params, type Value } from './rack';
import type { BillingEntity } from './models/organization';
import type { Store } from './store';
import { toDate } from './time';

/** The contract of a list: every value must be one of those allowed. */
export class Contract {
	private readonly errors: ErrorDetails = {};

	constructor(private readonly params: Params) {}

	/** A single value. */
	oneOf(name: string, allowed: string[]): this {
		const value = this.params[name];
		const isAllowed = isNil(value) || allowed.includes(String(value));
		return this.expect(isAllowed, name, mustBeOneOf(allowed));
	}

	/** Each value of an array; the errors are by its index. */
	eachOf(name: string, allowed: string[]): this {
		const errors = toStrings(this.params[name]).flatMap((value, index) =>
			allowed.includes(value) ? [] : [[String(index), [mustBeOneOf(allowed)]]],
		);
		if (errors.length) this.errors[name] = Object.fromEntries(errors);
		return this;
	}

	/** A single value, where none is an empty one, or an array. */
	anyOf(name: string, allowed: string[]): this {
		const value = this.params[name];
		if (Array.isArray(value)) return this.eachOf(name, allowed);
		const isAllowed = !isPresent(value) || allowed.includes(String(value));
		return this.expect(isAllowed, name, `${mustBeOneOf(allowed)} or must be an array`);
	}

	boolean(name: string): this {
		const value = this.params[name];
		const isBoolean =
			isNil(value) || /^(1|on|t|true|y|yes|0|off|f|false|n|no)?$/i.test(String(value));
		return this.expect(isBoolean, name, 'must be boolean');
	}

	/** Keys with strings. */
	stringMap(name: string): this {
		const value = this.params[name];
		if (!isHash(value)) return this;
		const errors = Object.keys(value)
			.filter((key) => typeof value[key] === 'object')
			.map((key) => [key, ['must be a string']]);
		if (errors.length) this.errors[name] = Object.fromEntries(errors);
		return this;
	}

	expect(isValid: boolean, name: string, message: Said): this {
		if (!isValid) this.errors[name] = [message];
		return this;
	}

	check(): void {
		if (Object.keys(this.errors).length) throw invalid(this.errors);
	}
}

const mustBeOneOf = (allowed: string[]): Said => `must be one of: ${allowed.join(', ')}`;

/** `metadata[key]=value`: all pairs must match; an empty value means that the key is absent. */
export function hasMetadata(
	entries: Array<{ key: string; value: string }>,
	wanted: Value | undefined,
): boolean {
	if (!isHash(wanted)) return true;
	return Object.entries(wanted).every(([key, value]) => {
		const entry = entries.find((candidate) => candidate.key === key);
		return isPresent(value) ? entry?.value === value : !entry;
	});
}

/** Lists that take `billing_entity_codes[]` only as an array and ignore any other form. */
export function billingEntityCodes(params: Params, store: Store): string[] | undefined {
	if (!Array.isArray(params.billing_entity_codes)) return undefined;
	return findBillingEntities([...new Set(toStrings(params.billing_entity_codes))], store);
}

/** Lists that compare the number of codes with the number of entities found. */
export function countedBillingEntityCodes(
	params: Params,
	store: Store,
	isKnown?: (entity: BillingEntity) => boolean,
): string[] | undefined {
	if (!isPresent(params.billing_entity_codes)) return undefined;
	if (!Array.isArray(params.billing_entity_codes)) throw internalServerError(); // String#count
	const codes = toStrings(params.billing_entity_codes);
	if (new Set(codes).size < codes.length) throw notFound('billing_entity');
	return findBillingEntities(codes, store, isKnown);
}

function findBillingEntities(
	codes: string[],
	store: Store,
	isKnown: (entity: BillingEntity) => boolean = () => true,
): string[] | undefined {
	const known = store.billing_entities.filter(isKnown).map(({ code }) => code);
	if (codes.some((code) => !known.includes(code))) throw notFound('billing_entity');
	return codes.length ? codes : undefined;
}

/** Whether a value is among those wanted; none wanted means any. */
export const isAmong = (value: string | null, wanted: string[] | undefined): boolean =>
	!wanted?.length || (value !== null && wanted.includes(value));

/** Whether a value is the one wanted; an empty one is wanted too, and matches nothing. */
export const isWanted = (value: string | null, wanted: Value | undefined): boolean =>
	isNil(wanted) || value === String(wanted);

/** Between two dates, both included; one that is no date is no bound. */
export function isIssuedWithin(date: string, params: Params): boolean {
	const from = toDate(String(params.issuing_date_from));
	const to = toDate(String(params.issuing_date_to));
	return (!from || date >= from) && (!to || date <= to);
}

/** Between two amounts, both included; the database fails on what is no number. */
export function isAmountWithin(amount: number, params: Params): boolean {
	const bound = (name: string) => {
		if (!isPresent(params[name])) return undefined;
		const value = Number(params[name]);
		if (Number.isNaN(value)) throw internalServerError();
		return value;
	};
	const [from, to] = [bound('amount_from'), bound('amount_to')];
	return (from === undefined || amount >= from) && (to === undefined || amount <= to);
}

/** Purchase order numbers are compared without their case. */
export const isOrderNumber = (value: string | null, wanted: Value | undefined): boolean =>
	!isPresent(wanted) || value?.toLowerCase() === String(wanted).toLowerCase();

/** Whether a value is on or off, as it is wanted. */
export const isSwitch = (value: boolean, wanted: Value | undefined): boolean =>
	toBoolean(wanted) === null || value === toBoolean(wanted);

/** Whether one of the texts contains a search term, without its case. */
export const hasText = (texts: Array<string | null>, term: Value | undefined): boolean =>
	!isPresent(term) ||
	texts.some((text) => text?.toLowerCase().includes(String(term).toLowerCase()));
