import type { INodePropertyOptions } from 'n8n-workflow';
import type { Json } from '../lago/json';
import { countries, currencies, documentLocales, timezones } from '../lago/referenceData';

const TRUE_OR_FALSE = new Map([
	['true', true],
	['yes', true],
	['1', true],
	['false', false],
	['no', false],
	['0', false],
]);

/** What a value means as true or false, in the ways in which other systems write them; else undefined. */
export const parseBoolean = (value: unknown): boolean | undefined =>
	TRUE_OR_FALSE.get(normalize(value));

/** `fr_FR` and `FR-fr` are the same. What is no plain value is nothing. */
const normalize = (value: unknown) =>
	['string', 'number', 'boolean'].includes(typeof value)
		? String(value).trim().toLowerCase().replaceAll('_', '-')
		: '';

const isReferenceData = (reference: INodePropertyOptions[], options: INodePropertyOptions[]) =>
	reference[0] !== undefined && options.includes(reference[0]);

/** Whether people know the options by the names in the list: of a country, Lago wants the code. */
const hasKnownNames = (options: INodePropertyOptions[]) =>
	![countries, currencies, documentLocales, timezones].some((reference) =>
		isReferenceData(reference, options),
	);

/**
 * The option that a value means, in the form that Lago reads: `usd` is USD, `fr-FR` the language fr,
 * Asia/Calcutta today's Asia/Kolkata; undefined for none.
 */
export function matchOption(options: INodePropertyOptions[], value: unknown): Json | undefined {
	// The empty value stands for no choice.
	const allowed = options.filter((option) => option.value !== '');
	const exact = allowed.find((option) => option.value === value);
	if (exact) return exact.value;
	const text = normalize(value);
	if (text === '') return undefined;
	const found =
		allowed.find((option) => normalize(option.value) === text) ??
		(hasKnownNames(allowed)
			? allowed.find(({ name }) => normalize(name) === text)
			: findReferenceData(allowed, text));
	if (found) return found.value;
	const isSwitch = allowed.some((option) => typeof option.value === 'boolean');
	return isSwitch ? parseBoolean(value) : undefined;
}

function findReferenceData(
	allowed: INodePropertyOptions[],
	text: string,
): INodePropertyOptions | undefined {
	if (isReferenceData(documentLocales, allowed)) {
		const [language] = text.split('-');
		return allowed.find(({ value }) => value === language);
	}
	if (isReferenceData(timezones, allowed)) {
		const zone = resolveZone(text);
		return zone === undefined
			? undefined
			: allowed.find(({ value }) => resolveZone(String(value)) === zone);
	}
	return undefined;
}

/**
 * What this version of Node.js calls a time zone; undefined for none. Some versions use the old name and
 * others the new one, but each uses one for both.
 */
function resolveZone(timeZone: string): string | undefined {
	try {
		return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
	} catch {
		return undefined;
	}
}

/** How to write what no option is, in whole sentences. */
export function describeOptions(options: INodePropertyOptions[], value: unknown): string {
	const allowed = options.filter((option) => option.value !== '');
	// The list says `Germany (DE)`.
	const nameOf = ({ name }: INodePropertyOptions) => name.replace(/ \([^()]*\)$/, '');
	const meant = allowed.find((option) => normalize(nameOf(option)) === normalize(value));
	const example = meant && `${String(meant.value)} for ${nameOf(meant)}`;
	if (isReferenceData(countries, allowed)) {
		return `Use a two-letter country code, such as ${example ?? 'DE for Germany'}.`;
	}
	if (isReferenceData(currencies, allowed)) {
		return `Use a three-letter code, such as ${example ?? 'EUR'}.`;
	}
	if (isReferenceData(timezones, allowed)) {
		return 'Use a time zone of the list, such as Europe/Paris.';
	}
	return `Lago accepts ${allowed.map((option) => option.value).join(', ')}.`;
}
