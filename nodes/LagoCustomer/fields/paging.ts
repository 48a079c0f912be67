import type { INodeProperties } from 'n8n-workflow';
import { query } from './send';

export const returnAll: INodeProperties = {
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
};

export const limit: INodeProperties = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	displayOptions: { show: { returnAll: [false] } },
	default: 50,
	description: 'Max number of results to return',
};

export const page: INodeProperties = {
	displayName: 'Page',
	name: 'page',
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	default: 1,
	description:
		"The one page to return, counted from 1, for workflows that page themselves. 'Return All' and 'Limit' then do not apply.",
	routing: query('page'),
};

export const perPage: INodeProperties = {
	displayName: 'Per Page',
	name: 'perPage',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 1000, numberPrecision: 0 },
	default: 100,
	description: 'How many results to ask Lago for in one request',
	routing: query('per_page'),
};

/** The Options of a list that has no others. */
export const pagingOptions: INodeProperties = {
	displayName: 'Options',
	name: 'pagingOptions',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [page, perPage],
};
