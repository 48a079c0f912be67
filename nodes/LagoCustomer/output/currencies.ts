import { currencies } from '../fields/codes';

/**
 * How many of the smallest unit make one of a currency, where it is not 100. Lago takes it from the money
 * gem (`subunit_to_unit` in version 7.0.2), which differs from ISO 4217 for some currencies.
 */
const SUBUNITS: ReadonlyArray<[subunits: number, codes: string]> = [
	[1, 'BIF CLP DJF GNF HUF ISK JPY KMF KRW MGA PYG RWF UGX VND VUV XAF XOF XPF'],
	[5, 'MRO'],
	[1000, 'BHD JOD KWD'],
	[10_000, 'CLF'],
];

const subunitsOf = new Map([
	...currencies.map(({ value }) => [value, 100] as const),
	...SUBUNITS.flatMap(([subunits, codes]) =>
		codes.split(' ').map((code) => [code, subunits] as const),
	),
]);

/**
 * An amount in cents, as Lago calls the smallest unit of any currency, as a number of whole units; null
 * in a currency that is not one of Lago's.
 */
export function inUnits(cents: number, currency: string): number | null {
	const subunits = subunitsOf.get(currency);
	return subunits === undefined ? null : cents / subunits;
}
