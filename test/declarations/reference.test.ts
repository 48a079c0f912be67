/** Lago's codes: the node's lists against the stand-in's, ISO's and Unicode's. */
import { code as isoCurrency } from 'currency-codes';
import type { INodePropertyOptions } from 'n8n-workflow';
import { COUNTRIES, CURRENCIES, LOCALES, TIMEZONES } from '../lago/reference';
import { lago, run } from '../n8n/support';
import { description, withNested } from './operations';

const fields = description.properties.flatMap(withNested);

/** The options of all fields of these names, without the one for none. */
const listsOf = (...names: string[]) =>
	fields
		.filter(({ name, options }) => names.includes(name) && options?.length)
		.map(({ name, options }) => ({
			name,
			options: (options as INodePropertyOptions[]).filter(({ value }) => value !== ''),
		}));

test.each([
	['countries', listsOf('country', 'countries'), COUNTRIES],
	['currencies', listsOf('currency', 'currencies', 'walletCurrency'), CURRENCIES],
	['time zones', listsOf('timezone'), TIMEZONES],
	['languages', listsOf('documentLocale'), LOCALES],
])('%s are those that Lago accepts, wherever one is chosen', (_, lists, accepted) => {
	expect(lists.length).toBeGreaterThan(0);
	for (const { name, options } of lists) {
		const values = options.map(({ value }) => String(value));
		expect([name, values.sort()]).toEqual([name, [...accepted].sort()]);
	}
});

test.each([
	['region' as const, listsOf('country', 'countries')],
	['currency' as const, listsOf('currency', 'currencies', 'walletCurrency')],
])('the name of each %s is the one that Unicode has for its code', (type, lists) => {
	const named = new Intl.DisplayNames('en', { type });
	for (const { options } of lists) {
		expect(options.map(({ name }) => name)).toEqual(
			options.map(({ value }) => `${named.of(String(value))} (${String(value)})`),
		);
	}
});

/**
 * How many of its smallest unit make one of a currency where Lago's server does not follow ISO 4217: it
 * takes that from the money gem 7.0.2. The last four are no longer in ISO 4217.
 */
const IN_LAGO: Record<string, number> = {
	HUF: 1,
	MGA: 1,
	MRO: 5,
	HRK: 100,
	SLL: 100,
	STD: 100,
};

const subunitsIn = (currency: string) => {
	const iso = isoCurrency(currency);
	return iso && 10 ** iso.digits;
};

test('an amount in any of the currencies is as many units as in Lago', async () => {
	const customer = lago.store.addCustomer({ external_id: 'acme' });
	for (const currency of CURRENCIES) {
		lago.store.addInvoice(customer, { currency, fees_amount_cents: 10_000 });
	}
	const { items } = await run({
		resource: 'invoice',
		operation: 'getAll',
		customerId: 'acme',
		returnAll: true,
		simplify: true,
	});
	const shown = items.map(({ json }) => [json.currency, json.total_amount]);
	expect(Object.fromEntries(shown)).toEqual(
		Object.fromEntries(
			CURRENCIES.map((currency) => [
				currency,
				10_000 / (IN_LAGO[currency] ?? subunitsIn(currency) ?? NaN),
			]),
		),
	);
	expect(items).toHaveLength(142);
});

test.each(Object.entries(IN_LAGO))(
	'of %s, ISO 4217 says otherwise or nothing',
	(code, subunits) => {
		expect(subunitsIn(code)).not.toBe(subunits);
	},
);
