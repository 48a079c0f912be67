import type { INodeParameters, INodeProperties } from 'n8n-workflow';
import { operations } from './declarations';
import {
	EMPTY_VALUES,
	ENTER_A_VALUE,
	FROM_ITEM,
	refusal,
	refusals,
	REMOVE_THE_ENTRY,
} from './helpers';
import { groupsOf, leastOf, leftOut, optionsOf, plainlyAlone, spotsOf, type Spot } from './spots';

/** What is said of long lists. The values of short ones stand where it is tested what was saved. */
const FORMS: Record<string, string> = {
	Countries: 'Use a two-letter country code, such as DE for Germany.',
	Country: 'Use a two-letter country code, such as DE for Germany.',
	Currencies: 'Use a three-letter code, such as EUR.',
	Currency: 'Use a three-letter code, such as EUR.',
	Timezone: 'Use a time zone of the list, such as Europe/Paris.',
};

function acceptedBy(property: INodeProperties): string {
	return FORMS[property.displayName] ?? `Lago accepts ${optionsOf(property).join(', ')}.`;
}

type Wrong = [value: unknown, problem: string, advice: string];

const each = (values: unknown[], problem: string, advice: (shown: string) => string): Wrong[] =>
	values.map((value) => [value, problem, advice(JSON.stringify(value))]);

const notTexts = (values: unknown[]) =>
	each(values, 'is not a text', (shown) => `It is ${shown}: pick the one value to send.`);

/** Inside of a list, it is the entry that is shown. */
const inLists = (wrong: Wrong[]): Wrong[] =>
	wrong.map(([value, ...words]) => [[undefined, value], ...words]);

const WRONG: Record<string, (spot: Spot) => Wrong[]> = {
	boolean: () => each(['maybe', 2], 'is neither true nor false', (shown) => `It is ${shown}.`),
	dateTime: ({ property }) => {
		const example = property.typeOptions?.dateOnly ? '2026-11-22' : '2026-11-22T09:00:00Z';
		const values = ['yesterday', '28.02.2026', '2026-02-30', 20260228];
		return each(values, 'is not a date', (shown) => `It is ${shown}. Write it like ${example}.`);
	},
	json: ({ property }) => [
		['{ "a": ', 'is not valid JSON', 'Unexpected end of JSON input.'],
		...(property.default === '{}'
			? each(
					['null', '["a"]', ['a']],
					'is not a JSON object',
					() => 'Write it as { "field": "value" }.',
				)
			: each(['null', '{"a":1}', { a: 1 }], 'is not a JSON list', () => 'Write it as ["value"].')),
	],
	multiOptions: ({ property }) =>
		inLists(
			property.options
				? [['some', 'cannot be "some"', acceptedBy(property)]]
				: notTexts([{ code: 'a' }]),
		),
	number: ({ property: { typeOptions: { minValue, maxValue, numberPrecision } = {} } }) => [
		...each(['ten', [3]], 'is not a number', (shown) => `It is ${shown}.`),
		...each(numberPrecision === 0 ? [1.5] : [], 'is not a whole number', () => 'It is 1.5.'),
		...each(
			minValue === undefined ? [] : [minValue - 1],
			`is less than ${minValue}`,
			(shown) => `It is ${shown}.`,
		),
		...each(
			maxValue === undefined ? [] : [maxValue + 1],
			`is more than ${maxValue}`,
			(shown) => `It is ${shown}.`,
		),
	],
	options: ({ property }) =>
		property.options
			? [
					['some', 'cannot be "some"', acceptedBy(property)],
					[['some'], 'cannot be ["some"]', acceptedBy(property)],
				]
			: notTexts([['a'], { code: 'a' }]),
	// What may hold entries has tests of its own.
	string: ({ property, mayHoldEntries }) =>
		mayHoldEntries
			? []
			: property.typeOptions?.multipleValues
				? inLists(notTexts([{ a: 1 }]))
				: notTexts([['a'], { a: 1 }]),
};

