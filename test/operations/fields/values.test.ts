import fc from 'fast-check';
import { DateTime } from 'luxon';
import type { INodeProperties } from 'n8n-workflow';
import { InvalidInput } from '../../../nodes/LagoCustomer/model/invalid';
import {
	fixedCollection,
	clearFieldsField,
	collection,
	inBody,
	inQuery,
	type Collection,
	type GroupField,
	type Field,
} from '../../../nodes/LagoCustomer/model/field';
import { parseParameters } from '../../../nodes/LagoCustomer/model/validation';
import { write } from '../../../nodes/LagoCustomer/model/defineOperation';
import { prepareCall, buildQueryParams } from '../../../nodes/LagoCustomer/execution/prepareCall';

const TIMEZONE = 'America/New_York';

const property = (
	type: INodeProperties['type'],
	rest: Partial<INodeProperties> = {},
): INodeProperties => ({ displayName: 'Field', name: 'field', type, default: '', ...rest });

const field = (type: INodeProperties['type'], rest: Partial<INodeProperties> = {}): Field =>
	inQuery('field', null, property(type, rest));

/** The parameters of an item. */
const reading = (values: Record<string, unknown>) => (name: string) => values[name] ?? '';

/** What is sent for a value of a field in the query. */
const sent = (asked: Field, value: unknown) =>
	buildQueryParams(parseParameters([asked], reading({ field: value }), TIMEZONE)).field;

/** The body of a request that changes something. */
function bodyOf(fields: Array<Field | Collection>, parameters: Record<string, unknown>) {
	const option = { name: 'Change', value: 'change', action: 'Change', description: '' };
	const things = { path: ['things'], envelope: null, identity: null, simplified: null };
	const operation = write(things, option, {
		method: 'POST',
		isIdempotent: () => true,
		getLockFields: () => [FIELDS.string],
		fields,
	});
	const values = parseParameters(fields, reading(parameters), TIMEZONE);
	const call = prepareCall(operation, values);
	return call.kind === 'write' ? call.request.body : undefined;
}

const OPTIONS = [
	{ name: 'One', value: 'one' },
	{ name: 'Two', value: 'two' },
];

const entries: GroupField[] = [
	{ key: 'key', property: property('string', { displayName: 'Key', name: 'key', required: true }) },
	{ key: 'value', property: property('string', { displayName: 'Value', name: 'value' }) },
	{ key: 'unset', property: property('boolean', { displayName: 'Unset', name: 'unset' }) },
];

const FIELDS = {
	boolean: field('boolean'),
	json: field('json'),
	multiOptions: field('multiOptions', { options: OPTIONS }),
	number: field('number'),
	whole: field('number', { typeOptions: { numberPrecision: 0 } }),
	options: field('options', { options: OPTIONS }),
	loaded: field('options', { typeOptions: { loadOptionsMethod: 'getPlans' } }),
	string: field('string'),
	strings: field('string', { typeOptions: { multipleValues: true } }),
	pairs: fixedCollection(
		field('fixedCollection'),
		'map',
		{ entry: 'Entry', name: 'pair' },
		entries,
	),
	multimap: fixedCollection(
		field('fixedCollection'),
		'multimap',
		{ entry: 'Entry', name: 'pair' },
		entries,
	),
	date: field('dateTime', { typeOptions: { dateOnly: true } }),
	time: field('dateTime'),
};

// What a field of each type takes and refuses is tried with every field in test/operations.
test.each<[keyof typeof FIELDS, unknown, unknown]>([
	['boolean', ' true ', true],
	['number', -1.5, -1.5],
	['number', 0, 0],
	['string', 2 ** 53 - 1, '9007199254740991'],
	['string', 1e-20, '0.00000000000000000001'],
	['date', { ts: Date.parse('2026-11-22T10:00:00Z') }, '2026-11-22'],
	['time', '2026-03-08T03:30:00', '2026-03-08T07:30:00.000Z'],
	['time', new Date('2026-11-22T10:00:00Z'), '2026-11-22T10:00:00.000Z'],
	['time', DateTime.fromISO('2026-11-22T09:00', { zone: 'utc+2' }), '2026-11-22T07:00:00.000Z'],
	['multiOptions', [' one '], ['one']],
	['strings', ['a', 'b', 'a'], ['a', 'b']],
	['pairs', { pair: [{ key: 'a.b', value: 'x' }] }, { 'a.b': 'x' }],
	['pairs', { pair: [{ key: '.', value: '..' }] }, { '.': '..' }],
	['pairs', { pair: [{ key: '__proto__', value: 'x' }] }, JSON.parse('{"__proto__":"x"}')],
	['pairs', { pair: [{ key: 'k', value: '', unset: true }] }, { k: '' }],
	['pairs', { pair: [null, undefined, { key: 'k', value: 'x' }] }, { k: 'x' }],
	['multimap', { pair: [{ key: 'k', value: 'x' }] }, { k: 'x' }],
	[
		'multimap',
		{
			pair: [
				{ key: 'k', value: 'x' },
				{ key: 'k', value: 'y' },
			],
		},
		{ k: ['x', 'y'] },
	],
	['json', '  ', undefined],
])('a %s field sends %j as %j', (type, value, expected) => {
	expect(sent(FIELDS[type], value)).toEqual(expected);
});

