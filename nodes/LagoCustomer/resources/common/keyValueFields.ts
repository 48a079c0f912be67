import { groupField, type GroupField } from '../../model/field';

/** What stands beside the key of every entry that an expression may fill. */
export const OBJECT_HINT = 'An expression may give an object of keys and values instead';

interface KeyValueLabels {
	key: string;
	keyExample: string;
	value: string;
	valueExample: string;
}

/** The fields of a key with its value; an entry without a value is rejected. */
export const keyValueFields = ({
	key,
	keyExample,
	value,
	valueExample,
}: KeyValueLabels): [GroupField, GroupField] => [
	groupField(
		'key',
		{
			displayName: 'Key',
			name: 'key',
			type: 'string',
			required: true,
			placeholder: `e.g. ${keyExample}`,
			default: '',
			description: `${key}. ${OBJECT_HINT}.`,
		},
		{ mayHoldEntries: true },
	),
	groupField('value', {
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
export const optionalKeyValueFields = (labels: KeyValueLabels): [GroupField, GroupField] => {
	const [key, value] = keyValueFields(labels);
	return [key, { ...value, omitEntryIfEmpty: true }];
};