const spots = operations.flatMap((declared) => spotsOf(declared, plainlyAlone(declared)));

/** Without it, other results would come than those that were asked for. */
const selectsResults = ({ field: { group, place, property } }: Spot) =>
	(place.in === 'query' && !group && !property.required) ||
	['page', 'perPage'].includes(property.name);

const isList = ({ property: { type, typeOptions } }: Spot) =>
	type === 'multiOptions' || typeOptions?.multipleValues === true;

/** What is said of values that are none. */
function missingIn(spot: Spot): Wrong[] {
	if (spot.isRequired) return each(EMPTY_VALUES, 'is empty', () => REMOVE_THE_ENTRY);
	if (!selectsResults(spot)) return [];
	return each(
		[...EMPTY_VALUES, ...(isList(spot) ? [[], [null, '']] : [])],
		'is empty: its expression gives nothing',
		() =>
			'Without it, Lago would return other results than you asked for. Check the expression, or remove the field.',
	);
}

test.each(spots)('$declared.id refuses wrong values of $label', async (spot) => {
	const unfit: Wrong[] = (spot.isPathId ? ['.', '..'] : []).map((id) => [
		id,
		`cannot be '${id}'`,
		ENTER_A_VALUE,
	]);
	const wrong = [...missingIn(spot), ...unfit, ...WRONG[spot.property.type](spot)];
	const values = wrong.map(([value]) => value);
	const words = wrong.map(([, problem, description]) => ({
		message: `'${spot.label}' ${problem}`,
		description,
	}));
	expect(await refusals(spot.fill(FROM_ITEM), values)).toEqual(words);
});

type Group = ReturnType<typeof groupsOf>[number];

/** Entries of a group, and what is said of them: of the group itself, or of a field inside. */
type WrongEntries = [entries: INodeParameters[], problem: string, advice: string, inside?: string];

function wrongEntriesOf({ group, property, place }: Group): WrongEntries[] {
	const wrong: WrongEntries[] = [];
	const left = leftOut(group);
	if (property.required) wrong.push([[], 'is empty', ENTER_A_VALUE]);
	if (property.required && left) wrong.push([[left], 'is empty', ENTER_A_VALUE]);
	if (group.shape === 'map') {
		const twice = ['a', 'b'].map((value) => ({ key: 'k', value }));
		wrong.push([twice, "has the key 'k' twice", 'Keep one of the two entries.']);
	}
	if (place.in === 'query') {
		const words = [
			"cannot have the key 'k[0]'",
			'Lago reads no key with [ or ] in a filter.',
		] as const;
		wrong.push([[{ key: 'k[0]', value: 'a' }], ...words]);
	}
	if (group.fields.some(({ key }) => key === 'unset'))
		wrong.push([[{ key: 'k' }], "has no value for the key 'k'", ENTER_A_VALUE]);
	for (const { group: inner, property: field } of group.fields) {
		for (const nothing of inner && field.required ? [{}, { [inner.name]: [] }] : []) {
			const entry = { ...leastOf(group), [field.name]: nothing };
			wrong.push([[entry], 'is empty', REMOVE_THE_ENTRY, field.displayName]);
		}
	}
	return wrong;
}

const groups = operations
	.flatMap((declared) => groupsOf(declared, plainlyAlone(declared)))
	.map((group) => ({ ...group, wrong: wrongEntriesOf(group) }))
	.filter(({ wrong }) => wrong.length);

test.each(groups)(
	'$declared.id refuses wrong entries of $label',
	async ({ label, fill, wrong }) => {
		for (const [entries, problem, description, inside] of wrong) {
			const field = inside ? `${label} > ${inside}` : label;
			const message = `'${field}' ${problem}`;
			expect(await refusal(fill(...entries))).toEqual({ message, description });
		}
	},
);
