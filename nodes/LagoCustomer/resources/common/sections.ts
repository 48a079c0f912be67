import { filterObjects, getOwn, type Json } from '../../lago/json';
import { UnexpectedAnswer } from '../../model/unexpectedAnswer';

/** The codes of objects in a list: `[{ code: 'vat' }]` is `['vat']`. */
export const pluckCodes = (list: unknown): Json[] =>
	filterObjects(list).flatMap(({ code }) => (code === undefined ? [] : [code]));

/** The codes of the invoice custom sections of a wallet, or of a rule. */
export const getSectionCodes = (owner: unknown): Json[] =>
	pluckCodes(
		filterObjects(getOwn(owner, 'applied_invoice_custom_sections')).map((applied) =>
			getOwn(applied, 'invoice_custom_section'),
		),
	);

/** The codes among those sent that Lago does not know: it drops them in silence. */
export const findUnknown = (sent: unknown, kept: readonly Json[]): Json[] =>
	Array.isArray(sent) ? sent.filter((code) => !kept.includes(code)) : [];

export const isSameSet = (one: readonly Json[], other: readonly Json[]) =>
	one.length === other.length && one.every((code) => other.includes(code));

/** @param state what is there now, in a sentence. @throws UnexpectedAnswer always */
export function failForUnknownSections(field: string, unknown: Json[], state: string): never {
	throw new UnexpectedAnswer(
		`'${field}' has what is no invoice custom section in Lago: ${unknown.map(String).join(', ')}`,
		`${state} Check the codes.`,
	);
}

export const formatCodes = (codes: readonly Json[]) => codes.map(String).join(', ') || 'none';
