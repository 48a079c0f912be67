import { entry, type Entry } from './field';

interface Words {
	key: string;
	keyExample: string;
	value: string;
	valueExample: string;
}

/** The two fields of an entry that is a key with its value. One without a value is refused. */
export const pairEntries = ({ key, keyExample, value, valueExample }: Words): [Entry, Entry] => [
	entry('key', {
		displayName: 'Key',
		name: 'key',
		type: 'string',
		required: true,
		placeholder: `e.g. ${keyExample}`,
		default: '',
		description: key,
	}),
	entry('value', {
		displayName: 'Value',
		name: 'value',
		type: 'string',
		required: true,
		placeholder: `e.g. ${valueExample}`,
		default: '',
		description: value,
	}),
];

/** The same, but an entry whose value is empty, as when an expression gives none, is left out. */
export const optionalPairEntries = (words: Words): [Entry, Entry] => {
	const [key, value] = pairEntries(words);
	return [key, { ...value, carriesEntry: true }];
};
