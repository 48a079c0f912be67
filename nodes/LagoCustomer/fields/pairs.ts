import type { INodeProperties } from 'n8n-workflow';

interface Words {
	/** What an entry is called on the button that adds one. */
	entry: string;
	key: string;
	keyExample: string;
	value: string;
	valueExample: string;
}

const keyAndValue = ({ key, keyExample, value, valueExample }: Words): INodeProperties[] => [
	{
		displayName: 'Key',
		name: 'key',
		type: 'string',
		required: true,
		placeholder: `e.g. ${keyExample}`,
		default: '',
		description: key,
	},
	{
		displayName: 'Value',
		name: 'value',
		type: 'string',
		required: true,
		placeholder: `e.g. ${valueExample}`,
		default: '',
		description: value,
	},
];

/** The part of a field for keys with values that makes it send `{ [key]: value }`. */
export const pairs = (words: Words) =>
	({
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, multipleValueButtonText: `Add ${words.entry}` },
		placeholder: `Add ${words.entry}`,
		default: {},
		options: [{ displayName: words.entry, name: 'pair', values: keyAndValue(words) }],
	}) satisfies Partial<INodeProperties>;

/** The part of a field for keys with values that makes it send `[{ key, value }]`. */
export const entries = (words: Words) =>
	({
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, multipleValueButtonText: `Add ${words.entry}` },
		placeholder: `Add ${words.entry}`,
		default: {},
		options: [{ displayName: words.entry, name: 'entry', values: keyAndValue(words) }],
	}) satisfies Partial<INodeProperties>;
