/**
 * How many of the smallest unit make one of a currency, where it is not 100. Lago takes it from the money
 * gem (`subunit_to_unit` in version 7.0.2), which differs from ISO 4217 for some currencies.
 */
const SUBUNITS: ReadonlyArray<[subunits: number, currencies: string]> = [
	[1, 'BIF CLP DJF GNF HUF ISK JPY KMF KRW MGA PYG RWF UGX VND VUV XAF XOF XPF'],
	[5, 'MRO'],
	[1000, 'BHD JOD KWD'],
	[10_000, 'CLF'],
];

const subunitsOf = new Map(
	SUBUNITS.flatMap(([subunits, currencies]) =>
		currencies.split(' ').map((currency) => [currency, subunits] as const),
	),
);

/** An amount in cents, as Lago calls the smallest unit of any currency, as a number of whole units. */
export const inUnits = (cents: number, currency: string): number =>
	cents / (subunitsOf.get(currency) ?? 100);
