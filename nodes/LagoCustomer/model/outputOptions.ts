import { collection, notSent } from './field';

export const returnAll = notSent({
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
});

export const limit = notSent({
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	displayOptions: { show: { returnAll: [false] } },
	default: 50,
	description: 'Max number of results to return',
});

export const page = notSent({
	displayName: 'Page',
	name: 'page',
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	default: 1,
	description:
		"Return only this page (the first is 1), for workflows that loop over pages. Overrides 'Return All' and 'Limit'.",
});

export const perPage = notSent({
	displayName: 'Per Page',
	name: 'perPage',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 1000, numberPrecision: 0 },
	default: 100,
	description: 'How many results each request to Lago returns',
});

/** The Options of a list. */
export const pagingOptions = collection(
	{ displayName: 'Options', name: 'pagingOptions', placeholder: 'Add Option' },
	[page, perPage],
);
/** What a read of a large object returns: for people a switch, for AI agents a choice. */
export const simplify = notSent({
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	displayOptions: { show: { '@tool': [false] } },
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
});

export const output = notSent({
	displayName: 'Output',
	name: 'output',
	type: 'options',
	displayOptions: { show: { '@tool': [true] } },
	options: [
		{
			name: 'Raw',
			value: 'raw',
			description: 'All fields, which may be many',
		},
		{
			name: 'Selected Fields',
			value: 'selected',
			description: "Only the fields named in 'Fields', and the IDs",
		},
		{
			name: 'Simplified',
			value: 'simplified',
			description: 'The most used fields, amounts also in their currency',
		},
	],
	default: 'simplified',
	description: 'How much of the response to return',
});

export const outputFields = notSent({
	displayName: 'Fields',
	name: 'outputFields',
	type: 'string',
	displayOptions: { show: { '@tool': [true], output: ['selected'] } },
	placeholder: 'e.g. email,country,billing_configuration.payment_provider',
	default: '',
	description: "The names of the fields in Lago's API, separated by commas",
});