test.each<[keyof typeof FIELDS, unknown, string]>([
	['number', Infinity, "'Field' is not a number"],
	['number', true, "'Field' is not a number"],
	['whole', 2 ** 53, "'Field' is not a whole number"],
	['pairs', 'key=value', "'Field' is not made of entries"],
	['string', () => 'a', "'Field' is not a text"],
	['date', '2026-13-01', "'Field' is not a date"],
	['date', { ts: '2026-11-22' }, "'Field' is not a date"],
	['date', 1795305600, "'Field' is not a date"],
	['date', { ts: 1795305600 }, "'Field' is not a date"],
	['date', new Date(NaN), "'Field' is not a date"],
	['time', '2026-11-22T25:00:00Z', "'Field' is not a date"],
	['time', {}, "'Field' is not a date"],
	['pairs', { pair: ['key'] }, "'Field' has an entry that is not made of fields"],
])('a %s field refuses %j', (type, value, message) => {
	expect(() => sent(FIELDS[type], value)).toThrow(message);
});

/** An object that JSON cannot hold. */
const ENDLESS: Record<string, unknown> = {};
ENDLESS.self = ENDLESS;

test.each([
	[FIELDS.number, NaN, 'It is NaN.'],
	[FIELDS.number, 'a'.repeat(198), `It is "${'a'.repeat(198)}".`],
	[FIELDS.number, 'a'.repeat(199), `It is "${'a'.repeat(199)}….`],
	[FIELDS.boolean, () => true, 'It is () => true.'],
	[FIELDS.boolean, ENDLESS, 'It is something that is no data.'],
	[FIELDS.pairs, { pair: ['key'] }, 'It is "key": fill in its fields one by one.'],
	[FIELDS.json, [{ a: NaN }], "'a' is NaN, which is not a number."],
	[FIELDS.pairs, 'key=value', 'It is "key=value": fill in its fields one by one.'],
	[collection({ displayName: 'Field', name: 'field' }, []), 'text', 'Add its fields one by one.'],
])('%#: the advice says what the value is, and what to do', (asked, value, expected) => {
	const read = () => parseParameters([asked], reading({ field: value }), TIMEZONE);
	expect(read).toThrow(expect.objectContaining({ hint: expected }));
});

test('whatever an expression gives is sent as the field means it, or refused', () => {
	const isMeant: Record<string, (value: unknown) => boolean> = {
		boolean: (value) => typeof value === 'boolean',
		date: (value) => /^\d{4}-\d{2}-\d{2}$/.test(String(value)),
		time: (value) => new Date(String(value)).toISOString() === value,
		json: (value) => typeof value === 'string',
		multiOptions: (value) =>
			Array.isArray(value) && value.every((entry) => ['one', 'two'].includes(entry)),
		loaded: (value) => typeof value === 'string',
		number: (value) => Number.isFinite(value),
		whole: (value) => Number.isSafeInteger(value),
		options: (value) => ['one', 'two'].includes(value as string),
		string: (value) => typeof value === 'string',
		strings: (value) => Array.isArray(value) && value.every((entry) => typeof entry === 'string'),
		pairs: (value) => typeof value === 'object',
		multimap: (value) => typeof value === 'object',
	};
	const anything = fc.anything({ withNullPrototype: false });
	const entries = fc.record({ pair: fc.array(fc.record({ key: anything, value: anything })) });
	fc.assert(
		fc.property(
			fc.constantFrom(...Object.keys(FIELDS)),
			fc.oneof(anything, entries),
			(type, value) => {
				try {
					const result = sent(FIELDS[type as keyof typeof FIELDS], value);
					expect(result === undefined || isMeant[type](result)).toBe(true);
				} catch (error) {
					expect(error).toBeInstanceOf(InvalidInput);
				}
			},
		),
		{ numRuns: 2000 },
	);
});

test.each(['phone', 'constructor', '__proto__', 'name.length'])(
	'%s, which is not in the list, is not cleared',
	(choice) => {
		const name = inBody('customer').clearable('name', property('string', { name: 'name' }));
		const cleared = clearFieldsField('customer', 'What Lago empties', [name]);
		expect(() => bodyOf([cleared], { clearFields: [choice] })).toThrow(
			`'Clear Fields' cannot be "${choice}"`,
		);
	},
);

test.each(['constructor', 'toString', '__proto__'])(
	'the name %s is one like any other: in JSON and in collections',
	(key) => {
		const otherFields: Field = {
			property: property('json', { name: 'other' }),
			place: { in: 'body', at: ['customer'], as: 'defaults' },
		};
		const made = bodyOf([otherFields], { other: `{"${key}":"x"}` });
		expect(JSON.stringify(made)).toBe(`{"customer":{"${key}":"x"}}`);
		// What every object inherits is no value that somebody has entered.
		const inherited = inBody('customer')(key, property('string', { name: key }));
		const nothing = collection({ displayName: 'Fields', name: 'fields' }, [inherited]);
		expect(bodyOf([nothing], { fields: {} })).toBeUndefined();
	},
);
