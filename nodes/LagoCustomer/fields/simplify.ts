import { inNode } from './field';

/** What a read of a large object returns: for people a switch, for AI agents a choice. */
export const simplify = inNode({
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	displayOptions: { show: { '@tool': [false] } },
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
});

export const output = inNode({
	displayName: 'Output',
	name: 'output',
	type: 'options',
	displayOptions: { show: { '@tool': [true] } },
	options: [
		{
			name: 'Raw',
			value: 'raw',
			description: 'All fields that Lago has, which may be many',
		},
		{
			name: 'Selected Fields',
			value: 'selected',
			description: 'Only the fields that are named, and the IDs',
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

export const outputFields = inNode({
	displayName: 'Fields',
	name: 'outputFields',
	type: 'string',
	displayOptions: { show: { '@tool': [true], output: ['selected'] } },
	placeholder: 'e.g. email,country,billing_configuration.payment_provider',
	default: '',
	description: "The names of the fields in Lago's API, separated by commas",
});
