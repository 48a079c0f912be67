import { collection, inNode } from './field';

export const returnAll = inNode({
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
});

export const limit = inNode({
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	displayOptions: { show: { returnAll: [false] } },
	default: 50,
	description: 'Max number of results to return',
});

export const page = inNode({
	displayName: 'Page',
	name: 'page',
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	default: 1,
	description:
		"The one page to return, counted from 1, for workflows that page themselves. 'Return All' and 'Limit' then do not apply.",
});

export const perPage = inNode({
	displayName: 'Per Page',
	name: 'perPage',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 1000, numberPrecision: 0 },
	default: 100,
	description: 'How many results to ask Lago for in one request',
});

/** The Options of a list. */
export const pagingOptions = collection(
	{ displayName: 'Options', name: 'pagingOptions', placeholder: 'Add Option' },
	[page, perPage],
);
